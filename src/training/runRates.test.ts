/** @file The rate that is read out is one that a step has had, whoever reported it. */
import { expect, test } from 'vitest';
import { createBuilder } from '../architecture/builder';
import { bothAxes } from '../util/perAxis';
import type { RunId } from './protocol';
import { readEpochRate, readRate, traceRates } from './runRates';
import { createRunState } from './runState';
import { createQuickSetup } from './setups';

/** 4 epochs of 10 steps, a tenth of the rate after every 2: steps 1 to 20 have 0.05, steps 21 to 40 have 0.005. */
function createRun(reported: readonly (readonly [step: number, rate: number])[]) {
  const builder = createBuilder();
  builder.add('Input', 'input');
  const setup = createQuickSetup(builder.build(), bothAxes(32));
  const schedule = { kind: 'step', epochs: 2, factor: 0.1 } as const;
  const curve = reported.map(([step, learningRate]) => ({
    ...{ step, epoch: step / 10, loss: 1, accuracy: 0.5, learningRate },
  }));
  return {
    setup: { ...setup, settings: { ...setup.settings, learningRate: 0.05, schedule, epochs: 4 } },
    state: { ...createRunState('run' as RunId), stepsPerEpoch: 10, totalSteps: 40, curve },
  };
}

const readAll = (run: ReturnType<typeof createRun>) => run.state.curve.map((point) => readRate(run, point));

const expected = [0.05, 0.05, 0.005, 0.005];

test.each([
  ['of the step that was done', expected],
  ['of the step that comes next, as earlier versions had it', [0.05, 0.005, 0.005, 0.0005]],
])('reports %s', (_, [first = 0, second = 0, third = 0, last = 0]) => {
  const run = createRun([
    [10, first],
    [20, second],
    [30, third],
    [40, last],
  ]);
  for (const [index, rate] of readAll(run).entries()) expect(rate).toBeCloseTo(expected[index] ?? 0, 9);
  const end = traceRates(run).at(-1);
  expect(end?.[0]).toBe(4);
  expect(end?.[1]).toBeCloseTo(0.005, 9);
});

test('a run that has followed another schedule has the rates that it reports', () => {
  const reported = [
    [10, 0.3],
    [20, 0.2],
    [40, 0.1],
  ] as const;
  const run = createRun(reported);
  expect(readAll(run)).toEqual([0.3, 0.2, 0.1]);
  expect(traceRates(run)).toEqual([
    [1, 0.3],
    [2, 0.2],
    [4, 0.1],
  ]);
});

test('a run without reports has no course', () => {
  expect(traceRates(createRun([]))).toEqual([]);
});

test('an epoch has the rate of its last step; one before all reports has none', () => {
  const score = { loss: 1, accuracy: 0.5 };
  const at = (step: number) => ({
    ...{ epoch: step / 10, step, train: score, test: score, saturation: null, confusion: [] },
  });
  // The schedule changes it with step 21, which no report tells.
  const planned = createRun([
    [8, 0.05],
    [38, 0.005],
  ]);
  expect(readEpochRate(planned, at(20))).toBeCloseTo(0.05, 9);
  expect(readEpochRate(planned, at(30))).toBeCloseTo(0.005, 9);
  const other = createRun([
    [15, 0.3],
    [20, 0.2],
    [38, 0.1],
  ]);
  expect([10, 20, 30].map((step) => readEpochRate(other, at(step)))).toEqual([null, 0.2, 0.2]);
});
