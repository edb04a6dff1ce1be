import { expect, test } from 'vitest';
import { getKeyLetter } from './keyLetter';

test('a key is read in lower case', () => {
  expect(getKeyLetter({ key: 'Z', code: 'KeyY' })).toBe('z');
  expect(getKeyLetter({ key: 'ArrowUp', code: 'ArrowUp' })).toBe('arrowup');
  expect(getKeyLetter({ key: '?', code: 'Slash' })).toBe('?');
});

test('where the keyboard has no Latin letters, its place is the letter', () => {
  // Russian, Greek, Hebrew.
  expect(getKeyLetter({ key: 'я', code: 'KeyZ' })).toBe('z');
  expect(getKeyLetter({ key: 'Α', code: 'KeyA' })).toBe('a');
  expect(getKeyLetter({ key: 'ש', code: 'KeyA' })).toBe('a');
});

test('letters beyond ASCII that stand on no letter are themselves', () => {
  // German; Russian has a letter there too.
  expect(getKeyLetter({ key: 'Ö', code: 'Semicolon' })).toBe('ö');
  expect(getKeyLetter({ key: 'х', code: 'BracketLeft' })).toBe('х');
});
