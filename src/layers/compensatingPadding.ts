/** @file Padding by side that only makes up for the kernel: at stride 1 the map keeps its size. */
import { mapAxes, type PerAxis } from '../util/perAxis';
import type { Padding, PaddingSides } from './padding';
import { computeEffectiveKernel } from './window';

/** The sides that make up for a kernel; of an odd number of pixels the smaller half goes before. */
export function createCompensatingPadding(
  kernelSize: PerAxis<number>,
  dilation: PerAxis<number>,
): PaddingSides {
  const total = mapAxes(kernelSize, (kernel, axis) => computeEffectiveKernel(kernel, dilation[axis]) - 1);
  const [top, left] = mapAxes(total, (pixels) => Math.floor(pixels / 2));
  return { top, bottom: total[0] - top, left, right: total[1] - left };
}

/** Whether a padding is by side and makes up for just this kernel. */
export function isCompensatingPadding(
  padding: Padding,
  kernelSize: PerAxis<number>,
  dilation: PerAxis<number>,
): boolean {
  if (typeof padding === 'string') return false;
  const sides = createCompensatingPadding(kernelSize, dilation);
  return (
    padding.top === sides.top &&
    padding.bottom === sides.bottom &&
    padding.left === sides.left &&
    padding.right === sides.right
  );
}
