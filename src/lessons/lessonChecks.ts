/** @file Questions that checks of lessons ask of a network. */
import type { LayerAnalysis } from '../analysis/analysis';
import type { Design } from '../document/document';
import { getMapSize, isMapShape } from '../layers/shape';
import { isEqual } from '../util/isEqual';
import type { PerAxis } from '../util/perAxis';
import type { LessonContext } from './lesson';
import { type DrawnContext, findLastConvolution, findOriginal, listConvolutions } from './lessonFacts';

/** Whether the last convolution's smallest field is exactly this, [height, width]. */
export function lastSees(context: LessonContext, [height, width]: PerAxis<number>): boolean {
  const min = findLastConvolution(context)?.facts.field?.min;
  return min?.[0] === height && min[1] === width;
}

/** Whether the layer that began with this name has exactly this smallest or largest field, on both axes. */
export function hasField(
  context: LessonContext,
  name: string,
  bound: 'min' | 'max',
  [height, width]: PerAxis<number>,
): boolean {
  const field = findOriginal(context, name)?.facts.field?.[bound];
  return field?.[0] === height && field[1] === width;
}

/** Whether the layers and their connections are those of the start, whatever they are called. */
export function hasSameNetwork({ design }: DrawnContext, start: Design): boolean {
  const [own, first] = [design.architecture.layers, start.architecture.layers];
  return (
    own.size === first.size &&
    [...own.values()].every(({ id, layer, inputs }) => {
      const before = first.get(id);
      return before !== undefined && isEqual(layer, before.layer) && isEqual(inputs, before.inputs);
    })
  );
}

/**
 * The smallest or largest field along the height of the layer that began with this name; null where it is gone or sees
 * everything.
 */
export function getField(context: LessonContext, name: string, bound: 'min' | 'max' = 'min'): number | null {
  return findOriginal(context, name)?.facts.field?.[bound][0] ?? null;
}

/** Whether a layer's map is as large as the image. */
export function isFullSize({ design }: LessonContext, { shape }: LayerAnalysis): boolean {
  if (shape === null || !isMapShape(shape)) return false;
  const [height, width] = getMapSize(shape);
  return height === design.resolution[0] && width === design.resolution[1];
}

/** Whether all convolutions have a kernel of this size on both axes. */
export function haveKernel(context: LessonContext, kernel: number): boolean {
  return listConvolutions(context).every(
    ({ node: { layer } }) =>
      'kernelSize' in layer.params &&
      Array.isArray(layer.params.kernelSize) &&
      layer.params.kernelSize.every((size) => size === kernel),
  );
}

/** Whether no convolution is beyond the border, on neither axis. */
export function isProductive({ analysis: { headline } }: Pick<DrawnContext, 'analysis'>): boolean {
  return headline.unproductive === 0 && headline.onOneAxis === 0;
}

/** Whether nothing in the network is an error. */
export function isWhole({ analysis }: DrawnContext): boolean {
  return analysis.diagnostics.every(({ severity }) => severity !== 'error');
}

/** Whether the image still has this size. */
export function hasImage({ design }: DrawnContext, size: number): boolean {
  return design.resolution.every((side) => side === size);
}
