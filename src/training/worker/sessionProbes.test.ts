/** @file Probes in a session of the worker: those of its own, those that the page asks for, and what goes on beside them. */
import { beforeAll, expect, test } from 'vitest';
import type { DeviceProblem, TrainingEvent } from '../protocol';
import { createRunState, reduceRun } from '../runState';
import type { BackendOpener } from './computeBackend';
import {
  backendOpeners,
  createMemoryStore,
  holdClock,
  losses,
  openSession,
  run,
  start,
  trainAlone,
} from './sessionStage.testing';

holdClock();

/** Losses of the run that is left alone. */
let reference: readonly number[] = [];

beforeAll(async () => {
  reference = await trainAlone();
  expect(reference).toHaveLength(2);
});

test('a run that is stopped while probes train does not wait for them', async () => {
  const { session, events, waitFor } = openSession();
  session.handle({ ...start, isPaused: true });
  await waitFor('paused');
  session.handle({ type: 'probe', run, settings: { pooling: 'none', trainCount: 40, testCount: 20 } });
  await waitFor('probed');
  session.handle({ type: 'stop', run });
  await waitFor('stopped');
  const last = events.findLast((event) => event.type === 'probed');
  expect(last?.total).toBe(3);
  expect(last?.done).toBeLessThan(3);
  // What is cut off is not shown as on its way.
  const state = events.reduce(reduceRun, createRunState(run));
  expect(state).toMatchObject({ phase: 'stopped', probeRounds: [] });
});

test('the probes of a finished run can be stopped, those that wait too, and others asked for', async () => {
  const { session, events, waitFor } = openSession();
  session.handle(start);
  await waitFor('finished');
  const probe = { type: 'probe', run, settings: { pooling: 'none', trainCount: 40, testCount: 20 } } as const;
  session.handle(probe);
  session.handle(probe);
  await waitFor('probed');
  session.handle({ type: 'stop', run });
  await waitFor('stopped');
  expect(events.findLast((event) => event.type === 'probed')?.done).toBeLessThan(3);
  const state = events.reduce(reduceRun, createRunState(run));
  expect(state).toMatchObject({ phase: 'finished', probeRounds: [], epochs: { length: 2 } });
  const mark = events.length;
  session.handle(probe);
  await waitFor('probed', mark);
  while (events.findLast((event) => event.type === 'probed')?.done !== 3)
    await waitFor('probed', events.length);
  const rounds = events.slice(mark).flatMap((event) => (event.type === 'probed' ? [event.done] : []));
  expect(rounds).toEqual([0, 1, 2, 3]);
});

/** Rounds of probes among events: the epoch of each, and how often it was begun. */
const listRounds = (events: readonly TrainingEvent[]) =>
  events.flatMap((event) => (event.type === 'probed' && event.done === 0 ? [event.epoch] : []));

const probing = { settings: { pooling: '4x4', trainCount: 20, testCount: 20 }, lastEpoch: 0 } as const;

test('probes of every epoch come before its next step, those of the last one after the end', async () => {
  const { session, events, waitFor } = openSession();
  session.handle({ ...start, probing: { ...probing, after: 'each' } });
  await waitFor('finished');
  while (listRounds(events).length < 2 || events.at(-1)?.type !== 'probed')
    await waitFor('probed', events.length);
  expect(listRounds(events)).toEqual([1, 2]);
  const types = events.map((event) =>
    event.type === 'progress' ? `step ${event.progress.step}` : event.type,
  );
  const first = types.indexOf('probed');
  expect(types.slice(first - 1, first + 4)).toEqual(['epoch', ...new Array(4).fill('probed')]);
  expect(types.indexOf('finished')).toBeLessThan(types.lastIndexOf('epoch') + 4);
  expect(types.lastIndexOf('probed')).toBeGreaterThan(types.indexOf('finished'));
  // Probes leave the run alone.
  expect(losses(events)).toEqual(reference);
});

