/** @file The stem: the first convolution and what makes the map smaller before the second one with a kernel. */
import { isLayerOf, type LayerNode } from '../architecture/architecture';
import { mapAxes, type PerAxis } from '../util/perAxis';
import { type Anatomy, isWideConvolution } from './anatomy';
import { findDownsamplings } from './downsamplings';

/** How a network begins. */
export interface Stem {
  /** The first convolution. */
  readonly convolution: LayerNode<'Conv2d'>;
  /** Itself and what stands before it and behind it, up to the second one with a kernel or to the head. */
  readonly layers: readonly LayerNode[];
  /** How many times smaller the map gets in all, per axis. */
  readonly factor: PerAxis<number>;
}

/**
 * By how many pixels of the image a kernel of `to` widens all fields behind a convolution more than one of `from`, per
 * axis; the same number below 0 the other way round.
 */
export function computeKernelGrowth(
  { analysis }: Anatomy,
  { inputs, layer: { params } }: LayerNode<'Conv2d'>,
  from: PerAxis<number>,
  to: PerAxis<number>,
): PerAxis<number> {
  const jump = inputs[0] === undefined ? undefined : analysis.layers.get(inputs[0])?.field?.jump;
  return mapAxes(to, (kernel, axis) => (kernel - from[axis]) * params.dilation[axis] * (jump?.[axis] ?? 1));
}

/** The stem of a network; null where it does not begin with a convolution above 1x1 on its single way. */
export function findStem(anatomy: Anatomy): Stem | null {
  const { spine, segments, architecture, headStart } = anatomy;
  const start = spine.findIndex(isWideConvolution);
  const convolution = spine[start];
  if (convolution === undefined || !isLayerOf(convolution, 'Conv2d')) return null;
  // Only norms and the like may stand before it, on no parallel way.
  const isFirst = segments.slice(0, start).every(({ inner }) => inner.length === 0);
  if (!isFirst) return null;
  let end = start + 1;
  for (let node = spine[end]; node !== undefined; node = spine[end]) {
    const inner = segments[end - 1]?.inner.map((id) => architecture.layers.get(id)) ?? [];
    const isNext = [...inner, node].some((layer) => layer !== undefined && isWideConvolution(layer));
    if (isNext || inner.length > 0) break;
    end += 1;
  }
  const steps = findDownsamplings(anatomy).filter(({ place }) => place < end);
  const factor = steps.reduce<PerAxis<number>>(
    (product, step) => mapAxes(product, (value, axis) => value * step.factor[axis]),
    [1, 1],
  );
  return { convolution, layers: spine.slice(0, Math.min(end, headStart)), factor };
}
