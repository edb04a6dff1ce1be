/** @file The worker's side of the line in Node: the test is the page, wasm computes. */
import { afterAll, expect, test } from 'vitest';
import type { LayerId } from '../../architecture/architecture';
import { bothAxes } from '../../util/perAxis';
import type { CheckpointStore } from '../checkpointStore';
import type { RunId } from '../protocol';
import { createRunState, reduceRun, reopenRun } from '../runState';
import { loadData } from './data/loadData';
import {
  buildNetwork,
  createMemoryStore,
  holdClock,
  losses,
  openSession,
  run,
  type StartCommand,
  start,
} from './sessionStage.testing';

const { pass } = holdClock();

let reference: number[] = [];

test('a run from its start to its end, and the same again', async () => {
  for (const round of [0, 1]) {
    const { session, events, waitFor } = openSession();
    session.handle(start);
    await waitFor('finished');
    const started = await waitFor('started');
    expect(started).toMatchObject({
      stepsPerEpoch: 4,
      totalSteps: 8,
      trainCount: 40,
      testCount: 20,
      step: 0,
    });
    expect(started.backend.backend).toBe('wasm');
    const problems = started.backend.candidates.map(({ backend, problem }) => `${backend} ${problem}`);
    expect(problems).toEqual(['webgpu missing', 'webgl missing', 'wasm null', 'cpu slower']);
    const state = events.reduce(reduceRun, createRunState(run));
    expect(state.phase).toBe('finished');
    expect(state.epochs.map(({ epoch, step }) => [epoch, step])).toEqual([
      [1, 4],
      [2, 8],
    ]);
    expect(state.epochs[0]?.saturation?.map(({ layer }) => layer)).toEqual(['conv1', 'conv2', 'fc']);
    if (round === 0) reference = losses(events);
    else expect(losses(events)).toEqual(reference);
    session.handle({ ...start, data: { ...start.data, kind: 'kept', name: 'nothing' } });
    await session.settle();
    expect(events.at(-1)).toMatchObject({
      type: 'failed',
      problem: { code: 'bad-data', problem: { code: 'not-kept' } },
    });
  }
});

test('pause, single steps, checkpoint, probes and pictures while it rests', async () => {
  const { session, events, waitFor } = openSession();
  session.handle({ ...start, isPaused: true });
  await waitFor('paused');
  expect(events.some(({ type }) => type === 'progress')).toBe(false);
  let mark = events.length;
  session.handle({ type: 'step', run });
  expect((await waitFor('progress', mark)).progress.step).toBe(1);
  mark = events.length;
  session.handle({ type: 'step', run });
  expect((await waitFor('progress', mark)).progress.step).toBe(2);
  session.handle({ type: 'checkpoint', run });
  const { checkpoint } = await waitFor('checkpoint');
  expect(checkpoint.step).toBe(2);
  expect(checkpoint.weights.map(({ name }) => name)).toContain('conv1.weight');
  session.handle({ type: 'probe', run, settings: { pooling: '4x4', trainCount: 30, testCount: 20 } });
  while ((await waitFor('probed', mark)).done < 3) mark += 1;
  const last = events.findLast((event) => event.type === 'probed');
  expect(last).toMatchObject({ epoch: 0.5, done: 3, total: 3 });
  const query = { set: 'test', label: null, answer: null, isWrong: false, start: 5, count: 100 } as const;
  session.handle({ type: 'look', run, data: null, query });
  const seen = await waitFor('pictures');
  // Nothing has been evaluated yet.
  expect(seen).toMatchObject({ total: 20, pictures: { count: 15 }, answers: null });
  expect(seen.data).toMatchObject({ trainCount: 40, testCount: 20, height: 32 });
  session.handle({ type: 'resume', run });
  await waitFor('finished');
  expect(events.filter(({ type }) => type === 'resumed')).toHaveLength(1);
  expect(losses(events)).toEqual(reference);
  // The network of a finished run can still be probed, and pooled otherwise.
  mark = events.length;
  session.handle({ type: 'probe', run, settings: { pooling: 'none', trainCount: 12, testCount: 20 } });
  // They are announced before the first is there.
  expect(await waitFor('probed', mark)).toMatchObject({ probes: [], done: 0, total: 3 });
  const probed = await waitFor('probed', mark + 1);
  expect(probed.probes[0]).toMatchObject({ layer: 'conv1', trainCount: 12 });
  expect(probed.settings).toEqual({ pooling: 'none', trainCount: 12, testCount: 20 });
  mark = events.length;
  session.handle({ type: 'look', run, data: null, query: { ...query, isWrong: true, start: 0 } });
  const wrong = await waitFor('pictures', mark);
  const { confusion } = (
    await waitFor(
      'epoch',
      events.findLastIndex(({ type }) => type === 'epoch'),
    )
  ).report;
  const right = confusion.reduce((sum, row, index) => sum + (row[index] ?? 0), 0);
  expect(wrong.total).toBe(20 - right);
  expect([...(wrong.answers ?? [])].every((answer, index) => answer !== wrong.pictures.labels[index])).toBe(
    true,
  );
});

