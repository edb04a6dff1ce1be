/** @file Values as Python writes them. */
import type { Literal } from './call';

const escapes: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ['"', '\\"'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** A text as a Python string of printable ASCII; whatever it holds, it ends where it should. */
function formatText(text: string): string {
  const body = text.replace(/[^ !#-[\]-~]/gu, (character) => {
    const known = escapes.get(character);
    if (known !== undefined) return known;
    const code = character.codePointAt(0) ?? 0;
    const digits = code.toString(16);
    return code < 0x10000 ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
  });
  return `"${body}"`;
}

/** A number that Python reads as the same one. */
function formatNumeral(value: number): string {
  if (Number.isFinite(value)) return String(value);
  return Number.isNaN(value) ? 'float("nan")' : value > 0 ? 'float("inf")' : 'float("-inf")';
}

/** A value as Python source; a list becomes a tuple. */
export function formatLiteral(value: Literal): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return formatText(value);
  if (typeof value === 'number') return formatNumeral(value);
  const items = value.map(formatLiteral);
  return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
}
