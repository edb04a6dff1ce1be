/** @file Links to challenges; those that were issued are pinned. */
import { expect, test } from 'vitest';
import { isChallengeLike, readChallengeLink, writeChallengeLink } from './challengeLink';

test.each([
  ['#k1.seven', { id: 'seven', score: null }],
  ['#k1.patches.53504', { id: 'patches', score: 53_504 }],
  ['#k1.fifteen.0', { id: 'fifteen', score: 0 }],
])('%s is read and written', (hash, link) => {
  expect(readChallengeLink(hash)).toEqual(link);
  expect(writeChallengeLink(link)).toBe(hash);
  expect(isChallengeLike(hash)).toBe(true);
});

test.each([
  '',
  '#',
  '#k1.',
  '#k1.Seven',
  '#k1.seven.',
  '#k1.seven.-1',
  '#k1.seven.1.2',
  '#k2.seven',
  '#f1.abc',
  'k1.seven',
])('%j is none', (hash) => {
  expect(readChallengeLink(hash)).toBeNull();
});

test('a later version is known as such', () => {
  expect(isChallengeLike('#k2.anything-new')).toBe(true);
  expect(isChallengeLike('#f1.abc')).toBe(false);
});
