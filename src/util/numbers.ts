/** @file Small exact arithmetic used by shape and field rules. */

/** Greatest common divisor of two positive integers. */
export function computeGcd(a: number, b: number): number {
  let x = Math.abs(a);
  let y = Math.abs(b);
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/**
 * Removes the noise that repeated division leaves beside a whole number of pixels.
 *
 * Fractional jumps (behind upsampling by 3, say) are not exact in binary; without this a field of 32 could
 * compare as greater than 32. What is further than a millionth from a whole pixel stays as it is.
 */
export function snapToPixelGrid(value: number): number {
  const nearest = Math.round(value);
  // Adding zero makes a negative zero positive.
  return Math.abs(value - nearest) < 1e-6 ? nearest + 0 : value;
}

/** Clamps a value to `[low, high]`. */
export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
