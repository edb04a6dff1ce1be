/** @file Lanes: by hand, and that no two stretches in one lane overlap. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assignLanes } from './lanes';

test('stretches that touch share a lane, the long one runs outside', () => {
  const { laneOf, count } = assignLanes([
    { key: 'whole', from: 0, to: 6 },
    { key: 'first', from: 0, to: 3 },
    { key: 'second', from: 3, to: 6 },
  ]);
  expect([...laneOf].sort()).toEqual([
    ['first', 0],
    ['second', 0],
    ['whole', 1],
  ]);
  expect(count).toBe(2);
});

test('stretches with one key share their lane', () => {
  const { laneOf, count } = assignLanes([
    { key: 'a', from: 0, to: 1 },
    { key: 'b', from: 1, to: 2 },
    { key: 'a', from: 5, to: 4 },
  ]);
  // a spans 0 to 5, so b is inside.
  expect(laneOf.get('b')).toBe(0);
  expect(laneOf.get('a')).toBe(1);
  expect(count).toBe(2);
});

test('stretches in one lane do not overlap', () => {
  const stretch = fc.record({ from: fc.nat(20), to: fc.nat(20) });
  fc.assert(
    fc.property(fc.array(stretch), (stretches) => {
      const keyed = stretches.map(({ from, to }, key) => ({
        key,
        from: Math.min(from, to),
        to: Math.max(from, to),
      }));
      const { laneOf, count } = assignLanes(keyed);
      expect(laneOf.size).toBe(keyed.length);
      for (const a of keyed) {
        expect(laneOf.get(a.key)).toBeLessThan(count);
        for (const b of keyed) {
          if (a.key === b.key || laneOf.get(a.key) !== laneOf.get(b.key)) continue;
          expect(a.to <= b.from || b.to <= a.from).toBe(true);
        }
      }
    }),
  );
});
