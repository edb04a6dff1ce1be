/** @file Steering runs, with a worker that a test plays. */
import { beforeEach, expect, test } from 'vitest';
import { createDesign } from '../../document/document';
import type { RunId } from '../../training/protocol';
import { createReport } from '../../training/reports.testing';
import { useStore } from '../store';
import {
  createStage,
  getRun,
  leaveRun,
  network,
  plan,
  quick,
  settle,
  started,
  types,
  view,
} from './runStage.testing';
import { findResumable, getRuns } from './runViews';
import { emptyTraining } from './trainingView';

beforeEach(() => useStore.setState({ training: emptyTraining }));

test('a run is sent at its width, shown, kept as it goes on, and remembers its design', () => {
  const { control, sent, saved, say } = createStage();
  control.start([plan('first', { width: 1 / 4 })]);
  const [start] = sent;
  expect(start).toMatchObject({ type: 'start', isPaused: false, checkpoint: null, backend: 'auto' });
  if (start?.type !== 'start') return;
  const id = 'conv1' as never;
  expect(start.architecture.layers.get(id)?.layer.params).toMatchObject({ outChannels: 16 });
  expect(view().shown).toEqual([start.run]);
  say(started(), { type: 'epoch', report: createReport(1) });
  expect(saved.get(start.run)?.state.epochs).toHaveLength(1);
  expect(saved.get(start.run)?.network).toBe(network);
  useStore.getState().openDesign(createDesign(network.architecture, { title: 'Another' }));
  expect(getRun()?.network.title).toBe('VGG11');
});

test('pause, step, resume and stop reach the worker', () => {
  const { control, sent, say } = createStage();
  control.start([plan('first')], { isPaused: true });
  control.step();
  say(started(), { type: 'paused' });
  control.resume();
  control.pause();
  control.stop();
  expect(types(sent)).toEqual(['start', 'step', 'resume', 'pause', 'stop']);
});

test('planned runs follow each other, after the probes, and lie over each other', () => {
  const { control, sent, say, workers } = createStage();
  control.start([plan('first', { probing: 'end' }), plan('second'), plan('third')]);
  say(started(), { type: 'epoch', report: createReport(1) }, { type: 'epoch', report: createReport(2) });
  say({ type: 'finished' });
  expect(getRun()?.name).toBe('first');
  say({ type: 'probed', epoch: 2, settings: quick.probes, probes: [], done: 1, total: 2 });
  expect(getRun()?.name).toBe('first');
  say({ type: 'probed', epoch: 2, settings: quick.probes, probes: [], done: 2, total: 2 });
  expect(getRun()?.name).toBe('second');
  expect(workers).toEqual({ started: 2, ended: 1 });
  say(started(), { type: 'failed', problem: { code: 'out-of-memory', bytes: null, limitBytes: null } });
  expect(getRun()?.name).toBe('third');
  expect(view().shown).toHaveLength(3);
  expect(view().queue).toEqual([]);
  control.stop();
  expect(types(sent).filter((type) => type === 'start')).toHaveLength(3);
});

test('stopping ends what was to follow too', () => {
  const { control, say } = createStage();
  control.start([plan('first'), plan('second')]);
  say(started());
  control.stop();
  say({ type: 'stopped' });
  expect(getRun()?.name).toBe('first');
  expect(view().queue).toEqual([]);
});

test('resetting leaves a run without an epoch behind for nobody, one with an epoch among the others', () => {
  const { control, saved, say, workers } = createStage();
  control.start([plan('first')]);
  say(started());
  control.reset();
  expect(view()).toMatchObject({ active: null, shown: [] });
  expect(getRuns(view()).size).toBe(0);
  expect(saved.size).toBe(0);
  control.start([plan('second')]);
  say(started(), { type: 'epoch', report: createReport(1) });
  control.reset();
  expect([...getRuns(view()).values()].map(({ name, state }) => [name, state.phase])).toEqual([
    ['second', 'stopped'],
  ]);
  expect(workers.started).toBe(workers.ended);
});

test('what was asked for is shown until the worker has come to it', () => {
  const { control, say } = createStage();
  control.start([plan('first')]);
  say(started());
  control.pause();
  expect(getRun()?.state).toMatchObject({ phase: 'running', asked: 'pause' });
  say({ type: 'paused' });
  expect(getRun()?.state).toMatchObject({ phase: 'paused', asked: null });
  control.resume();
  expect(getRun()?.state).toMatchObject({ phase: 'paused', asked: 'resume' });
  say({ type: 'resumed' });
  expect(getRun()?.state).toMatchObject({ phase: 'running', asked: null });
  control.stop();
  expect(getRun()?.state.asked).toBe('stop');
  say({ type: 'stopped' });
  expect(getRun()?.state).toMatchObject({ phase: 'stopped', asked: null });
});

