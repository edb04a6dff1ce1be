/** @file The laws of a Pareto front, on random objectives, and what stays of one that is too long. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addToFront, type Ranked, thinFront } from './front';
import { dominates, isNoWorse, type Objectives } from './objectives';

const small = fc.integer({ min: 0, max: 3 });
const item = fc
  .tuple(small, small, small, small, small, small)
  .map((objectives: Objectives): Ranked => ({ objectives }));

test('one objective better and none worse dominates; equals do not', () => {
  const even: Objectives = [1, -2, -1, -4, 10, 10];
  expect(dominates([1, -2, -1, -4, 9, 10], even)).toBe(true);
  expect(dominates([0, -2, -1, -4, 11, 10], even)).toBe(false);
  expect(dominates(even, even)).toBe(false);
  expect(isNoWorse(even, even)).toBe(true);
});

test('nothing in a front dominates anything in it, and what is left out is matched by something in it', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 40 }), (items) => {
      const front = items.reduce<readonly Ranked[]>(addToFront, []);
      for (const a of front) for (const b of front) expect(dominates(a.objectives, b.objectives)).toBe(false);
      for (const { objectives } of items)
        expect(front.some((other) => isNoWorse(other.objectives, objectives))).toBe(true);
    }),
  );
});

test('the order in which items come does not matter', () => {
  const spell = (front: readonly Ranked[]) => front.map(({ objectives }) => objectives.join()).sort();
  fc.assert(
    fc.property(fc.array(item, { maxLength: 30 }), (items) => {
      const there = items.reduce<readonly Ranked[]>(addToFront, []);
      const back = items.toReversed().reduce<readonly Ranked[]>(addToFront, []);
      expect(spell(there)).toEqual(spell(back));
    }),
  );
});

describe('a long front', () => {
  // On a line from 1 to 100 MACs, by their logarithm: 1, 10 and 100 are evenly spaced.
  const line = [1, 2, 3, 10, 50, 100].map((macs): Ranked => ({ objectives: [0, 0, 0, 0, macs, 1] }));
  const getMacs = (items: readonly Ranked[]) => items.map(({ objectives }) => objectives[4]);

  test('keeps its ends and what lies between them farthest from both', () => {
    expect(getMacs(thinFront(line, 3))).toEqual([1, 10, 100]);
  });

  test('keeps what must stay, in its own order', () => {
    expect(getMacs(thinFront(line, 3, ({ objectives }) => objectives[4] === 50))).toEqual([1, 10, 50]);
  });

  test('that is short enough stays as it is', () => {
    expect(thinFront(line, 6)).toBe(line);
  });
});
