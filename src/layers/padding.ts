/** @file Padding of convolutions and pools: by side, or by the two rules that have names. */
import type { Axis, PerAxis } from '../util/perAxis';

/** Pixels added on each side of the input map; negative values crop (ZeroPad2d only). */
export interface PaddingSides {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** `valid` adds nothing; `same` makes the output ceil(input / stride), with the odd pixel at the end. */
export type Padding = 'same' | 'valid' | PaddingSides;

/** Padding before the first and behind the last pixel of one axis. */
export interface AxisPadding {
  readonly before: number;
  readonly after: number;
}

/** No padding on any side. */
export const noPadding: PaddingSides = { top: 0, bottom: 0, left: 0, right: 0 };

/** The same padding on the two sides of each axis. */
export function createPadding(height: number, width: number = height): PaddingSides {
  return { top: height, bottom: height, left: width, right: width };
}

/** Sides as a pair per axis. */
export function splitSides(sides: PaddingSides): PerAxis<AxisPadding> {
  return [
    { before: sides.top, after: sides.bottom },
    { before: sides.left, after: sides.right },
  ];
}

const unpadded: AxisPadding = { before: 0, after: 0 };

/**
 * The pixels that a padding stands for on one axis.
 *
 * `same` depends on the size of the map when the stride is above 1; where the size is not known (null, or 0 of a
 * map that has vanished) the padding of stride 1 is returned.
 *
 * @param reach dilation x (kernel - 1): how far the last tap is from the first.
 * @param size of the input map on this axis, or null.
 * Source: TensorFlow's definition of `SAME`.
 */
export function resolvePadding(
  padding: Padding,
  axis: Axis,
  reach: number,
  stride: number,
  size: number | null,
): AxisPadding {
  if (padding === 'valid') return unpadded;
  if (padding !== 'same')
    return axis === 0
      ? { before: padding.top, after: padding.bottom }
      : { before: padding.left, after: padding.right };
  const total =
    size === null || size < 1
      ? reach
      : Math.max((Math.ceil(size / stride) - 1) * stride + reach + 1 - size, 0);
  const before = Math.floor(total / 2);
  return { before, after: total - before };
}
