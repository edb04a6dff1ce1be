/** @file Which units see a place: by hand, and against the way forward, unit by unit. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Field } from '../analysis';
import { countRange, findUnitsSeeing } from './seeingUnits';
import { computeUnitExtent, type Extent } from './unitExtent';

const stem: Field = { min: [7, 7], max: [7, 7], low: [-3, -3], high: [3, 3], jump: [2, 2] };
const at = (row: number, column: number): Extent => ({ low: [row, column], high: [row, column] });

test('by hand: 7x7, stride 2, padding 3 on 16 pixels, a map of 8', () => {
  // Unit u sees 2u - 3 to 2u + 3. Row 6: 2u >= 3 and 2u <= 9, units 2, 3, 4. Column 0: 2u <= 3, units 0 and 1.
  const range = findUnitsSeeing(stem, [8, 8], at(6, 0));
  expect(range).toEqual({ first: [2, 0], last: [4, 1] });
  expect(range && countRange(range)).toBe(6);
  // Rows 4 to 8: 2u + 3 >= 8 and 2u - 3 <= 4, unit 3 only. All columns: nobody sees 16.
  expect(findUnitsSeeing(stem, [8, 8], { low: [4, 4], high: [8, 8] })).toEqual({
    first: [3, 3],
    last: [3, 3],
  });
  expect(findUnitsSeeing(stem, [8, 8], { low: [0, 0], high: [15, 15] })).toBeNull();
});

test('a stride larger than the kernel steps over pixels', () => {
  // A 1x1 convolution with stride 2 reads pixels 0, 2, 4, ...
  const field: Field = { min: [1, 1], max: [1, 1], low: [0, 0], high: [0, 0], jump: [2, 2] };
  expect(findUnitsSeeing(field, [4, 4], at(3, 2))).toBeNull();
  expect(findUnitsSeeing(field, [4, 4], at(4, 2))).toEqual({ first: [2, 1], last: [2, 1] });
});

test('the way back is the way forward, for every unit', () => {
  const axis = fc.record({
    low: fc.integer({ min: -30, max: 4 }),
    size: fc.integer({ min: 1, max: 40 }),
    jump: fc.constantFrom(0.25, 1 / 3, 0.5, 1, 1.5, 2, 3, 8, 32),
    count: fc.integer({ min: 1, max: 12 }),
    from: fc.integer({ min: 0, max: 40 }),
    length: fc.integer({ min: 1, max: 6 }),
  });
  const property = fc.property(axis, axis, (rows, columns) => {
    const high = [rows.low + rows.size - 1, columns.low + columns.size - 1] as const;
    const field: Field = {
      min: [rows.size, columns.size],
      max: [rows.size, columns.size],
      low: [rows.low, columns.low],
      high,
      jump: [rows.jump, columns.jump],
    };
    const area: Extent = {
      low: [rows.from, columns.from],
      high: [rows.from + rows.length - 1, columns.from + columns.length - 1],
    };
    const range = findUnitsSeeing(field, [rows.count, columns.count], area);
    const found: string[] = [];
    const expected: string[] = [];
    for (let row = 0; row < rows.count; row++)
      for (let column = 0; column < columns.count; column++) {
        const seen = computeUnitExtent(field, [row, column]);
        const seesAll = ([0, 1] as const).every(
          (side) => seen.low[side] <= area.low[side] && seen.high[side] >= area.high[side],
        );
        if (seesAll) expected.push(`${row} ${column}`);
        const { first, last } = range ?? { first: [1, 1], last: [0, 0] };
        const isIn =
          row >= (first[0] ?? 0) &&
          row <= (last[0] ?? 0) &&
          column >= (first[1] ?? 0) &&
          column <= (last[1] ?? 0);
        if (isIn) found.push(`${row} ${column}`);
      }
    expect(found).toEqual(expected);
    if (range !== null) expect(countRange(range)).toBe(expected.length);
  });
  fc.assert(property, { numRuns: 500 });
});