test('probes that are asked for at the end of an epoch are its own where they are trained alike', async () => {
  for (const [pooling, rounds] of [
    ['4x4', [2]],
    ['none', [2, 2]],
  ] as const) {
    const { session, events, waitFor } = openSession();
    // The last step, then probes that were asked for, then the end.
    session.handle({ ...start, isPaused: true, probing: { ...probing, after: 'last' } });
    for (let count = 0; count < 8; count++) session.handle({ type: 'step', run });
    let mark = 0;
    while ((await waitFor('progress', mark)).progress.step < 8) mark += 1;
    session.handle({ type: 'probe', run, settings: { ...probing.settings, pooling } });
    await waitFor('finished');
    // What is asked for behind an answer waits for all that the run has to do by itself.
    for (let count = 0; count < 2; count++) {
      mark = events.length;
      session.handle({ type: 'checkpoint', run });
      await waitFor('checkpoint', mark);
    }
    expect(listRounds(events)).toEqual(rounds);
  }
});

test('a run that goes on has the probes that it lacks, and none twice', async () => {
  const store = createMemoryStore();
  const first = openSession({ store });
  first.session.handle({ ...start, settings: { ...start.settings, epochs: 1 } });
  await first.waitFor('finished');
  for (const [lastEpoch, rounds] of [
    [0, [1, 2]],
    [1, [2]],
    // What lies behind the checkpoint is trained again.
    [2, [2]],
  ] as const) {
    const { session, events, waitFor } = openSession({ store: { ...store, save: async () => true } });
    session.handle({ ...start, checkpoint: 'kept', probing: { ...probing, lastEpoch, after: 'each' } });
    await waitFor('finished');
    while (listRounds(events).length < rounds.length) await waitFor('probed', events.length);
    expect(listRounds(events)).toEqual(rounds);
    session.handle({ type: 'stop', run });
    await waitFor('stopped');
  }
});

test('probes that a device was lost at are trained on the next one', async () => {
  const wasm = backendOpeners.find(({ name }) => name === 'wasm');
  let isLost = false;
  const opener: BackendOpener = {
    name: 'webgpu',
    look: async () => 'ready',
    open: async (threads) => {
      const backend = await wasm?.open(threads);
      if (backend === undefined) throw new Error('no wasm');
      let failure: DeviceProblem | null = null;
      const { kernels } = backend;
      const gradeAnswer: typeof kernels.gradeAnswer = (...values) => {
        const last = opened.events.at(-1);
        if (!isLost && last?.type === 'probed' && last.done === 1) {
          [isLost, failure] = [true, 'lost'];
          throw new Error('gone');
        }
        return kernels.gradeAnswer(...values);
      };
      return { ...backend, name: 'webgpu', kernels: { ...kernels, gradeAnswer }, getFailure: () => failure };
    },
  };
  const opened = openSession({ openers: [opener, ...backendOpeners.filter(({ name }) => name === 'wasm')] });
  const { session, events, waitFor } = opened;
  session.handle({ ...start, backend: 'webgpu', probing: { ...probing, after: 'last' } });
  await waitFor('recovered');
  const getState = () => events.reduce(reduceRun, createRunState(run));
  while (getState().probeRounds.at(-1)?.done !== 3) await waitFor('probed', events.length);
  expect(getState()).toMatchObject({
    phase: 'finished',
    recoveries: 1,
    probeRounds: [{ epoch: 2, total: 3 }],
  });
  expect(losses(events)).toEqual(reference);
});

test('pictures that are asked for while probes train are answered before the next probe', async () => {
  const { session, events, waitFor } = openSession();
  session.handle({ ...start, isPaused: true });
  await waitFor('paused');
  session.handle({ type: 'probe', run, settings: { pooling: 'none', trainCount: 40, testCount: 20 } });
  await waitFor('probed');
  const query = { set: 'test', label: null, answer: null, isWrong: false, start: 0, count: 5 } as const;
  session.handle({ type: 'look', run, data: null, query });
  expect(await waitFor('pictures')).toMatchObject({ query, total: 20 });
  while (events.findLast((event) => event.type === 'probed')?.done !== 3)
    await waitFor('probed', events.length);
  const answered = events.findIndex(({ type }) => type === 'pictures');
  const firstProbe = events.findIndex((event) => event.type === 'probed' && event.done === 1);
  expect(answered).toBeLessThan(firstProbe);
  expect(events.filter(({ type }) => type === 'pictures')).toHaveLength(1);
});
