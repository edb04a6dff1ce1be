/**
 * @file Numbers with their units, short enough for a card and for a table cell.
 *
 * A unit never parts from its number: the space between them does not break. The decimal sign is that of the language,
 * a point until another one is set; thousands are grouped by a space, which no language mistakes for one.
 */
import type { Shape } from '../layers/shape';
import type { PerAxis } from '../util/perAxis';

/** The space between a number and its unit, and between groups of digits: it does not break. */
export const unitSpace = '\u00A0';

let decimalMark = '.';

/** Sets the decimal sign of all numbers that are written from now on. */
export function setDecimalMark(mark: '.' | ','): void {
  decimalMark = mark;
}

const writeMark = (text: string) => (decimalMark === '.' ? text : text.replace('.', decimalMark));

const minus = '\u2212';

function groupDigits(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, unitSpace);
}

/** Every digit, in groups of three from 10 000 on: `1792`, `14 714 688`. The fraction is rounded away. */
export function formatExact(value: number): string {
  const digits = String(Math.abs(Math.round(value)));
  const isGrouped = /^\d{5,}$/.test(digits);
  return (value <= -0.5 ? minus : '') + (isGrouped ? groupDigits(digits) : digits);
}

/** A number with so many decimals: `4.50`. */
export function formatFixed(value: number, decimals: number): string {
  return writeMark(value.toFixed(decimals));
}

/** A number with at most `decimals` decimals and without idle zeros: `32`, `4.5`. */
export function formatNumber(value: number, decimals = 2): string {
  return writeMark(formatPlain(value, decimals));
}

/** The same with a point in every language, for what is read again. */
export function formatPlain(value: number, decimals = 2): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '?' : value > 0 ? '∞' : `${minus}∞`;
  const rounded = Number(value.toFixed(decimals));
  return (rounded < 0 ? minus : '') + String(Math.abs(rounded));
}

/** Three significant digits in the smallest unit that needs no more than three before the point. */
function formatScaled(value: number, units: readonly string[]): string {
  let scaled = value;
  let step = 0;
  // 999.5 would be shown as 1000.
  while (scaled >= 999.5 && step < units.length - 1) {
    scaled /= 1000;
    step += 1;
  }
  const decimals = step === 0 || scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2;
  const unit = units[step];
  return formatFixed(scaled, decimals) + (unit ? unitSpace + unit : '');
}

/** A count of parameters or multiply-accumulates: whole below 10 000, then `14.7 M`, `15.5 G`. */
export function formatCount(value: number): string {
  const size = Math.abs(value);
  const text =
    size < 9999.5 ? String(Math.round(size)) : formatScaled(size, ['', 'k', 'M', 'G', 'T', 'P', 'E']);
  return (value <= -0.5 ? minus : '') + text;
}

/** An amount of memory in decimal units, 1 kB being 1000 bytes: `512 B`, `3.21 MB`. */
export function formatBytes(bytes: number): string {
  const size = Math.abs(bytes);
  return (bytes <= -0.5 ? minus : '') + formatScaled(size, ['B', 'kB', 'MB', 'GB', 'TB', 'PB']);
}

/** A share of 1 in whole percent: `88 %`. What is not nothing is never `0 %`, what is not all never `100 %`. */
export function formatPercent(share: number): string {
  const percent = Math.round(share * 100);
  if (share > 0 && percent === 0) return `<${unitSpace}1${unitSpace}%`;
  if (share < 1 && percent === 100) return `>${unitSpace}99${unitSpace}%`;
  return `${percent}${unitSpace}%`;
}

/** A length in pixels: `32 px`, `4.5 px`. */
export function formatPixels(pixels: number): string {
  return `${formatNumber(pixels)}${unitSpace}px`;
}

/** Height by width: `32x32`. */
export function formatSize([height, width]: PerAxis<number>): string {
  return `${formatNumber(height)}x${formatNumber(width)}`;
}

/** A value per axis, once where the axes agree: `32`, `32x48`. */
export function formatPerAxis(value: PerAxis<number>): string {
  return value[0] === value[1] ? formatNumber(value[0]) : formatSize(value);
}

/** A shape: channels by height by width, `64x32x32`, or the number of features, `512`. */
export function formatShape(shape: Shape): string {
  return 'features' in shape ? String(shape.features) : `${shape.channels}x${shape.height}x${shape.width}`;
}
