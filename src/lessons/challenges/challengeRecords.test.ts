/** @file Scores of challenges: stars, shares of the best known answer, and what a browser keeps. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { computeShare, countStars, keepRecord, readRecords } from './challengeRecords';

let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});

afterEach(() => vi.unstubAllGlobals());

test.each([
  [100, 100, 3],
  [90, 100, 3],
  [101, 100, 2],
  [150, 100, 2],
  [151, 100, 1],
  [1, 1, 3],
  [2, 1, 1],
])('%d where %d is known has %d stars', (score, best, stars) => {
  expect(countStars(score, best)).toBe(stars);
});

test.each([
  [200, 100, 50],
  [100, 100, 100],
  // 99.99 % is not all of it, and 100.01 % is more.
  [10_001, 10_000, 99],
  [9_999, 10_000, 101],
  [80, 100, 125],
])('%d where %d is known is %d percent of it', (score, best, share) => {
  expect(computeShare(score, best)).toBe(share);
});

test('more stars never mean a smaller share', () => {
  const score = fc.integer({ min: 1, max: 1_000_000 });
  fc.assert(
    fc.property(score, score, score, (a, b, best) => {
      if (countStars(a, best) > countStars(b, best))
        expect(computeShare(a, best)).toBeGreaterThanOrEqual(computeShare(b, best));
    }),
  );
});

test('the best of several answers is kept', () => {
  keepRecord('seven', { score: 20, link: '#a' });
  keepRecord('seven', { score: 30, link: '#b' });
  keepRecord('thin', { score: 5, link: '#c' });
  expect(readRecords()).toEqual({ seven: { score: 20, link: '#a' }, thin: { score: 5, link: '#c' } });
  keepRecord('seven', { score: 10, link: '#d' });
  expect(readRecords().seven).toEqual({ score: 10, link: '#d' });
});

test.each(['{', 'null', '[]', '{"seven":{"score":"1","link":"#a"}}', '{"seven":null}'])(
  'nothing is made of %s',
  (text) => {
    kept.set('fovea.challenges', text);
    expect(readRecords()).toEqual({});
  },
);