test('a run that failed before its first step is never kept, and gone when another starts', () => {
  const { control, saved, say } = createStage();
  control.start([plan('first')]);
  say({ type: 'failed', problem: { code: 'cannot-train', problems: [{ code: 'no-output' }] } });
  expect(saved.size).toBe(0);
  expect(getRun()?.state.phase).toBe('failed');
  control.start([plan('second')]);
  say(started());
  expect([...getRuns(view()).values()].map(({ name }) => name)).toEqual(['second']);
});

test('a page that is hidden has its run kept, with what it has come to', () => {
  const { control, sent, saved, say } = createStage();
  control.keep();
  control.start([plan('first')]);
  control.keep();
  expect(saved.size).toBe(0);
  const progress = { loss: 1, accuracy: 0.5, learningRate: 0.1, imagesPerSecond: 1, secondsLeft: 1 };
  say(started(), { type: 'progress', progress: { ...progress, step: 5, epoch: 0.5, saturation: null } });
  control.keep();
  expect([...saved.values()].map(({ state }) => state.latest?.step)).toEqual([5]);
  expect(types(sent)).toEqual(['start', 'keep', 'keep']);
  say({ type: 'finished' });
  control.keep();
  expect(types(sent)).toEqual(['start', 'keep', 'keep']);
});

test('what was cut short last can go on, until something else is started', async () => {
  const kept = leaveRun(plan('first'), { type: 'kept', step: 5 });
  expect(findResumable(view())).toBeNull();
  useStore.setState({ training: emptyTraining });
  const { control, say } = createStage([{ ...kept, state: { ...kept.state, phase: 'stopped' } }]);
  await control.readKept();
  expect(findResumable(view())?.id).toBe(kept.id);
  control.start([plan('second')]);
  say(started());
  expect(findResumable(view())).toBeNull();
});

test('a worker that breaks in a series takes none of what follows with it', () => {
  const { control, sent, say, workers, breakDown } = createStage();
  control.start([plan('first'), plan('second')]);
  say(started());
  breakDown('gone');
  expect(getRun()?.name).toBe('second');
  expect(types(sent)).toEqual(['start', 'start']);
  expect(workers).toEqual({ started: 2, ended: 1 });
});

test('a worker that breaks fails its run and is ended', () => {
  const { control, workers, breakDown } = createStage();
  control.start([plan('first')]);
  breakDown('no such file');
  expect(getRun()?.state).toMatchObject({
    phase: 'failed',
    problem: { code: 'unknown', message: 'no such file' },
  });
  expect(workers).toEqual({ started: 1, ended: 1 });
});

test('a run that is stopped while it loads is not at hand any more', async () => {
  const { control, sent, workers, say } = createStage();
  control.start([plan('first')]);
  const id = getRun()?.id as RunId;
  say({ type: 'loading', phase: 'data', bytes: 1, totalBytes: 2 });
  control.stop();
  say({ type: 'stopped' });
  expect(workers.ended).toBe(workers.started);
  // From what was kept: nobody in the worker would answer.
  expect(await control.takeWeights(id)).toBeNull();
  const query = { set: 'test', label: null, answer: null, isWrong: false, start: 0, count: 4 } as const;
  void control.look(query, null, () => {});
  // Its pictures are read for themselves, by a worker that has no run, and is not asked for one's.
  expect(sent.at(-1)).toMatchObject({ type: 'look', data: { kind: 'synthetic' } });
  expect(await control.takeWeights(id)).toBeNull();
  void control.probe(id, quick.probes);
  await settle();
  expect(types(sent)).toEqual(['start', 'stop', 'look', 'start']);
});

test('a run that there was no room for stays at hand: it is probed, and goes on, as it is there', async () => {
  const { control, sent, own, say } = createStage();
  control.start([plan('first')]);
  const id = getRun()?.id as RunId;
  await settle();
  say(started(), { type: 'kept', step: 5 }, { type: 'epoch', report: createReport(1) });
  say({ type: 'kept', step: null }, { type: 'stopped' });
  await settle();
  expect([...own]).toEqual([id]);
  expect(await control.probe(id, quick.probes)).toBeNull();
  say({ type: 'probed', epoch: 1, settings: quick.probes, probes: [], done: 1, total: 1 });
  await settle();
  expect(types(sent)).toEqual(['start', 'probe']);
  expect([...own]).toEqual([id]);
  const going = Promise.all([control.goOn(id), control.goOn(id)]);
  await settle();
  const checkpoint = { version: 1, step: 10, weights: [], statistics: [], slots: [] } as const;
  say({ type: 'checkpoint', checkpoint });
  expect(await going).toEqual([null, null]);
  expect(types(sent)).toEqual(['start', 'probe', 'checkpoint', 'checkpoint', 'start']);
  expect(sent.at(-1)).toMatchObject({ type: 'start', run: id, checkpoint: { step: 10 } });
  expect(getRun()?.state.epochs).toHaveLength(1);
});
