/** @file By what factor a number grows or shrinks, in the same signs in every language. */
import { formatNumber, unitSpace } from './quantities';

/** `÷ 4.6`, `× 2.3`; null where nothing changes or hardly so, or there is nothing to compare with. */
export function formatRatio(before: number, after: number): string | null {
  if (before <= 0 || after <= 0) return null;
  const ratio = Math.max(before / after, after / before);
  const text = formatNumber(ratio, ratio < 10 ? 2 : 0);
  // What is too little to be seen is not said.
  return text === '1' ? null : `${after > before ? '×' : '÷'}${unitSpace}${text}`;
}
