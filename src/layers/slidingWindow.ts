/** @file The window that convolutions and pools share, from their parameters. */
import type { PerAxis } from '../util/perAxis';
import { type Padding, resolvePadding } from './padding';
import { getMapSize, isMapShape, type Shape } from './shape';
import type { SlidingWindow } from './window';

/** The window of a convolution or pool with these parameters, over an input of known or unknown size. */
export function createSlidingWindow(
  params: {
    readonly kernelSize: PerAxis<number>;
    readonly stride: PerAxis<number>;
    readonly dilation: PerAxis<number>;
    readonly padding: Padding;
  },
  input: Shape | null,
): SlidingWindow {
  const { kernelSize, stride, dilation } = params;
  const size = params.padding === 'same' && input !== null && isMapShape(input) ? getMapSize(input) : null;
  const padding = resolvePadding(params.padding, kernelSize, dilation, stride, size);
  return { type: 'sliding', kernelSize, stride, dilation, padding };
}
