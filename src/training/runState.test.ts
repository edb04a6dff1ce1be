/** @file The state of a run, event by event, and the curve that stays small. */
import { expect, test } from 'vitest';
import type { ProbeReport, Progress, RunId, TrainingEvent } from './protocol';
import { createReport } from './reports.testing';
import { addCurvePoint, type CurvePoint, maxCurveLength } from './runCurve';
import { askRun, createRunState, findProbing, type RunState, reduceRun, reopenRun } from './runState';

const run = 'a' as RunId;

const progress = (step: number, loss = 1): Progress => ({
  step,
  epoch: step / 10,
  loss,
  accuracy: 0.5,
  learningRate: 0.1,
  imagesPerSecond: 100,
  secondsLeft: null,
  saturation: null,
});

const started = (step: number): TrainingEvent => ({
  run,
  type: 'started',
  backend: { backend: 'wasm', threads: 1, candidates: [] } as never,
  stepsPerEpoch: 10,
  totalSteps: 100,
  classNames: ['a', 'b'],
  trainCount: 320,
  testCount: 100,
  scale: { mean: [0.5], deviation: [0.25] },
  step,
});

/** Probes of 3 layers, as far as they are. */
const probed = (epoch: number, done: number, pooling: '4x4' | '1x1' = '4x4'): TrainingEvent => ({
  ...{ run, type: 'probed', epoch, done, total: 3 },
  settings: { pooling, trainCount: 400, testCount: 200 },
  probes: new Array<ProbeReport>(done).fill({} as ProbeReport),
});

const feed = (state: RunState, ...events: TrainingEvent[]) => events.reduce(reduceRun, state);

test('a run that goes on from a checkpoint forgets what came behind it', () => {
  const before = feed(
    createRunState(run),
    started(0),
    { run, type: 'progress', progress: progress(5) },
    { run, type: 'epoch', report: createReport(1) },
    probed(1, 3),
    { run, type: 'progress', progress: progress(12) },
    { run, type: 'progress', progress: progress(17) },
    { run, type: 'epoch', report: createReport(2) },
    probed(2, 3),
  );
  const after = feed(reopenRun(before), started(12));
  expect(after.phase).toBe('running');
  expect(after.curve.map(({ step }) => step)).toEqual([5, 12]);
  expect(after.epochs.map(({ epoch }) => epoch)).toEqual([1]);
  expect(after.probeRounds.map(({ epoch }) => epoch)).toEqual([1]);
});

test('what other runs say, and what comes after the end, changes nothing', () => {
  const over = feed(createRunState(run), started(0), { run, type: 'finished' });
  expect(feed(over, { run, type: 'progress', progress: progress(1) })).toBe(over);
  const other = { run: 'b' as RunId, type: 'finished' } as const;
  expect(feed(createRunState(run), other).phase).toBe('loading');
});

test('a long curve keeps its mean, its order and its last point, and stays small', () => {
  let curve: readonly CurvePoint[] = [];
  const count = 8 * maxCurveLength;
  for (let step = 1; step <= count; step++) curve = addCurvePoint(curve, progress(step, step));
  expect(curve.length).toBeLessThan(maxCurveLength);
  expect(curve.at(-1)?.step).toBe(count);
  expect(curve.every(({ step }, index) => index === 0 || step > (curve[index - 1]?.step ?? 0))).toBe(true);
  // The losses are the steps: a merged point lies in the middle of the steps that it stands for.
  for (const [index, { step, loss }] of curve.slice(1).entries()) {
    const before = curve[index]?.step ?? 0;
    expect(loss).toBeCloseTo((before + 1 + step) / 2);
  }
});

test('a run that has diverged stands where it did, not where it was last reported', () => {
  const going = feed(createRunState(run), started(0), { run, type: 'progress', progress: progress(5) });
  const problem = { code: 'diverged', step: 8, learningRate: 10 } as const;
  expect(feed(going, { run, type: 'failed', problem }).latest).toMatchObject({ step: 8, epoch: 0.8 });
  const lost = { code: 'device-lost' } as const;
  expect(feed(going, { run, type: 'failed', problem: lost }).latest).toMatchObject({ step: 5, epoch: 0.5 });
});

test('a test is shown until its epoch is out, or the run ends', () => {
  const testing = { run, type: 'testing', done: 40, total: 100 } as const;
  const state = feed(
    createRunState(run),
    started(0),
    { run, type: 'progress', progress: progress(10) },
    testing,
  );
  expect(state.testing).toEqual({ done: 40, total: 100 });
  expect(feed(state, { run, type: 'epoch', report: createReport(1) }).testing).toBeNull();
  expect(feed(state, { run, type: 'stopped' }).testing).toBeNull();
  expect(feed(state, { run, type: 'failed', problem: { code: 'device-lost' } }).testing).toBeNull();
  expect(reopenRun(state).testing).toBeNull();
});

test('a test that is made again takes the place of the first', () => {
  const again = { ...createReport(1), test: { loss: 2, accuracy: 0.25 } };
  const state = feed(
    createRunState(run),
    started(0),
    { run, type: 'epoch', report: createReport(1) },
    started(10),
    { run, type: 'epoch', report: again },
  );
  expect(state.epochs).toEqual([again]);
});

test('what was asked for is shown until it is done; stopping cannot be taken back', () => {
  const state = feed(createRunState(run), started(0));
  const pausing = askRun(state, 'pause');
  expect(pausing.asked).toBe('pause');
  expect(feed(pausing, { run, type: 'paused' }).asked).toBeNull();
  expect(askRun(pausing, null).asked).toBeNull();
  const stopping = askRun(pausing, 'stop');
  expect(askRun(stopping, 'pause').asked).toBe('stop');
  expect(feed(stopping, { run, type: 'paused' }).asked).toBe('stop');
  const stopped = feed(stopping, { run, type: 'stopped' });
  expect(stopped.asked).toBeNull();
  expect(askRun(stopped, 'pause')).toBe(stopped);
  expect(reopenRun(stopping).asked).toBeNull();
});

test('probes know how they were trained, and take the place of others of their epoch when they are all there', () => {
  const tell = ({ probeRounds }: RunState) =>
    probeRounds.map(({ epoch, settings, done }) => [epoch, settings?.pooling, done]);
  const first = feed(createRunState(run), started(0), probed(1, 3), { run, type: 'finished' });
  expect(tell(first)).toEqual([[1, '4x4', 3]]);
  const between = feed(first, probed(1, 2, '1x1'));
  expect(tell(between)).toEqual([
    [1, '4x4', 3],
    [1, '1x1', 2],
  ]);
  expect(findProbing(between)?.done).toBe(2);
  expect(tell(feed(between, { run, type: 'stopped' }))).toEqual([[1, '4x4', 3]]);
  expect(tell(feed(between, probed(1, 3, '1x1')))).toEqual([[1, '1x1', 3]]);
});

test('probes that a lost device has cut off are on their way no more', () => {
  const problem = 'lost';
  const backend = { backend: 'wasm', threads: 1, isIsolated: true, candidates: [] } as const;
  const state = feed(createRunState(run), started(0), probed(1, 2), {
    ...{ run, type: 'recovered', problem, step: 10, backend },
  });
  expect(findProbing(state)).toBeNull();
});
