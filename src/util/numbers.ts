/** @file Small exact arithmetic used by shape and field rules. */

/** Greatest common divisor of two positive integers. */
export function computeGcd(a: number, b: number): number {
  let x = Math.abs(a);
  let y = Math.abs(b);
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/**
 * Removes the noise that repeated division leaves in a value of pixels.
 *
 * Fractional jumps (behind upsampling by 3, say) are not exact in binary; without this a field of 32 could
 * compare as greater than 32. The grid of 1/2^20 of a pixel keeps every integer, half and quarter exact.
 */
export function snapToPixelGrid(value: number): number {
  // Adding zero makes a negative zero positive.
  if (Number.isInteger(value)) return value + 0;
  const grid = 1_048_576;
  const snapped = Math.round(value * grid) / grid;
  const nearest = Math.round(snapped);
  return Math.abs(snapped - nearest) < 1e-5 ? nearest + 0 : snapped;
}

/** Clamps a value to `[low, high]`. */
export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
