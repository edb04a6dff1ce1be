/** @file Numbers that sentences about problems need, in every language. */
import type { MapShape, Shape } from '../layers/shape';

/** Whether a shape has spatial axes. */
export const isMap = (shape: Shape): shape is MapShape => 'channels' in shape;

/** The nearest divisors of `value` on either side of a number that is none. O(value). */
export function findDivisors(value: number, divisor: number): number[] {
  let below = divisor - 1;
  while (below > 0 && value % below !== 0) below -= 1;
  let above = divisor + 1;
  while (above <= value && value % above !== 0) above += 1;
  return [below, above].filter((candidate) => candidate > 0 && candidate <= value);
}

/** By how much one map is finer than another where that is the same whole factor on both axes; else null. */
export function findFactor(large: MapShape, small: MapShape): number | null {
  const factor = large.height / small.height;
  return Number.isInteger(factor) && factor > 1 && large.width === small.width * factor ? factor : null;
}
