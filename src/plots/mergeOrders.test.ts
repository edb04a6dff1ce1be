import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeOrders } from './mergeOrders';

test('what is missing stands behind what it follows', () => {
  expect(mergeOrders([['a', 'b', 'c']])).toEqual(['a', 'b', 'c']);
  expect(
    mergeOrders([
      ['a', 'b', 'c'],
      ['a', 'x', 'y', 'c'],
    ]),
  ).toEqual(['a', 'x', 'y', 'b', 'c']);
  expect(mergeOrders([['b'], ['a', 'b', 'c']])).toEqual(['a', 'b', 'c']);
  expect(mergeOrders([[], []])).toEqual([]);
});

test('every name once, and the first order is kept', () => {
  const order = fc.uniqueArray(fc.constantFrom(...'abcdefgh'));
  fc.assert(
    fc.property(fc.array(order, { minLength: 1 }), (orders) => {
      const merged = mergeOrders(orders);
      expect([...merged].sort()).toEqual([...new Set(orders.flat())].sort());
      const first = new Set(orders[0]);
      expect(merged.filter((name) => first.has(name))).toEqual(orders[0]);
    }),
  );
});
