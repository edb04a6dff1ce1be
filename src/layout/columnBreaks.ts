/**
 * @file Where a long network is wrapped into columns.
 *
 * A dynamic programme over the items: every column costs something, uneven columns cost more, and so does a cut
 * that many connections cross. Its state is the end of a column, so it takes items times items per column.
 */

/** An item of the chain as the wrapping sees it. */
export interface BreakableItem {
  /** Along the chain, in pixels. */
  readonly length: number;
  /** Across, in pixels. */
  readonly breadth: number;
  /** Distance to the item before it where both stand in one column. */
  readonly gapBefore: number;
  /** Cards in front of this item that feed this or a later one: what a cut here would cross. */
  readonly crossingCards: number;
  /** Connections that a cut here would cross. */
  readonly crossingEdges: number;
  /** A cut here would separate a tangle from the card in front of it or behind it. */
  readonly isInTangle: boolean;
}

/** A way to wrap. */
export interface Breaks {
  /** The first item of every column. */
  readonly starts: readonly number[];
  /** The longest column, in pixels. */
  readonly length: number;
  /** The sum of the columns' breadths, in pixels. */
  readonly breadth: number;
  /** What the cuts cost, summed. */
  readonly cutCost: number;
}

/** What a cut in front of an item costs; a column more costs 1. */
function getCutCost({ crossingCards, crossingEdges, isInTangle }: BreakableItem): number {
  // Behind an Add one card crosses by several connections, which is hardly worse than a plain chain.
  const forks = Math.min(4, crossingEdges - crossingCards) * 0.04;
  const crossings = Math.max(0, crossingCards - 1) * 0.4 + Math.max(0, forks);
  // Where many cross everywhere it matters little how many.
  return Math.min(1.2, crossings) + (isInTangle ? 2 : 0);
}

/** Wraps into columns of at most `limit` pixels, which only a single item may exceed, or a tangle and its neighbours. */
export function computeBreaks(items: readonly BreakableItem[], limit: number): Breaks {
  // Plain numbers: this is the inner loop of a layout of thousands of cards.
  const lengths = Float64Array.from(items, (item) => item.length);
  const gaps = Float64Array.from(items, (item) => item.gapBefore);
  const inTangle = Uint8Array.from(items, (item) => Number(item.isInTangle));
  const cuts = Float64Array.from(items, (item, index) => (index > 0 ? getCutCost(item) : 0));
  const costs = new Float64Array(items.length + 1);
  const lastStarts = new Int32Array(items.length + 1);
  for (let end = 1; end <= items.length; end++) {
    let length = 0;
    let best = Number.POSITIVE_INFINITY;
    let bestStart = end - 1;
    let isWhole = true;
    for (let start = end - 1; start >= 0; start--) {
      length += lengths[start] ?? 0;
      if (start < end - 1) {
        length += gaps[start + 1] ?? 0;
        isWhole &&= inTangle[start + 1] === 1;
      }
      if (length > limit && !isWhole) break;
      const slack = Math.max(0, 1 - length / limit);
      const cost = (costs[start] ?? 0) + 1 + slack * slack + (cuts[start] ?? 0);
      if (cost >= best) continue;
      best = cost;
      bestStart = start;
    }
    costs[end] = best;
    lastStarts[end] = bestStart;
  }
  const starts: number[] = [];
  for (let end = items.length; end > 0; ) {
    end = lastStarts[end] ?? 0;
    starts.push(end);
  }
  return describeBreaks(items, starts.reverse());
}

/** Measures a way to wrap. O(items). */
function describeBreaks(items: readonly BreakableItem[], starts: readonly number[]): Breaks {
  let longest = 0;
  let breadth = 0;
  let cutCost = 0;
  for (const [column, start] of starts.entries()) {
    let length = 0;
    let broadest = 0;
    for (let index = start; index < (starts[column + 1] ?? items.length); index++) {
      const item = items[index];
      if (item === undefined) continue;
      length += item.length + (index > start ? item.gapBefore : 0);
      broadest = Math.max(broadest, item.breadth);
      if (index === start && index > 0) cutCost += getCutCost(item);
    }
    longest = Math.max(longest, length);
    breadth += broadest;
  }
  return { starts, length: longest, breadth, cutCost };
}

/** The zoom, at most 1, at which the columns fit; `room` is along by across. */
export function computeFit(
  breaks: Breaks,
  room: { readonly length: number; readonly breadth: number },
  columnGap: number,
): number {
  const breadth = breaks.breadth + (breaks.starts.length - 1) * columnGap;
  return Math.min(1, room.length / Math.max(1, breaks.length), room.breadth / Math.max(1, breadth));
}

const maxSteps = 40;
const maxWork = 800_000;

/** How many column lengths there is time to try. */
function countSteps(items: readonly BreakableItem[], ideal: number): number {
  const whole = items.reduce((sum, item) => sum + item.length + item.gapBefore, 0);
  const work = items.length * ((items.length * ideal) / Math.max(1, whole));
  return Math.max(5, Math.min(maxSteps, Math.round(maxWork / Math.max(1, work))));
}

/**
 * The way to wrap that fits a room at the largest zoom up to 1, with few columns and cheap cuts among those that
 * fit about as well. Looks at up to 40 column lengths around the one that would give the room's proportions.
 */
export function fitBreaks(
  items: readonly BreakableItem[],
  room: { readonly length: number; readonly breadth: number },
  columnGap: number,
): Breaks & { readonly limit: number } {
  const whole = describeBreaks(items, items.length > 0 ? [0] : []);
  let best = { ...whole, limit: Math.max(1, whole.length) };
  let bestScore = computeFit(whole, room, columnGap);
  if (bestScore >= 1) return best;
  const area = items.reduce(
    (sum, item) => sum + (item.length + item.gapBefore) * (item.breadth + columnGap),
    0,
  );
  const ideal = Math.sqrt((area * room.length) / room.breadth);
  // Around what cannot be cut the other cards of a column find room too.
  const least = Math.max(room.length, 1.2 * Math.max(...items.map((item) => item.length)));
  const steps = countSteps(items, ideal);
  for (let step = 0; step < steps; step++) {
    const limit = Math.max(least, ideal * 2.6 ** (step / steps - 0.3));
    const breaks = computeBreaks(items, limit);
    const fit = computeFit(breaks, room, columnGap);
    const score = fit * (1 - (0.4 * breaks.cutCost) / Math.max(1, breaks.starts.length));
    if (score <= bestScore * 1.0001) continue;
    best = { ...breaks, limit };
    bestScore = score;
  }
  return best;
}

/**
 * The columns of an earlier layout, where they still fit; null where the order of the network changed. From the
 * first column that became too long everything is wrapped anew.
 *
 * @param columnsBefore for every item the column that it had, undefined for a new one.
 */
export function keepBreaks(
  items: readonly BreakableItem[],
  columnsBefore: readonly (number | undefined)[],
  limit: number,
): Breaks | null {
  const starts: number[] = [];
  let column = -1;
  for (const [index, before] of columnsBefore.entries()) {
    if (before !== undefined && before < column) return null;
    if (index > 0 && (before === undefined || before === column)) continue;
    starts.push(index);
    // A new first item belongs to the first column.
    column = before ?? Math.max(0, column);
  }
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? items.length;
    if (describeBreaks(items.slice(start, end), [0]).length <= limit) continue;
    const rest = computeBreaks(items.slice(start), limit);
    return describeBreaks(items, [...starts.slice(0, index), ...rest.starts.map((first) => first + start)]);
  }
  return describeBreaks(items, starts);
}
