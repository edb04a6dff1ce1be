/** Views of a layer's output against the positions of single elements, moved around as ONNX defines it. */
import { assert, constantFrom, nat, property, record, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Axes,
  createAxes,
  findShuffleGroups,
  getDims,
  isWholeAxis,
  permuteAxes,
  reshapeAxes,
} from './axes';

// A busy machine is no failure.

const shape = { channels: 12, height: 4, width: 6 };
const batch = 2;
const strides = { n: 12 * 4 * 6, c: 4 * 6, h: 6, w: 1, copy: 0 };

/** For each element of the tensor, in row-major order, where it stands in the layer's output. */
function listPositions(axes: Axes): readonly number[] {
  const atoms = axes.flat();
  return atoms.reduce<readonly number[]>(
    (positions, { label, size, stride }) =>
      positions.flatMap((position) =>
        Array.from({ length: size }, (_, step) => position + step * stride * strides[label]),
      ),
    [0],
  );
}

/** Transposes a row-major tensor given as its list of elements. */
function transpose(elements: readonly number[], dims: readonly number[], order: readonly number[]) {
  const steps = dims.map((_, axis) => dims.slice(axis + 1).reduce((a, b) => a * b, 1));
  return order
    .reduce<readonly number[]>(
      (starts, axis) =>
        starts.flatMap((start) =>
          Array.from({ length: dims[axis] ?? 1 }, (_, at) => start + at * (steps[axis] ?? 1)),
        ),
      [0],
    )
    .map((position) => elements[position]);
}

/** All ways to write a number as a product of `count` factors. */
function listFactorings(total: number, count: number): readonly (readonly number[])[] {
  if (count === 1) return [[total]];
  return Array.from({ length: total }, (_, index) => index + 1)
    .filter((factor) => total % factor === 0)
    .flatMap((factor) => listFactorings(total / factor, count - 1).map((rest) => [factor, ...rest]));
}

function shuffleBy<T>(items: readonly T[], keys: readonly number[]): readonly T[] {
  return items
    .map((item, index) => ({ item, key: keys[index % keys.length] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

describe('views of a layer', () => {
  const start = createAxes(shape, batch);
  const total = batch * 12 * 4 * 6;

  test('keep every element in its place through random reshapes and transposes', () => {
    const step = record({
      rank: constantFrom(1, 2, 3, 4, 5),
      pick: nat(),
      keys: tuple(nat(), nat(), nat(), nat(), nat()),
    });
    let walked = 0;
    assert(
      property(step, step, step, (...steps) => {
        let axes = start;
        let elements: readonly (number | undefined)[] = listPositions(start);
        for (const { rank, pick, keys } of steps) {
          const factorings = listFactorings(total, rank);
          const reshaped = reshapeAxes(axes, factorings[pick % factorings.length] ?? [total]);
          // A reshape that cuts across pieces of different axes has no such view.
          if (reshaped === null) return;
          const dims = getDims(reshaped);
          const order = shuffleBy([...dims.keys()], keys);
          axes = permuteAxes(reshaped, order) ?? [];
          elements = transpose(elements.map(Number), dims, order);
          expect(listPositions(axes)).toEqual(elements);
          expect(getDims(axes)).toEqual(order.map((axis) => dims[axis]));
        }
        walked += 1;
      }),
      { numRuns: 1500 },
    );
    expect(walked).toBeGreaterThan(40);
  });

  test('can be undone', () => {
    const moved = permuteAxes(reshapeAxes(start, [2, 3, 4, 24]) ?? [], [3, 0, 2, 1]) ?? [];
    const back = reshapeAxes(permuteAxes(moved, [1, 3, 2, 0]) ?? [], [2, 12, 4, 6]);
    expect(
      back?.map((axis, index) => isWholeAxis(axis, 'nchw'.charAt(index) as 'n', [2, 12, 4, 6][index] ?? 0)),
    ).toEqual([true, true, true, true]);
  });

  test.each([2, 3, 4, 6])('a channel shuffle in %i groups is found', (groups) => {
    const split = reshapeAxes(start, [2, groups, 12 / groups, 4, 6]) ?? [];
    const shuffled = reshapeAxes(permuteAxes(split, [0, 2, 1, 3, 4]) ?? [], [2, 12, 4, 6]) ?? [];
    expect(findShuffleGroups(shuffled[1] ?? [], 12)).toBe(groups);
    expect(findShuffleGroups(start[1] ?? [], 12)).toBeNull();
  });

  test('a permutation that is none has no view', () => {
    expect(permuteAxes(start, [0, 1, 1, 2])).toBeNull();
    expect(permuteAxes(start, [0, 1, 2])).toBeNull();
    expect(permuteAxes(start, [0, 1, 2, 4])).toBeNull();
  });
});
