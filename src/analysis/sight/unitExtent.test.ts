/** @file Extents of single units, by hand and by following every connection. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bothAxes } from '../../util/perAxis';
import type { Field } from '../analysis';
import {
  centerExtent,
  computeOutsideShare,
  computeUnitCenter,
  computeUnitExtent,
  findNearestUnit,
  measureExtent,
} from './unitExtent';

/** A 7x7 convolution with stride 2 and padding 3: unit 0 sees rows -3 to 3; then 2 rows further for each unit. */
const stem: Field = { min: [7, 7], max: [7, 7], low: [-3, -3], high: [3, 3], jump: [2, 2] };

test('a unit sees what the first one sees, moved by its place times the jump', () => {
  expect(computeUnitExtent(stem, [0, 5])).toEqual({ low: [-3, 7], high: [3, 13] });
  expect(computeUnitCenter(stem, [1, 5])).toEqual([2, 10]);
  expect(measureExtent({ low: [-3, 7], high: [3, 13] })).toEqual([7, 7]);
});

test('thirds of a pixel leave no noise', () => {
  const field: Field = { ...stem, low: [0, 0], high: [0, 0], jump: [1 / 3, 1 / 3] };
  expect(computeUnitExtent(field, [3, 6])).toEqual({ low: [1, 2], high: [1, 2] });
});

test('a part lies outside', () => {
  // Rows -3 to 3: 4 of 7 are rows of the image. Columns 7 to 13 of 10: 3 of 7. 12 of 49 pixels are inside.
  expect(computeOutsideShare({ low: [-3, 7], high: [3, 13] }, [10, 10])).toBeCloseTo(37 / 49, 12);
  expect(computeOutsideShare({ low: [0, 0], high: [9, 9] }, [10, 10])).toBe(0);
  expect(computeOutsideShare({ low: [10, 0], high: [12, 9] }, [10, 10])).toBe(1);
  // 20x20 pixels around a picture of 10x10.
  expect(computeOutsideShare({ low: [-5, -5], high: [14, 14] }, [10, 10])).toBe(0.75);
});

test('a smaller field stands in the middle of a larger one', () => {
  expect(centerExtent({ low: [-3, 7], high: [3, 13] }, [3, 1])).toEqual({ low: [-1, 10], high: [1, 10] });
  // 2 in the middle of 7: from 2.5 to 3.5 of 0 to 6.
  expect(centerExtent({ low: [0, 0], high: [6, 6] }, [2, 2])).toEqual({ low: [2.5, 2.5], high: [3.5, 3.5] });
});

test('the nearest unit stays on the map', () => {
  // Centres at 0, 2, 4, ... 14 on a map of 8.
  expect(findNearestUnit(stem, [8, 8], [4.9, 5.1])).toEqual([2, 3]);
  expect(findNearestUnit(stem, [8, 8], [-20, 99])).toEqual([0, 7]);
});

const length = fc.integer({ min: 1, max: 40 });
const arbitraryField = fc
  .record({ low: fc.integer({ min: -60, max: 5 }), size: length, jump: fc.constantFrom(0.25, 0.5, 1, 2, 8) })
  .map(({ low, size, jump }): Field => {
    const high = low + size - 1;
    return { min: [size, size], max: [size, size], low: [low, low], high: [high, high], jump: [jump, jump] };
  });

test('no other unit is nearer, and pixels outside are counted one by one', () => {
  const property = fc.property(arbitraryField, length, length, (field, count, place) => {
    const [unit] = findNearestUnit(field, bothAxes(count), bothAxes(place));
    const distances = Array.from({ length: count }, (_, other) =>
      Math.abs(computeUnitCenter(field, bothAxes(other))[0] - place),
    );
    expect(distances[unit]).toBe(Math.min(...distances));
    const extent = computeUnitExtent({ ...field, jump: [1, 1] }, bothAxes(unit));
    let outside = 0;
    let all = 0;
    for (let row = extent.low[0]; row <= extent.high[0]; row++)
      for (let column = extent.low[1]; column <= extent.high[1]; column++) {
        all += 1;
        if (row < 0 || column < 0 || row >= count || column >= place) outside += 1;
      }
    expect(computeOutsideShare(extent, [count, place])).toBeCloseTo(outside / all, 9);
  });
  fc.assert(property);
});
