/** @file Blocks whose inverses are worked out by hand. */
import { expect, test } from 'vitest';
import { createBlockInverse } from './blockInverse';

test('each block is inverted for itself, what follows is multiplied', () => {
  // [[2, 1], [1, 1]] has the inverse [[1, -1], [-1, 2]]; what stands below the diagonal is not read.
  const blocks = [
    { start: 0, size: 2, values: [2, 1, 99, 1] },
    { start: 2, size: 1, values: [4] },
  ];
  const apply = createBlockInverse(blocks, 2, 10);
  const values = Float64Array.of(1, 0, 0, 1, 8, 12, 5, 6);
  expect([...apply(values)]).toEqual([1, -1, -1, 2, 2, 3, 50, 60].map((value) => expect.closeTo(value, 12)));
  // What went in stays.
  expect(values[0]).toBe(1);
});

test('a block of three', () => {
  // R = [[2, 1, 1], [0, 1, 3], [0, 0, 1]], R^T R = [[4, 2, 2], [2, 2, 4], [2, 4, 11]]; times [1, 1, 1]: [8, 8, 17].
  const apply = createBlockInverse([{ start: 0, size: 3, values: [4, 2, 2, 2, 2, 4, 2, 4, 11] }], 1, 1);
  expect([...apply(Float64Array.of(8, 8, 17))]).toEqual([1, 1, 1].map((value) => expect.closeTo(value, 12)));
});

test('what is not positive definite is refused', () => {
  expect(() => createBlockInverse([{ start: 0, size: 2, values: [1, 2, 2, 1] }], 1, 1)).toThrow(RangeError);
});
