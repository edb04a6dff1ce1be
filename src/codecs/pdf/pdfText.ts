/**
 * @file Text in a PDF without fonts of its own: Helvetica for what Windows' Latin encoding has, a font for Chinese that
 * readers have for the rest. Source: ISO 32000-1, 9.7.5 and annex D.
 */
import { measureText } from '../drawing/textWidth';

/** Characters of Windows' Latin encoding (code page 1252) from 0x80 on, by their code. */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** The code of a character; null where the encoding has none. */
function encodeLatin(character: string): number | null {
  // A minus sign, which looks like a dash.
  if (character === '−') return 0x96;
  const code = character.codePointAt(0) ?? 0;
  if ((code >= 32 && code < 127) || (code >= 160 && code < 256)) return code;
  const place = upper.indexOf(character);
  return place < 0 || (code >= 0x80 && code < 0xa0) ? null : 0x80 + place;
}

/** A part of a text in one font. */
export interface TextRun {
  readonly font: 'latin' | 'other';
  /** Hexadecimal: one byte a character, or UTF-16. */
  readonly codes: string;
  readonly text: string;
}

const toHex = (value: number, digits: number) => value.toString(16).padStart(digits, '0').toUpperCase();

/** The text as runs of one font each. */
export function splitRuns(text: string): readonly TextRun[] {
  const runs: { font: TextRun['font']; codes: string; text: string }[] = [];
  for (const character of text) {
    const latin = encodeLatin(character);
    const font = latin === null ? 'other' : 'latin';
    const codes =
      latin === null
        ? Array.from({ length: character.length }, (_, at) => toHex(character.charCodeAt(at), 4)).join('')
        : toHex(latin, 2);
    const last = runs.at(-1);
    if (last?.font === font) {
      last.codes += codes;
      last.text += character;
    } else runs.push({ font, codes, text: character });
  }
  return runs;
}

/** The width of a run. */
export function measureRun({ font, text }: TextRun, size: number, isBold: boolean): number {
  if (font === 'latin') return measureText(text, size, isBold);
  // The font for the rest gives every character a square.
  return [...text].length * size;
}

/** A text for the information about a document: UTF-16 with its mark, hexadecimal. */
export function encodeInfo(text: string): string {
  const codes = Array.from({ length: text.length }, (_, at) => toHex(text.charCodeAt(at), 4));
  return `<FEFF${codes.join('')}>`;
}
