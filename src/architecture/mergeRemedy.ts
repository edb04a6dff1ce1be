/** @file What would make two inputs of a merge fit: the one layer that is missing on one of them. */
import type { LayerKind } from '../layers/catalogue';
import { countElements, isMapShape, type MapShape, type Shape } from '../layers/shape';
import { mapAxes, type PerAxis } from '../util/perAxis';

/** Which input to change: the one that would be connected, or the one that is there. */
export type MergeSide = 'new' | 'present';

/** A layer that makes one input of a merge fit the other. */
export type MergeRemedy = { readonly side: MergeSide } & (
  | { readonly code: 'convolution'; readonly outChannels: number; readonly stride: PerAxis<number> }
  | { readonly code: 'downsample'; readonly factor: PerAxis<number> }
  | { readonly code: 'upsample'; readonly factor: PerAxis<number> }
  | { readonly code: 'flatten' }
);

/** Strides with which a kernel of 1 brings `from` to `to`, ceil(n / s) per axis; null where there are none. */
function findStride(from: MapShape, to: MapShape): PerAxis<number> | null {
  const stride = mapAxes([from.height, from.width], (size, axis) => {
    const target = axis === 0 ? to.height : to.width;
    const step = Math.ceil(size / target);
    return target > 0 && Math.ceil(size / step) === target ? step : 0;
  });
  return stride[0] > 0 && stride[1] > 0 ? stride : null;
}

/** Whole factors by which `from` must grow to be `to`; null where there are none. */
function findScale(from: MapShape, to: MapShape): PerAxis<number> | null {
  const scale: PerAxis<number> = [to.height / from.height, to.width / from.width];
  return Number.isInteger(scale[0]) && Number.isInteger(scale[1]) ? scale : null;
}

function findMapRemedy(isConcat: boolean, arriving: MapShape, present: MapShape): MergeRemedy | null {
  // What is finer is changed: shrinking it costs less than growing the other.
  const isNewFiner = arriving.height >= present.height && arriving.width >= present.width;
  const sides = isNewFiner ? (['new', 'present'] as const) : (['present', 'new'] as const);
  for (const side of sides) {
    const [from, to] = side === 'new' ? [arriving, present] : [present, arriving];
    const stride = findStride(from, to);
    if (stride === null) continue;
    if (!isConcat) return { side, code: 'convolution', outChannels: to.channels, stride };
    return { side, code: 'downsample', factor: stride };
  }
  if (!isConcat && arriving.channels !== present.channels) return null;
  for (const side of sides) {
    const [from, to] = side === 'new' ? [arriving, present] : [present, arriving];
    const factor = findScale(from, to);
    if (factor !== null) return { side, code: 'upsample', factor };
  }
  return null;
}

/**
 * The layer that would let two inputs merge that do not fit, or null where one layer is not enough.
 *
 * @param kind the merge: Concat joins channels, so only sizes matter to it; all others need equal shapes.
 */
export function findMergeRemedy(kind: LayerKind, arriving: Shape, present: Shape): MergeRemedy | null {
  const isConcat = kind === 'Concat';
  if (isMapShape(arriving) && isMapShape(present)) return findMapRemedy(isConcat, arriving, present);
  if (isMapShape(arriving) === isMapShape(present)) return null;
  const [map, vector] = isMapShape(arriving) ? [arriving, present] : [present, arriving];
  if (!isConcat && countElements(map) !== countElements(vector)) return null;
  return { side: map === arriving ? 'new' : 'present', code: 'flatten' };
}
