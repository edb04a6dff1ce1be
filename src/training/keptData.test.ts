/** @file Names of kept sets, and of their files. */
import { expect, test } from 'vitest';
import { getKeptFileName, makeNameFree } from './keptData';

test('a name that is taken gets the first number that is free', () => {
  expect(makeNameFree('Pets', [])).toBe('Pets');
  expect(makeNameFree('Pets', ['Pets', 'Pets, 3'])).toBe('Pets, 2');
  expect(makeNameFree('Pets', ['Pets', 'Pets, 2', 'pets'])).toBe('Pets, 3');
});

test('every name has a file name that no folder has, and that gives it back', () => {
  for (const name of ['Pets', '.', '..', '...', 'a/b', 'v1.0', '+', '%2E']) {
    const fileName = getKeptFileName(name);
    expect(fileName).not.toMatch(/^\.{1,2}$|[/\\]|^\+/);
    expect(decodeURIComponent(fileName)).toBe(name);
  }
});
