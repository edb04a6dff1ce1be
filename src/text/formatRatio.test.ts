import { expect, test } from 'vitest';
import { formatRatio } from './formatRatio';

// 14 / 3 = 4.666…; 26 / 2 = 13; 1000 / 1001 and 1001 / 1000 are 1 to two decimals.
test.each([
  [14, 3, '÷\u00A04.67'],
  [2, 26, '×\u00A013'],
  [1000, 1001, null],
  [1001, 1000, null],
  [0, 5, null],
])('%d to %d is %s', (before, after, text) => {
  expect(formatRatio(before, after)).toBe(text);
});
