import { expect, test } from 'vitest';
import { computeLearningRate, traceLearningRate } from './learningRate';
import type { Schedule } from './settings';

/** The rates of every step of two epochs of `steps` steps each, from a highest rate of 0.4. */
function listRates(schedule: Schedule, steps: number, epochs = 2): number[] {
  const settings = { learningRate: 0.4, schedule, epochs };
  return Array.from({ length: steps * epochs }, (_, step) => computeLearningRate(settings, step, steps));
}

// PyTorch 1.13: StepLR(2, 0.1) over epochs of one step, CosineAnnealingLR(20), OneCycleLR(0.4, 20 steps, 0.3).
test.each<[string, Schedule, number, number, readonly number[]]>([
  ['constant', { kind: 'constant' }, 2, 2, [0.4, 0.4, 0.4, 0.4]],
  ['step', { kind: 'step', epochs: 2, factor: 0.1 }, 1, 6, [0.4, 0.4, 0.04, 0.04, 0.004, 0.004]],
  [
    'cosine',
    { kind: 'cosine' },
    10,
    2,
    [
      ...[0.4, 0.397537668, 0.390211303, 0.378201305, 0.361803399, 0.341421356, 0.31755705, 0.2907981],
      ...[0.261803399, 0.231286893, 0.2, 0.168713107, 0.138196601, 0.1092019, 0.08244295, 0.058578644],
      ...[0.038196601, 0.021798695, 0.009788697, 0.002462332],
    ],
  ],
  [
    'one-cycle',
    { kind: 'one-cycle', warmupShare: 0.3 },
    10,
    2,
    [
      ...[0.016, 0.052668737, 0.148668737, 0.267331263, 0.363331263, 0.4, 0.394985602, 0.380193853],
      ...[0.356366471, 0.324698262, 0.286777201, 0.244504809, 0.2000008, 0.155496791, 0.113224399],
      ...[0.075303338, 0.043635129, 0.019807747, 0.005015998, 1.6e-6],
    ],
  ],
])('%s', (_, schedule, steps, epochs, expected) => {
  const rates = listRates(schedule, steps, epochs);
  expect(rates).toHaveLength(expected.length);
  for (const [index, rate] of rates.entries()) expect(rate).toBeCloseTo(expected[index] ?? Number.NaN, 8);
});

// By hand: from 0.4 to 0.4 / 25 / 1e4 = 1.6e-6 along half a cosine over the 9 steps that are left; at 60 degrees three
// quarters of the difference are left, at 120 degrees one.
test.each([
  [10, 0.1, [0.4, 0.3000004, 0.1000012, 1.6e-6]],
  [1, 1, [0.4]],
])('one-cycle of %i steps with its summit at the first one, share %f', (total, warmupShare, expected) => {
  const rates = listRates({ kind: 'one-cycle', warmupShare }, total, 1);
  for (const [place, rate] of expected.entries()) expect(rates[3 * place]).toBeCloseTo(rate, 9);
  const settings = { learningRate: 0.4, schedule: { kind: 'one-cycle', warmupShare }, epochs: 1 } as const;
  for (const [, rate] of traceLearningRate(settings, total, total)) expect(rate).toBeGreaterThan(0);
});

test('the course of a short run has each of its steps, that of a long one its summit and its jumps', () => {
  const cycle = { learningRate: 0.4, schedule: { kind: 'one-cycle', warmupShare: 0.3 }, epochs: 2 } as const;
  const short = traceLearningRate(cycle, 7, 10);
  expect(short.map(([epoch]) => epoch)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
  expect(Math.max(...short.map(([, rate]) => rate))).toBe(0.4);
  // 20 000 steps, every 50th, and the summit at step 0.3 x 20 000 - 1.
  const long = traceLearningRate(cycle, 20_000, 10_000);
  expect(long.length).toBeLessThan(410);
  expect(long).toContainEqual([0.6, 0.4]);
  const steps = { learningRate: 1, schedule: { kind: 'step', epochs: 1, factor: 0.1 }, epochs: 3 } as const;
  const course = traceLearningRate(steps, 2999, 1000);
  expect(course).toContainEqual([1, 1]);
  expect(course).toContainEqual([1.001, 0.1]);
  expect(course.at(-1)?.[0]).toBe(2.999);
  expect(traceLearningRate(steps, 0, 1000)).toEqual([]);
});
