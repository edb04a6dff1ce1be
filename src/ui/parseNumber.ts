/** @file What somebody typed, as a number. */

/**
 * Digits in groups of three and the decimals behind them, where nothing can be mistaken for the decimal sign: groups
 * apart by spaces (that of the keyboard, and those that do not break), or by commas or points where there are several
 * or where the other sign follows.
 */
const groupedForms: readonly RegExp[] = [
  /^([+-]?[1-9]\d{0,2}(?:[ \u00A0\u2009\u202F]\d{3})+)(?:[.,](\d+))?$/,
  /^([+-]?[1-9]\d{0,2}(?:,\d{3}){2,})(?:\.(\d+))?$/,
  /^([+-]?[1-9]\d{0,2}(?:\.\d{3}){2,})(?:,(\d+))?$/,
  /^([+-]?[1-9]\d{0,2},\d{3})\.(\d+)$/,
  /^([+-]?[1-9]\d{0,2}\.\d{3}),(\d+)$/,
];

/** The same number without what groups its digits. */
function ungroup(text: string): string {
  for (const form of groupedForms) {
    const [, whole, decimals = '0'] = form.exec(text) ?? [];
    if (whole !== undefined) return `${whole.replace(/[^\d+-]/g, '')}.${decimals}`;
  }
  return text;
}

/**
 * The number that a text stands for; NaN where it stands for none.
 *
 * A comma counts as the decimal sign, and the typographic minus as a minus; hexadecimal and the like are no numbers.
 * Digits may stand in groups of three, as the page writes them (`1 180 160`) or as languages do (`1,180,160`,
 * `1.180.160`); `1,180` alone is little more than 1. `-0` is 0.
 */
export function parseNumber(text: string): number {
  const plain = ungroup(text.trim().replace('\u2212', '-')).replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) + 0 : Number.NaN;
}

/**
 * The whole number that a text stands for where only whole ones are meant: a comma or a point in front of three digits
 * groups them, `1,180` is 1180. NaN where it stands for none.
 */
export function parseWhole(text: string): number {
  const single = /^([+-]?[1-9]\d{0,2})[.,](\d{3})$/.exec(text.trim().replace('\u2212', '-'));
  const number = single === null ? parseNumber(text) : Number(`${single[1]}${single[2]}`);
  return Number.isInteger(number) ? number : Number.NaN;
}
