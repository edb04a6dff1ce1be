/** @file Tests within the time left, by times worked out by hand. */
import { expect, test } from 'vitest';
import type { Progress } from '../protocol';
import { addTests } from './testTime';

const progress: Progress = {
  ...{ loss: 1, accuracy: 0, step: 2, epoch: 0.5, learningRate: 1, saturation: null },
  imagesPerSecond: 10,
  secondsLeft: 40,
};
const run = {
  step: 2,
  totalSteps: 12,
  stepsPerEpoch: 4,
  owesReport: false,
  dataset: { test: { count: 600 } },
};

test('tests to come count as long as the last one took', () => {
  // Two steps of three epochs are done: three tests are to come. At the end of an epoch its own is too.
  expect(addTests(progress, run, 25).secondsLeft).toBe(40 + 3 * 25);
  expect(addTests(progress, { ...run, step: 4, owesReport: true }, 25).secondsLeft).toBe(40 + 3 * 25);
  expect(addTests(progress, { ...run, step: 4 }, 25).secondsLeft).toBe(40 + 2 * 25);
  expect(addTests(progress, { ...run, step: 12 }, 25).secondsLeft).toBe(40);
});

test('before the first test it is guessed from the speed of training', () => {
  // Three times 10 pictures a second are tested: 600 take 20 s.
  expect(addTests(progress, run, null).secondsLeft).toBe(40 + 3 * 20);
  expect(addTests({ ...progress, secondsLeft: null }, run, null).secondsLeft).toBeNull();
});
