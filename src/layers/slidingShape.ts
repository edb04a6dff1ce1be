/** @file The size rule that convolutions and pools share. */
import { type Axis, mapAxes } from '../util/perAxis';
import type { ShapeResult } from './definition';
import type { LayerProblem } from './problem';
import { getMapSize, type MapShape } from './shape';
import { resolveAxisPadding, type SlidingParams } from './slidingWindow';
import { computeEffectiveKernel } from './window';

/** How often the window fits on one axis of a map with `size` pixels. */
function countSteps(size: number, params: SlidingParams, axis: Axis, ceilMode: boolean): number {
  // An output that exists by padding alone, on an input without pixels, is none.
  if (size < 1) return 0;
  const { before, after } = resolveAxisPadding(params, axis, size);
  const stride = params.stride[axis];
  const kernel = computeEffectiveKernel(params.kernelSize[axis], params.dilation[axis]);
  const steps = (size + before + after - kernel) / stride;
  let count = (ceilMode ? Math.ceil(steps) : Math.floor(steps)) + 1;
  if (ceilMode && (count - 1) * stride >= size + before) count -= 1;
  return Math.max(count, 0);
}

function describeVanishing(input: MapShape, params: SlidingParams, ceilMode: boolean): LayerProblem {
  const actual = getMapSize(input);
  const needed = mapAxes(actual, (size, axis) => {
    const { before, after } = resolveAxisPadding(params, axis, size);
    const kernel = computeEffectiveKernel(params.kernelSize[axis], params.dilation[axis]);
    // In ceil mode a window may hang over the end by all but one step.
    return Math.max(1, kernel - before - after - (ceilMode ? params.stride[axis] - 1 : 0));
  });
  return { code: 'map-vanishes', actual, needed };
}

/**
 * The output of a sliding window with `channels` output channels.
 *
 * Per axis floor((n + pads - e) / s) + 1; in ceil mode rounded up, but a last window that would start at or
 * beyond the input plus leading padding is dropped. A size below 1 gives the problem `map-vanishes` and a
 * shape with 0 on that axis.
 */
export function inferSlidingShape(
  input: MapShape,
  channels: number,
  params: SlidingParams,
  ceilMode = false,
): ShapeResult {
  const height = countSteps(input.height, params, 0, ceilMode);
  const width = countSteps(input.width, params, 1, ceilMode);
  const shape: MapShape = { channels, height, width };
  if (height > 0 && width > 0) return { shape };
  return { shape, problem: describeVanishing(input, params, ceilMode) };
}
