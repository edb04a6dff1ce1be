/** @file Classes of one name get names of their own. */
import { expect, test } from 'vitest';
import type { Dataset } from '../../dataset';
import { withDistinctClasses } from './distinctClasses';

const set = {
  count: 0,
  channels: 3,
  height: 1,
  width: 1,
  pixels: new Uint8Array(),
  labels: new Uint8Array(),
};
const name = (...classNames: readonly string[]): Dataset => ({
  ...{ classNames, train: set, test: set, mean: [], deviation: [] },
});

test('a name that comes again has a number', () => {
  expect(withDistinctClasses(name('crane', 'cat', 'crane', 'crane')).classNames).toEqual([
    'crane',
    'cat',
    'crane, 2',
    'crane, 3',
  ]);
  expect(withDistinctClasses(name('a, 2', 'a', 'a')).classNames).toEqual(['a, 2', 'a', 'a, 3']);
  const plain = name('cat', 'dog');
  expect(withDistinctClasses(plain)).toBe(plain);
});
