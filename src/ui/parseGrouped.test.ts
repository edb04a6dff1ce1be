import { expect, test } from 'vitest';
import { parseGrouped, parseWhole } from './parseGrouped';
import { plainNumbers } from './plainNumbers.testing';

test.each<readonly [string, number]>([
  ...plainNumbers,
  // As the page writes it, with spaces that do not break, and with those of other programs and of the keyboard.
  ['1\u00A0180\u00A0160', 1_180_160],
  ['1\u202F180\u202F160', 1_180_160],
  ['1\u2009180\u2009160', 1_180_160],
  ['1 180 160', 1_180_160],
  ['1 000', 1000],
  ['\u221212 345', -12_345],
  // As English and German group.
  ['1,180,160', 1_180_160],
  ['1.180.160', 1_180_160],
  ['1,180,160.5', 1_180_160.5],
  ['1.180.160,5', 1_180_160.5],
  ['1,180.25', 1180.25],
  ['1.180,25', 1180.25],
  ['12 345,5', 12_345.5],
  // These are decimals in one language or the other.
  ['1,180', 1.18],
  ['1.180', 1.18],
  ['0,500', 0.5],
])('%j is %d', (text, value) => expect(parseGrouped(text)).toBe(value));

test.each([
  '',
  ' ',
  '-',
  '3px',
  '0x10',
  'Infinity',
  'NaN',
  '1.2.3',
  '1,2,3',
  'e5',
  '1 00',
  '12 34',
  '1000 000',
  '0 500',
  '1,18,160',
  '1,180.160,5',
])('%j is no number', (text) => expect(parseGrouped(text)).toBeNaN());

test.each([
  ['1180', 1180],
  ['1,180', 1180],
  ['1.180', 1180],
  ['1 180', 1180],
  ['\u22121,180', -1180],
  ['1,180,160', 1_180_160],
  ['5.0', 5],
])('%j is the whole number %d', (text, value) => expect(parseWhole(text)).toBe(value));

test.each(['0,5', '1,18', '0,500', '1,1800', 'x', ''])('%j is no whole number', (text) =>
  expect(parseWhole(text)).toBeNaN(),
);
