/** @file Text on a grid of characters: how wide it is, how it is cut, and what must not reach a terminal. */
import stringWidth from 'string-width';

/** Columns that a text takes in a terminal; East Asian characters and emoji take two. */
export function getDisplayWidth(text: string): number {
  return stringWidth(text);
}

const segmenter = new Intl.Segmenter();

/** How many of these characters, one after the other, fit into `width` columns. */
function countFitting(characters: readonly string[], width: number): number {
  let used = 0;
  for (const [position, character] of characters.entries()) {
    used += getDisplayWidth(character);
    if (used > width) return position;
  }
  return characters.length;
}

/**
 * The text in at most `width` columns (at least 1). Where it is too long its middle gives way to an ellipsis: names
 * that share their beginning differ at the end.
 */
export function shortenText(text: string, width: number): string {
  if (getDisplayWidth(text) <= width) return text;
  const characters = [...segmenter.segment(text)].map(({ segment }) => segment);
  const start = characters.slice(0, countFitting(characters, Math.floor((width - 1) / 3))).join('');
  const room = width - 1 - getDisplayWidth(start);
  const end = characters.slice(characters.length - countFitting(characters.toReversed(), room)).join('');
  return `${start}…${end}`;
}

/**
 * The text in lines of at most `width` columns, broken at spaces (those that do not break are kept); a word that is
 * longer stands alone. Lines behind the first start with `indent`.
 */
export function wrapText(text: string, width: number, indent = ''): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && getDisplayWidth(longer) > width) {
      lines.push(line);
      line = indent + word;
    } else line = longer;
  }
  return [...lines, line];
}
