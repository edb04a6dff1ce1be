/** @file How the names of layers stand below a plot: side by side, turned, or only some of them. */

/** Pixels that a letter of 11 px takes, about. */
const letterWidth = 6.2;
const lineHeight = 13;
const longest = 16;
/** Sine and cosine of the angle by which turned names lean. */
const lean = 0.84;
const reach = 0.545;
/** From the middle of a place to where the beginning of a leaning letter is, beyond its own length. */
const overhang = 5;

/** The arrangement of names. */
export interface LabelArrangement {
  readonly isTurned: boolean;
  /** Every how many there is a name. */
  readonly every: number;
  /** Room that they take below the plot, in pixels. */
  readonly height: number;
  /** Room that they take to the left of the first place's beginning, in pixels. */
  readonly left: number;
}

/** Pixels that a name takes, about: the sign for letters that are left out is as wide as two. */
const measureLabel = (label: string): number =>
  letterWidth * (label.length + (label.match(/…/g)?.length ?? 0));

/** Arranges names over a width in pixels, one for each step of it. */
export function arrangeLabels(labels: readonly string[], width: number): LabelArrangement {
  const step = width / Math.max(labels.length, 1);
  if (Math.max(0, ...labels.map(measureLabel)) + 4 <= step)
    return { isTurned: false, every: 1, height: 16, left: 0 };
  const every = Math.max(1, Math.ceil(lineHeight / step));
  const lengths = labels.map((label) => measureLabel(shortenLabel(label)));
  const ends = lengths.map((length, index) =>
    index % every === 0 ? reach * length + overhang - (index + 0.5) * step : 0,
  );
  return {
    isTurned: true,
    every,
    height: 8 + Math.max(...lengths) * lean,
    left: Math.max(0, ...ends),
  };
}

/**
 * Every how many names there is one where they stand side by side on one line, so that none touches the next.
 *
 * @param step pixels from one place to the next.
 */
export function thinLabels(labels: readonly string[], step: number): number {
  return Math.max(1, Math.ceil((Math.max(0, ...labels.map(measureLabel)) + 8) / step));
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
