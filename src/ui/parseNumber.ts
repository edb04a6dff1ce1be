/** @file What somebody typed, as a number. */

/**
 * The number that a text stands for; NaN where it stands for none.
 *
 * A comma counts as the decimal sign, and the typographic minus as a minus; hexadecimal and the like are no numbers.
 * `-0` is 0.
 */
export function parseNumber(text: string): number {
  const plain = text.trim().replace(',', '.').replace('\u2212', '-');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) + 0 : Number.NaN;
}
