/**
 * @file How wide text is: the widths of Helvetica and Helvetica-Bold (Adobe's font metrics), which the common fonts
 * without serifs come near.
 */

const first = 32;
// Thousandths of the size, from the space to the tilde.
const plain = [
  ...[278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278],
  ...[556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556],
  ...[1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778],
  ...[667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556],
  ...[333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556],
  ...[556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584],
] as const;
const bold = [
  ...[278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278],
  ...[556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611],
  ...[975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778],
  ...[667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556],
  ...[333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611],
  ...[611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584],
] as const;

const others: Readonly<Record<string, number>> = {
  '…': 1000,
  '–': 556,
  '—': 1000,
  '−': 584,
  '×': 584,
  '≤': 549,
  '\u00A0': 278,
  '“': 333,
  '”': 333,
  '’': 222,
};

// From Hangul to the full-width forms, and what lies beyond the first plane.
const isWide = (character: string) =>
  /[\u1100-\u115F\u2E80-\uD7FF\uF900-\uFAFF\uFE30-\uFF60]/.test(character);

/** The width of a text in the unit of its size. */
export function measureText(text: string, size: number, isBold: boolean): number {
  const widths = isBold ? bold : plain;
  let width = 0;
  for (const character of text) {
    const known = widths[(character.codePointAt(0) ?? 0) - first] ?? others[character];
    width += known ?? (isWide(character) || character.length > 1 ? 1000 : 611);
  }
  return (width * size) / 1000;
}

const segmenter = new Intl.Segmenter();

/** Some fonts that may be used instead are wider by this. */
export const widestFont = 1.14;

/**
 * The text in a width. Where it is too long its middle gives way to an ellipsis: names that share their beginning
 * differ at the end.
 */
export function fitText(text: string, width: number, size: number, isBold: boolean): string {
  const measure = (part: string) => measureText(part, size, isBold) * widestFont;
  if (measure(text) <= width) return text;
  const characters = [...segmenter.segment(text)].map(({ segment }) => segment);
  const room = width - measure('…');
  const take = (source: readonly string[], space: number) => {
    let used = 0;
    const end = source.findIndex((character) => {
      used += measure(character);
      return used > space;
    });
    return end < 0 ? source : source.slice(0, end);
  };
  const start = take(characters, room / 3);
  const end = take(characters.slice(start.length).toReversed(), room - measure(start.join('')));
  return `${start.join('')}…${end.toReversed().join('')}`;
}

/** Lines are wrapped for the widest of fonts without serifs (DejaVu Sans), which take whole sentences to be wider by this. */
const widestLine = 1.25;

/** The text in lines of a width, broken at spaces, and within words that are wider than a line. */
export function wrapText(text: string, width: number, size: number, isBold = false): readonly string[] {
  const isTooWide = (part: string) => measureText(part, size, isBold) * widestLine > width;
  const lines: string[] = [];
  let line = '';
  const put = (part: string, separator: string) => {
    const longer = line === '' ? part : `${line}${separator}${part}`;
    if (line !== '' && isTooWide(longer)) {
      lines.push(line);
      line = part;
    } else line = longer;
  };
  for (const word of text.split(' ')) {
    const [start = '', ...rest] = isTooWide(word)
      ? [...segmenter.segment(word)].map(({ segment }) => segment)
      : [word];
    put(start, ' ');
    for (const character of rest) put(character, '');
  }
  return [...lines, line];
}
