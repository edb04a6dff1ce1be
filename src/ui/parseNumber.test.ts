import { expect, test } from 'vitest';
import { parseNumber } from './parseNumber';
import { plainNumbers } from './plainNumbers.testing';

test.each(plainNumbers)('%j is %d', (text, value) => expect(parseNumber(text)).toBe(value));

test.each(['', ' ', '-', '3px', '0x10', '1 000', 'Infinity', 'NaN', '1.2.3', '1,2,3', 'e5'])(
  '%j is no number',
  (text) => expect(parseNumber(text)).toBeNaN(),
);
