/**
 * @file Places for cards that cannot be taken apart into chains and branches.
 *
 * The built-in way needs no library: rows by the longest path from the front, the main path in the first column
 * of the rows, the others beside it by the mean place of what feeds them. It is linear and never crosses cards
 * over cards; `dagreTangle.ts` draws smaller tangles with fewer crossings.
 */
import type { Point, Size } from './geometry';

/** Cards that are linked in all directions, numbered in topological order. */
export interface Tangle {
  readonly sizes: readonly Size[];
  /** Links between the cards as pairs of numbers, each from a lower to a higher one. */
  readonly links: readonly (readonly [from: number, to: number])[];
  /** Cards that are fed from in front of the tangle. */
  readonly entries: readonly number[];
  /** Cards that feed what lies behind it. */
  readonly exits: readonly number[];
  readonly rowGap: number;
  readonly branchGap: number;
}

/** Centres of the cards, in their order, in any frame that runs downwards. */
export type ArrangeTangle = (tangle: Tangle) => readonly Point[];

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
  return centres;
};

function computeMeanX(cards: readonly number[], centres: readonly Point[]): number {
  if (cards.length === 0) return 0;
  return cards.reduce((sum, card) => sum + (centres[card]?.x ?? 0), 0) / cards.length;
}
