/**
 * @file Places for cards that cannot be taken apart into chains and branches.
 *
 * The built-in way needs no library: rows by the longest path from the front, in each row the cards by the mean
 * place of what feeds them. It is linear and cards never overlap; `dagreTangle.ts` draws smaller tangles with
 * fewer crossings.
 */
import type { Point, Size } from './geometry';

/** Cards that are linked in all directions, numbered in topological order. */
export interface Tangle {
  readonly sizes: readonly Size[];
  /** Links between the cards as pairs of numbers, each from a lower to a higher one. */
  readonly links: readonly TangleLink[];
  /** Cards that are fed from in front of the tangle. */
  readonly entries: readonly number[];
  /** Cards that feed what lies behind it. */
  readonly exits: readonly number[];
  readonly rowGap: number;
  readonly branchGap: number;
}

/** A link within a tangle. */
export type TangleLink = readonly [from: number, to: number];

/** Where everything in a tangle lies, in a frame that runs downwards and in which the card in front stands at x = 0. */
export interface ArrangedTangle {
  /** Centres of the cards, in their order. */
  readonly centres: readonly Point[];
  /** Corners of ways between the ends of links, in their order; none for links that run as others do. */
  readonly ways: readonly (readonly Point[])[];
  /** The same for links into `entries` and out of `exits`. */
  readonly entryWays: readonly (readonly Point[])[];
  readonly exitWays: readonly (readonly Point[])[];
}

/** Finds places for the cards of a tangle, and perhaps ways for its links. */
export type ArrangeTangle = (tangle: Tangle) => ArrangedTangle;

/** After this many cards and links of different tangles the plain rows are used, for time. */
const maxArranged = 2500;

/** Arranges tangles of the same shape only once: networks repeat their blocks. */
export function createTangleMemo(arrange: ArrangeTangle): ArrangeTangle {
  const known = new Map<string, ArrangedTangle>();
  let size = 0;
  return (tangle) => {
    const key = JSON.stringify(tangle);
    let arranged = known.get(key);
    if (arranged === undefined) {
      size += tangle.sizes.length + tangle.links.length;
      arranged = size > maxArranged ? arrangeInRows(tangle) : arrange(tangle);
      known.set(key, arranged);
    }
    return arranged;
  };
}

/** Arranges a tangle in rows. O(cards log cards + links). */
export const arrangeInRows: ArrangeTangle = ({ sizes, links, rowGap, branchGap }) => {
  const sources: number[][] = sizes.map(() => []);
  for (const [from, to] of links) sources[to]?.push(from);
  const rows: number[][] = [];
  const rowOf: number[] = [];
  for (const [card, feeding] of sources.entries()) {
    const row = feeding.reduce((deepest, source) => Math.max(deepest, (rowOf[source] ?? 0) + 1), 0);
    rowOf.push(row);
    const members = rows[row];
    if (members === undefined) rows[row] = [card];
    else members.push(card);
  }
  const centres: Point[] = sizes.map(() => ({ x: 0, y: 0 }));
  let top = 0;
  for (const row of rows) {
    const wanted = new Map(row.map((card) => [card, computeMeanX(sources[card] ?? [], centres)]));
    row.sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0) || a - b);
    const height = Math.max(...row.map((card) => sizes[card]?.height ?? 0));
    let left = 0;
    for (const [place, card] of row.entries()) {
      const width = sizes[card]?.width ?? 0;
      if (place === 0) left = -width / 2;
      centres[card] = { x: left + width / 2, y: top + height / 2 };
      left += width + branchGap;
    }
    top += height + rowGap;
  }
  return { centres, ways: [], entryWays: [], exitWays: [] };
};

function computeMeanX(cards: readonly number[], centres: readonly Point[]): number {
  if (cards.length === 0) return 0;
  return cards.reduce((sum, card) => sum + (centres[card]?.x ?? 0), 0) / cards.length;
}