test('what is reported is the rate of the last step, not that of the next one', async () => {
  const { session, events, waitFor } = openSession();
  const schedule = { kind: 'step', epochs: 1, factor: 0.1 } as const;
  session.handle({ ...start, settings: { ...start.settings, schedule } });
  await waitFor('finished');
  const rates = new Map(
    events.flatMap((event) =>
      event.type === 'progress' ? [[event.progress.step, event.progress.learningRate]] : [],
    ),
  );
  // Four steps an epoch: each of the first has 0.005, each of the second a tenth of that.
  expect(rates.get(4)).toBeCloseTo(5e-3, 9);
  expect(rates.get(8)).toBeCloseTo(5e-4, 9);
});

test('a run that is stopped while its pictures are read ends at once', async () => {
  const { session, waitFor, types } = openSession({ loadData: () => new Promise(() => {}) });
  session.handle(start);
  await waitFor('loading');
  session.handle({ type: 'stop', run });
  await waitFor('stopped');
  expect(types()).toEqual(['loading', 'stopped']);
});

test('a storage that takes nothing is tried again, and what it had stays known', async () => {
  const store = createMemoryStore();
  let isFull = false;
  const save: CheckpointStore['save'] = async (id, checkpoint) => !isFull && store.save(id, checkpoint);
  const { session, events, waitFor } = openSession({ store: { ...store, save } });
  const step = async () => {
    const mark = events.length;
    session.handle({ type: 'step', run });
    await waitFor('progress', mark);
    session.handle({ type: 'keep', run });
    return (await waitFor('kept', mark)).step;
  };
  session.handle({ ...start, isPaused: true });
  await waitFor('paused');
  expect(await step()).toBe(1);
  isFull = true;
  expect(await step()).toBeNull();
  const full = events.reduce(reduceRun, createRunState(run));
  expect(full).toMatchObject({ keptStep: 1, isKeepingRefused: true });
  isFull = false;
  const mark = events.length;
  session.handle({ type: 'keep', run });
  expect((await waitFor('kept', mark)).step).toBe(2);
  const kept = events.reduce(reduceRun, createRunState(run));
  expect(kept).toMatchObject({ keptStep: 2, isKeepingRefused: false });
});

test('a finished run that the storage took nothing of is kept when the page asks once there is room', async () => {
  const store = createMemoryStore();
  let isFull = true;
  const save: CheckpointStore['save'] = async (id, checkpoint) => !isFull && store.save(id, checkpoint);
  const { session, events, waitFor } = openSession({ store: { ...store, save } });
  session.handle(start);
  await waitFor('finished');
  expect(store.saved.size).toBe(0);
  isFull = false;
  const mark = events.length;
  session.handle({ type: 'keep', run });
  expect((await waitFor('kept', mark)).step).toBe(8);
  expect(store.saved.get(run)?.step).toBe(8);
  expect(events.reduce(reduceRun, createRunState(run))).toMatchObject({
    phase: 'finished',
    keptStep: 8,
    isKeepingRefused: false,
  });
});

