/**
 * @file What somebody typed, as a number, where digits may stand in groups of three: as the page writes them
 * (`1 180 160`), or as languages do (`1,180,160`, `1.180.160`). Fields of parameters do without: see `parseNumber`.
 */
import { parseNumber } from './parseNumber';

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
 * The number that a text stands for, with grouped digits or without; NaN where it stands for none. `1,180` alone is
 * little more than 1: a comma counts as the decimal sign.
 */
export function parseGrouped(text: string): number {
  return parseNumber(ungroup(text.trim().replace('\u2212', '-')));
}

/**
 * The whole number that a text stands for where only whole ones are meant: a comma or a point in front of three digits
 * groups them, `1,180` is 1180. NaN where it stands for none.
 */
export function parseWhole(text: string): number {
  const single = /^([+-]?[1-9]\d{0,2})[.,](\d{3})$/.exec(text.trim().replace('\u2212', '-'));
  const number = single === null ? parseGrouped(text) : Number(`${single[1]}${single[2]}`);
  return Number.isInteger(number) ? number : Number.NaN;
}
