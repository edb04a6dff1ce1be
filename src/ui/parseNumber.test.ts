import { expect, test } from 'vitest';
import { parseNumber } from './parseNumber';

test.each([
  ['3', 3],
  [' 3 ', 3],
  ['-2', -2],
  ['-0', 0],
  ['\u22122', -2],
  ['+7', 7],
  ['0.5', 0.5],
  ['0,5', 0.5],
  ['.5', 0.5],
  ['5.', 5],
  ['1e3', 1000],
])('%j is %d', (text, value) => expect(parseNumber(text)).toBe(value));

test.each(['', ' ', '-', '3px', '0x10', '1 000', 'Infinity', 'NaN', '1.2.3', '1,2,3', 'e5'])(
  '%j is no number',
  (text) => expect(parseNumber(text)).toBeNaN(),
);