test('a run goes on from what was kept, bit for bit', async () => {
  const store = createMemoryStore();
  const first = openSession({ store });
  first.session.handle({ ...start, isPaused: true });
  await first.waitFor('paused');
  for (let count = 0; count < 4; count++) first.session.handle({ type: 'step', run });
  await first.waitFor('epoch');
  first.session.handle({ type: 'stop', run });
  await first.waitFor('stopped');
  expect(first.events.findLast((event) => event.type === 'kept')).toMatchObject({ step: 4 });
  const second = openSession({ store });
  second.session.handle({ ...start, checkpoint: 'kept' });
  expect((await second.waitFor('started')).step).toBe(4);
  await second.waitFor('finished');
  expect(losses(second.events)).toEqual(reference.slice(1));
  const other = openSession({ store });
  other.session.handle({ ...start, architecture: buildNetwork(11), checkpoint: 'kept' });
  await expect(other.waitFor('started')).rejects.toThrow('checkpoint-mismatch');
  other.session.handle({ ...start, run: 'another' as RunId, checkpoint: 'kept' });
  await expect(other.waitFor('started', 3)).rejects.toThrow('no-checkpoint');
});

test('a run does not go on with other pictures, and is none the worse for it', async () => {
  const store = createMemoryStore();
  const first = openSession({ store });
  first.session.handle({ ...start, settings: { ...start.settings, epochs: 1 } });
  await first.waitFor('finished');
  const kept = structuredClone(store.saved.get(run));
  const { events, session } = openSession({ store });
  const goOn = { ...start, checkpoint: 'kept' } as const;
  const synthetic = { kind: 'synthetic', seed: 1, scale: 1, trainCount: 40, testCount: 20 } as const;
  for (const data of [
    { ...synthetic, trainCount: 200 },
    { ...synthetic, testCount: 10 },
    { ...synthetic, seed: 2 },
  ]) {
    session.handle({ ...goOn, data });
    await session.settle();
  }
  const failed = events.filter((event) => event.type === 'failed');
  const trained = { trainCount: 40, testCount: 20, height: 32, width: 32, classNames: { length: 10 } };
  expect(failed.map(({ problem }) => problem)).toMatchObject([
    { code: 'other-pictures', trained, found: { trainCount: 200, testCount: 20 }, isAlike: false },
    { code: 'other-pictures', trained, found: { trainCount: 40, testCount: 10 }, isAlike: false },
    { code: 'other-pictures', trained, found: { trainCount: 40, testCount: 20 }, isAlike: true },
  ]);
  expect(events.some(({ type }) => type === 'started' || type === 'kept')).toBe(false);
  expect(store.saved.get(run)).toEqual(kept);
  const right = openSession({ store });
  right.session.handle(goOn);
  expect((await right.waitFor('started')).step).toBe(4);
  await right.waitFor('finished');
  expect(losses(right.events)).toEqual(reference.slice(1));
});

test('a checkpoint of an earlier version, which knows no pictures, goes on', async () => {
  const store = createMemoryStore();
  const first = openSession({ store });
  first.session.handle({ ...start, settings: { ...start.settings, epochs: 1 } });
  await first.waitFor('finished');
  const kept = store.saved.get(run);
  if (kept === undefined) throw new Error('The run was kept');
  const { data, ...old } = kept;
  expect(data?.trainCount).toBe(40);
  store.saved.set(run, old);
  const { session, events, waitFor } = openSession({ store });
  session.handle({ ...start, checkpoint: 'kept' });
  await waitFor('finished');
  expect(losses(events)).toEqual(reference.slice(1));
});

test('a start from the weights of another run takes any pictures', async () => {
  const { session, waitFor } = openSession();
  session.handle({ ...start, isPaused: true });
  await waitFor('paused');
  session.handle({ type: 'checkpoint', run });
  const { checkpoint } = await waitFor('checkpoint');
  expect(checkpoint.data).toBeDefined();
  const other = openSession();
  other.session.handle({ ...start, data: { ...start.data, seed: 2 } as never, checkpoint });
  await other.waitFor('finished');
});

/** A session that is stopped in the middle of the test of the first epoch. */
function openStoppedInTest(store: CheckpointStore | null) {
  const opened = openSession({
    store,
    breathe: async () => {
      const last = opened.events.at(-1);
      if (last?.type === 'progress' && last.progress.step === 4) opened.session.handle({ type: 'stop', run });
    },
  });
  return opened;
}

