/** @file When a run is kept, by times worked out by hand. */
import { expect, test } from 'vitest';
import { computeKeepInterval } from './checkpointKeeper';

test('a young run is kept after two seconds, then when it is twice as old, at last every 20 s', () => {
  const moments = [0];
  for (let count = 0; count < 7; count++) {
    const age = moments.at(-1) ?? 0;
    moments.push(age + computeKeepInterval(age, 10));
  }
  expect(moments).toEqual([0, 2000, 4000, 8000, 16_000, 32_000, 52_000, 72_000]);
});

test('slow keeping takes at most a twentieth of the time', () => {
  expect(computeKeepInterval(0, 500)).toBe(10_000);
  expect(computeKeepInterval(60_000, 3000)).toBe(60_000);
});
