/** @file Numbers of training as they are written: shares, lengths of time, learning rates. */
import { formatFixed, formatNumber, unitSpace } from './quantities';

/** A share of 1 in percent with a decimal: `92.1 %`. */
export function formatShare(share: number): string {
  return `${formatFixed(100 * share, 1)}${unitSpace}%`;
}

/** A length of time, roughly: `40 s`, `3 min`, `2 h 10 min`. */
export function formatDuration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))}${unitSpace}s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes}${unitSpace}min`;
  const rest = Math.round((minutes % 60) / 10) * 10;
  const hours = Math.floor(minutes / 60) + (rest === 60 ? 1 : 0);
  return rest === 0 || rest === 60 ? `${hours}${unitSpace}h` : `${hours}${unitSpace}h ${rest}${unitSpace}min`;
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A positive number with its power of ten: `3·10⁻⁵`, `1.04·10¹⁰`. */
function formatPower(value: number): string {
  const [factor = '', power = ''] = value.toExponential().split('e');
  const sign = power.startsWith('-') ? '⁻' : '';
  const digits = [...power.slice(1)].map((digit) => superscripts[Number(digit)]).join('');
  return `${formatNumber(Number(factor))}·10${sign}${digits}`;
}

/** A learning rate: `0.001`, `3·10⁻⁵`. */
export function formatRate(rate: number): string {
  const digits = Number(rate.toPrecision(3));
  if (digits === 0 || Math.abs(digits) >= 1e-4) return formatNumber(digits, 7);
  return formatPower(digits);
}

/** A loss with at most `decimals` decimals, one that has grown beyond measure with three digits: `0.693`, `2.91·10²¹`. */
export function formatLoss(loss: number, decimals = 3): string {
  const digits = Number(loss.toPrecision(3));
  return Number.isFinite(loss) && digits >= 1e4 ? formatPower(digits) : formatNumber(loss, decimals);
}

/** A loss that stands among others, or changes in place: always with `decimals` decimals, so that nothing moves. */
export function formatSteadyLoss(loss: number, decimals = 3): string {
  const isUsual = Number.isFinite(loss) && Number(loss.toPrecision(3)) < 1e4;
  return isUsual ? formatFixed(loss, decimals) : formatLoss(loss, decimals);
}