test('a run that is stopped while it tests does not wait for the test, which is made when it goes on', async () => {
  const store = createMemoryStore();
  const { session, events, waitFor } = openStoppedInTest(store);
  session.handle(start);
  await waitFor('stopped');
  expect(events.slice(-3)).toMatchObject([
    { type: 'progress', progress: { step: 4 } },
    { type: 'kept', step: 4 },
    { type: 'stopped' },
  ]);
  const second = openSession({ store });
  second.session.handle({ ...start, checkpoint: 'kept' });
  await second.waitFor('finished');
  const all = [...events, ...second.events];
  expect(losses(all)).toEqual(reference);
  // Once it is out it is kept that it is.
  const kept = second.events.flatMap((event) => (event.type === 'kept' ? [event.step] : []));
  expect(kept).toEqual([4, 8]);
  expect(store.saved.get(run)?.epoch).toBeUndefined();
  const state = second.events.reduce(reduceRun, reopenRun(events.reduce(reduceRun, createRunState(run))));
  expect(state.epochs.map(({ epoch, step }) => [epoch, step])).toEqual([
    [1, 4],
    [2, 8],
  ]);
  expect(state.epochs.every(({ saturation }) => saturation?.length === 3)).toBe(true);
});

test('a run that is stopped in its last test finishes when it goes on', async () => {
  const store = createMemoryStore();
  const one = { ...start, settings: { ...start.settings, epochs: 1 } };
  const { session, events, waitFor } = openStoppedInTest(store);
  session.handle(one);
  await waitFor('stopped');
  expect(losses(events)).toEqual([]);
  const second = openSession({ store });
  second.session.handle({ ...one, checkpoint: 'kept', isPaused: true });
  await second.waitFor('paused');
  second.session.handle({ type: 'resume', run });
  await second.waitFor('finished');
  expect(second.types().slice(-5)).toEqual(['paused', 'resumed', 'epoch', 'kept', 'finished']);
  expect(losses(second.events)).toHaveLength(1);
});

test('where nothing is kept the test comes first', async () => {
  const { session, events, waitFor } = openStoppedInTest(null);
  session.handle(start);
  await waitFor('stopped');
  expect(losses(events)).toEqual(reference.slice(0, 1));
});

test('a long test says how far it is', async () => {
  const opened = openSession({
    breathe: () => {
      const last = opened.events.at(-1);
      const isTesting = last?.type === 'testing' || (last?.type === 'progress' && last.progress.step === 4);
      if (isTesting) pass(150);
      return new Promise((resolve) => setImmediate(resolve));
    },
  });
  opened.session.handle({ ...start, settings: { ...start.settings, epochs: 1 } });
  await opened.waitFor('finished');
  // Time passes after each of three layers and after the one batch of test pictures: it is told at 300 and 600 ms.
  const said = opened.events.filter((event) => event.type === 'testing');
  expect(said).toMatchObject([{ done: 0 }, { done: 20, total: 20 }]);
});

test('the first epoch is kept at its end, and a run on the way when the page asks', async () => {
  const { session, events, waitFor } = openSession({ store: createMemoryStore() });
  session.handle({ ...start, isPaused: true });
  await waitFor('paused');
  session.handle({ type: 'resume', run });
  await waitFor('epoch');
  await waitFor('finished');
  const kept = () => events.flatMap((event) => (event.type === 'kept' ? [event.step] : []));
  expect(kept()).toEqual([4, 8]);
  const late = openSession({ store: createMemoryStore() });
  late.session.handle({ ...start, settings: { ...start.settings, epochs: 1000 } });
  await late.waitFor('started');
  late.session.handle({ type: 'keep', run });
  const { step } = await late.waitFor('kept');
  expect(step).toBeLessThan(4);
  late.session.handle({ type: 'stop', run });
  await late.waitFor('stopped');
});

test('a new run takes the place of the one at work', async () => {
  const { session, events, waitFor } = openSession();
  session.handle({ ...start, settings: { ...start.settings, epochs: 1000 } });
  await waitFor('started');
  const next = 'run 2' as RunId;
  session.handle({ ...start, run: next });
  await waitFor('finished');
  const turn = events.findIndex((event) => event.run === next);
  expect(events.slice(turn).every((event) => event.run === next)).toBe(true);
  expect(losses(events.slice(turn))).toEqual(reference);
});

