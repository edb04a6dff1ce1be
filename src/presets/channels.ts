/** @file How the width option changes a number of channels. */

/**
 * Channels times width, rounded to the nearest multiple of `divisor` and at least that. A width of 1 is exact
 * where the published number is such a multiple.
 */
export function scaleChannels(channels: number, width: number, divisor = 1): number {
  return Math.max(1, Math.round((channels * width) / divisor)) * divisor;
}

/**
 * The nearest multiple of `divisor`, at least that, and the next larger where the nearest would take away more
 * than a tenth. Source: the MobileNets' reference code (`make_divisible`).
 */
export function makeDivisible(channels: number, divisor = 8): number {
  const rounded = Math.max(divisor, Math.floor((channels + divisor / 2) / divisor) * divisor);
  return rounded < 0.9 * channels ? rounded + divisor : rounded;
}
