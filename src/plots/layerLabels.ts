/** @file How the names of layers stand below a plot: side by side, turned, or only some of them. */

/** Pixels that a letter of 11 px takes, about. */
const letterWidth = 6.2;
const lineHeight = 13;
const longest = 16;
/** The sine of the angle by which turned names lean. */
const lean = 0.84;

/** The arrangement of names. */
export interface LabelArrangement {
  readonly isTurned: boolean;
  /** Every how many there is a name. */
  readonly every: number;
  /** Room that they take below the plot, in pixels. */
  readonly height: number;
}

/** Arranges names over a width in pixels, one for each step of it. */
export function arrangeLabels(labels: readonly string[], width: number): LabelArrangement {
  const length = Math.max(0, ...labels.map((label) => label.length));
  const step = width / Math.max(labels.length, 1);
  if (length * letterWidth + 4 <= step) return { isTurned: false, every: 1, height: 16 };
  const every = Math.max(1, Math.ceil(lineHeight / step));
  return { isTurned: true, every, height: 8 + Math.min(length, longest) * letterWidth * lean };
}

/**
 * Every how many names there is one where they stand side by side on one line, so that none touches the next.
 *
 * @param step pixels from one place to the next.
 */
export function thinLabels(labels: readonly string[], step: number): number {
  const length = Math.max(0, ...labels.map((label) => label.length));
  return Math.max(1, Math.ceil((length * letterWidth + 8) / step));
}

/**
 * A name that is too long without the ends of its longest words; its numbers, which tell blocks apart, stay:
 * `layer3.0.down….0`. Where two letters of each word are still too much its beginning goes.
 */
export function shortenLabel(label: string): string {
  if (label.length <= longest) return label;
  const parts = label.split(/([a-z]+)/i);
  const kept = parts.map((part) => part.length);
  const isWord = (index: number) => index % 2 === 1;
  for (;;) {
    const text = parts
      .map((part, index) =>
        isWord(index) && kept[index] !== part.length ? `${part.slice(0, kept[index])}…` : part,
      )
      .join('');
    if (text.length <= longest) return text;
    const most = Math.max(...kept.filter((_, index) => isWord(index)));
    if (most <= 2) return `…${label.slice(1 - longest)}`;
    kept[kept.findLastIndex((length, index) => isWord(index) && length === most)] = most - 1;
  }
}