test('what cannot be trained says why', async () => {
  const problems: unknown[] = [];
  for (const command of [
    { ...start, architecture: buildNetwork(4) },
    { ...start, data: { kind: 'address', address: 'http://localhost:1/nothing' } },
    { ...start, settings: { ...start.settings, learningRate: 1e30 } },
    { ...start, backend: 'webgpu' },
  ] as StartCommand[]) {
    const { session, events } = openSession();
    session.handle(command);
    await session.settle();
    const last = events.at(-1);
    problems.push(last?.type === 'failed' ? last.problem : last);
  }
  expect(problems).toMatchObject([
    { code: 'cannot-train', problems: [{ code: 'too-few-outputs', layer: 'fc', actual: 4, needed: 10 }] },
    { code: 'bad-data', problem: { code: 'download-failed', status: null } },
    { code: 'diverged', learningRate: 1e30 },
    { code: 'no-backend' },
  ]);
});

afterAll(() => expect(reference).toHaveLength(2));

test('questions beside runs: an effective field round by round, and stopped on the way', async () => {
  const { session, events, waitFor, types } = openSession();
  const question = {
    ...{ type: 'trace-field' as const, run, architecture: buildNetwork(), resolution: bothAxes(16) },
    ...{ layer: 'conv2' as LayerId, unit: null, tensors: null, pictures: null, seed: 1 },
  };
  session.handle({ ...question, rounds: 3 });
  await waitFor('finished');
  expect(types()).toEqual(['field', 'field', 'field', 'finished']);
  const last = events.at(-2);
  if (last?.type !== 'field') throw new Error('no field');
  // `same` at stride 2 pads (8 - 1) * 2 + 3 - 16 = 1 pixel, behind: unit 4 reads 8 to 10, of which each reads one more.
  expect(last).toMatchObject({ done: 3, total: 3, field: { unit: [4, 4], low: [7, 7], high: [11, 11] } });

  const mark = events.length;
  session.handle({ ...question, rounds: 1_000_000 });
  await waitFor('field', mark);
  session.handle({ type: 'stop', run });
  await waitFor('stopped', mark);
  await session.settle();

  session.handle({ ...question, layer: 'gap' as LayerId, rounds: 1 });
  expect((await waitFor('no-insight')).problem).toEqual({ code: 'no-field', layer: 'gap' });
});

test('a trained network says where it looked', async () => {
  const { session, waitFor } = openSession();
  session.handle(start);
  await waitFor('finished');
  session.handle({ type: 'checkpoint', run });
  const { checkpoint } = await waitFor('checkpoint');
  const query = { set: 'test', label: null, answer: null, isWrong: false, start: 0, count: 1 } as const;
  session.handle({ type: 'look', run, data: null, query });
  const { pictures } = await waitFor('pictures');
  const seen = { set: pictures, scale: { mean: [0.5, 0.5, 0.5], deviation: [0.25, 0.25, 0.25] } };
  session.handle({
    ...{ type: 'map-class', run, architecture: buildNetwork(), resolution: bothAxes(16) },
    ...{ layer: 'relu2' as LayerId, label: null, tensors: checkpoint, pictures: seen },
  });
  const { map } = await waitFor('class-map');
  expect(map.size).toEqual([8, 8]);
  expect(map.probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
  expect(map.values.every((value) => value >= 0)).toBe(true);
});

test('a run on a part of the pictures shows that part, and has read them no second time', async () => {
  const reads: string[] = [];
  const { session, events, waitFor } = openSession({
    loadData: (source, ...rest) => {
      reads.push(source.kind);
      return loadData(source, ...rest);
    },
  });
  const query = { set: 'train', label: null, answer: null, isWrong: false, start: 0, count: 1 } as const;
  session.handle({ type: 'look', run: 'look 1' as RunId, data: start.data, query });
  expect(await waitFor('pictures')).toMatchObject({ total: 40, data: { trainCount: 40, testCount: 20 } });
  const mark = events.length;
  session.handle({ ...start, settings: { ...start.settings, epochs: 1, subset: 10 } });
  await waitFor('finished');
  session.handle({ type: 'look', run, data: null, query });
  expect(await waitFor('pictures', mark)).toMatchObject({
    total: 10,
    data: { trainCount: 10, testCount: 20 },
  });
  expect(reads).toEqual(['synthetic']);
});
