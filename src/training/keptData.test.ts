/** @file Names of kept sets. */
import { expect, test } from 'vitest';
import { makeNameFree } from './keptData';

test('a name that is taken gets the first number that is free', () => {
  expect(makeNameFree('Pets', [])).toBe('Pets');
  expect(makeNameFree('Pets', ['Pets', 'Pets, 3'])).toBe('Pets, 2');
  expect(makeNameFree('Pets', ['Pets', 'Pets, 2', 'pets'])).toBe('Pets, 3');
});
