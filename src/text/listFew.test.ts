/** @file Long lists of long names, cut by hand. */
import { expect, test } from 'vitest';
import { listFew } from './listFew';

const formatRest = (count: number) => `${count} more`;

test('four names are all there, of five the first three', () => {
  expect(listFew(['a', 'b', 'c', 'd'], formatRest)).toEqual(['a', 'b', 'c', 'd']);
  expect(listFew(['a', 'b', 'c', 'd', 'e'], formatRest)).toEqual(['a', 'b', 'c', '2 more']);
});

test('a name of more than 24 letters is cut, and no letter is', () => {
  expect(listFew(['abcdefghijklmnopqrstuvwx'], formatRest)).toEqual(['abcdefghijklmnopqrstuvwx']);
  expect(listFew(['abcdefghijklmnopqrstuvwxy'], formatRest)).toEqual(['abcdefghijklmnopqrstuvw…']);
  expect(listFew(['😀'.repeat(25)], formatRest)).toEqual([`${'😀'.repeat(23)}…`]);
});
