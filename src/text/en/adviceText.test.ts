import { expect, test } from 'vitest';
import { adviceText } from './adviceText';

test.each([
  [{ kind: 'added', statusBefore: null }, ['', '3x3'], 'new'],
  [{ kind: 'removed', statusBefore: null }, ['3x3', ''], 'goes'],
  [{ kind: 'recoloured', statusBefore: 'unproductive' }, ['3x3', '3x3'], 'was unproductive'],
  // What is not judged has its colour from what feeds it, which is no word of its own.
  [{ kind: 'recoloured', statusBefore: 'none' }, ['', ''], ''],
  [{ kind: 'changed', statusBefore: null }, ['7x7, /2', '3x3, /2'], 'changes from 7x7, /2 to 3x3, /2'],
  [{ kind: 'changed', statusBefore: 'critical' }, ['/2', ''], 'changes from /2 to the default, was critical'],
  [{ kind: 'changed', statusBefore: null }, ['/2', '/2'], 'changes'],
] as const)('%o of %o: %s', (change, shorthands, words) => {
  expect(adviceText.formatMark(change, shorthands)).toBe(words);
});
