/** @file The size rule that convolutions and pools share. */
import { axes, type PerAxis } from '../util/perAxis';
import type { ShapeResult } from './definition';
import type { MapShape } from './shape';
import type { SlidingWindow } from './window';
import { computeEffectiveKernel } from './window';

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
  window: SlidingWindow,
  ceilMode = false,
): ShapeResult {
  const size: [number, number] = [0, 0];
  const needed: [number, number] = [1, 1];
  const actual: PerAxis<number> = [input.height, input.width];
  for (const axis of axes) {
    const { before, after } = window.padding[axis];
    const stride = window.stride[axis];
    const kernel = computeEffectiveKernel(window.kernelSize[axis], window.dilation[axis]);
    const room = actual[axis] + before + after - kernel;
    let count = (ceilMode ? Math.ceil(room / stride) : Math.floor(room / stride)) + 1;
    if (ceilMode && (count - 1) * stride >= actual[axis] + before) count -= 1;
    // An output that exists by padding alone, on an input without pixels, is none.
    size[axis] = actual[axis] > 0 ? Math.max(count, 0) : 0;
    // In ceil mode a window may hang over the end by all but one step.
    needed[axis] = Math.max(1, kernel - before - after - (ceilMode ? stride - 1 : 0));
  }
  const shape: MapShape = { channels, height: size[0], width: size[1] };
  if (size[0] > 0 && size[1] > 0) return { shape };
  return { shape, problem: { code: 'map-vanishes', actual, needed } };
}
