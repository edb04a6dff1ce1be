/** @file The window that convolutions and pools share, from their parameters. */
import { type Axis, bothAxes, type PerAxis } from '../util/perAxis';
import { type AxisPadding, type Padding, resolvePadding } from './padding';
import { getMapLength, type Shape } from './shape';
import type { SlidingWindow } from './window';

/** What layers with a sliding window have in common. */
export interface SlidingParams {
  readonly kernelSize: PerAxis<number>;
  readonly stride: PerAxis<number>;
  readonly dilation: PerAxis<number>;
  readonly padding: Padding;
}

const undilated = bothAxes(1);

/** The parameters of a window that has no dilation. */
export function withoutDilation({
  kernelSize,
  stride,
  padding,
}: Omit<SlidingParams, 'dilation'>): SlidingParams {
  return { kernelSize, stride, dilation: undilated, padding };
}

/** The padding on one axis of a map with `size` pixels there (null: not known). */
export function resolveAxisPadding(
  { kernelSize, stride, dilation, padding }: SlidingParams,
  axis: Axis,
  size: number | null,
): AxisPadding {
  return resolvePadding(padding, axis, dilation[axis] * (kernelSize[axis] - 1), stride[axis], size);
}

/** The window of a convolution or pool with these parameters, over an input of known or unknown size. */
export function createSlidingWindow(params: SlidingParams, input: Shape | null): SlidingWindow {
  const { kernelSize, stride, dilation } = params;
  const rows = resolveAxisPadding(params, 0, getMapLength(input, 0));
  const columns = resolveAxisPadding(params, 1, getMapLength(input, 1));
  return { type: 'sliding', kernelSize, stride, dilation, padding: [rows, columns] };
}
