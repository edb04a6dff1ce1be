/** @file Wrapping into columns: small cases by hand, and against trying every way. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BreakableItem, computeBreaks, fitBreaks, keepBreaks } from './columnBreaks';

/** Items of 50 px with gaps of 10 px, each cut crossed by one connection. */
function createItems(count: number, changes: Readonly<Record<number, Partial<BreakableItem>>> = {}) {
  return Array.from({ length: count }, (_, index): BreakableItem => {
    const plain = {
      length: 50,
      breadth: 200,
      gapBefore: 10,
      crossingCards: 1,
      crossingEdges: 1,
      isInTangle: false,
    };
    return { ...plain, ...changes[index] };
  });
}

describe('computeBreaks', () => {
  test('what fits is one column', () => {
    expect(computeBreaks(createItems(9), 530)).toMatchObject({ starts: [0], length: 530, breadth: 200 });
  });

  test('columns are even', () => {
    expect(computeBreaks(createItems(10), 530)).toMatchObject({ starts: [0, 5], length: 290, breadth: 400 });
    expect(computeBreaks(createItems(24), 530).starts).toEqual([0, 8, 16]);
  });

  test('cuts where few cards cross', () => {
    // A block of three from 4 to 6: its shortcut crosses the cuts within.
    const items = createItems(10, {
      5: { crossingCards: 2, crossingEdges: 2 },
      6: { crossingCards: 2, crossingEdges: 2 },
    });
    expect(computeBreaks(items, 530).starts).toEqual([0, 4]);
  });

  test('a single item may be longer than the limit', () => {
    const items = createItems(3, { 1: { length: 900 } });
    expect(computeBreaks(items, 530).starts).toEqual([0, 1, 2]);
  });

  test('a tangle keeps its neighbours', () => {
    const items = createItems(5, { 2: { length: 900, isInTangle: true }, 3: { isInTangle: true } });
    expect(computeBreaks(items, 530).starts).toEqual([0, 1, 4]);
  });

  test('is the cheapest of all ways', () => {
    const item = fc.record({
      length: fc.integer({ min: 10, max: 200 }),
      gapBefore: fc.integer({ min: 0, max: 30 }),
      crossingCards: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 8 }), (parts) => {
        const items = parts.map((part): BreakableItem => {
          return { ...part, breadth: 200, crossingEdges: part.crossingCards, isInTangle: false };
        });
        const cheapest = Math.min(...listWays(items.length).map((starts) => computeCost(items, starts, 300)));
        expect(computeCost(items, computeBreaks(items, 300).starts, 300)).toBeCloseTo(cheapest, 9);
      }),
    );
  });
});

/** Every set of column starts. */
function listWays(count: number): readonly (readonly number[])[] {
  return Array.from({ length: 2 ** (count - 1) }, (_, bits) => [
    0,
    ...Array.from({ length: count - 1 }, (_, bit) => bit + 1).filter((start) => (bits >> (start - 1)) & 1),
  ]);
}

/** One a column, the square of its empty share, and 0.4 for every card beyond the first that crosses a cut. */
function computeCost(items: readonly BreakableItem[], starts: readonly number[], limit: number): number {
  return starts.reduce((sum, start, column) => {
    const part = items.slice(start, starts[column + 1]);
    const length = part.reduce(
      (total, { length, gapBefore }, i) => total + length + (i > 0 ? gapBefore : 0),
      0,
    );
    if (length > limit && part.length > 1) return Number.POSITIVE_INFINITY;
    const cut = start > 0 ? ((part[0]?.crossingCards ?? 1) - 1) * 0.4 : 0;
    return sum + 1 + Math.max(0, 1 - length / limit) ** 2 + cut;
  }, 0);
}

describe('fitBreaks', () => {
  test('what fits at full size is not wrapped', () => {
    expect(fitBreaks(createItems(9), { length: 560, breadth: 900 }, 40).starts).toEqual([0]);
  });

  test('24 cards fit into 900 x 560 at full size in three columns', () => {
    expect(fitBreaks(createItems(24), { length: 560, breadth: 900 }, 40)).toMatchObject({
      starts: [0, 8, 16],
      length: 470,
    });
  });

  test('of many cards the columns have about the proportions of the room', () => {
    const { length, breadth, starts } = fitBreaks(createItems(400), { length: 500, breadth: 1000 }, 40);
    const ratio = (breadth + (starts.length - 1) * 40) / length;
    expect(ratio).toBeGreaterThan(1.5);
    expect(ratio).toBeLessThan(2.7);
  });
});

describe('keepBreaks', () => {
  const columns = (...counts: number[]) =>
    counts.flatMap((count, column) => Array<number>(count).fill(column));

  test('keeps columns that fit', () => {
    expect(keepBreaks(createItems(9), columns(6, 3), 530)?.starts).toEqual([0, 6]);
  });

  test('a new item joins the column before it', () => {
    const before = [...columns(3), undefined, 1, 1];
    expect(keepBreaks(createItems(6), before, 530)?.starts).toEqual([0, 4]);
    expect(keepBreaks(createItems(3), [undefined, 0, 1], 530)?.starts).toEqual([0, 2]);
  });

  test('a column that lost its first item begins with the next', () => {
    expect(keepBreaks(createItems(5), [0, 0, 0, 2, 2], 530)?.starts).toEqual([0, 3]);
  });

  test('from the first column that is too long everything is wrapped anew', () => {
    expect(keepBreaks(createItems(14), columns(2, 10, 2), 530)?.starts).toEqual([0, 2, 8]);
  });

  test('gives up where the order changed', () => {
    expect(keepBreaks(createItems(3), [1, 0, 1], 530)).toBeNull();
  });
});
