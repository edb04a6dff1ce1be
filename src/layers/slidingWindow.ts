/** @file The window that convolutions and pools share, from their parameters. */
import { mapAxes, type PerAxis } from '../util/perAxis';
import { type Padding, resolvePadding } from './padding';
import { getMapSize, isMapShape, type Shape } from './shape';
import { computeEffectiveKernel, type SlidingWindow } from './window';

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
  const effective = mapAxes(params.kernelSize, (kernel, axis) =>
    computeEffectiveKernel(kernel, params.dilation[axis]),
  );
  const size = input !== null && isMapShape(input) ? getMapSize(input) : null;
  return {
    type: 'sliding',
    kernelSize: params.kernelSize,
    stride: params.stride,
    dilation: params.dilation,
    padding: resolvePadding(params.padding, effective, params.stride, size),
  };
}
