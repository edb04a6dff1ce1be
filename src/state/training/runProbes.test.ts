/** @file Probes of runs: those of their own, and those that somebody asks for. */
import { beforeEach, expect, test } from 'vitest';
import type { RunId, TrainingEvent } from '../../training/protocol';
import { createReport } from '../../training/reports.testing';
import { useStore } from '../store';
import {
  createStage,
  getRun,
  leaveRun,
  plan,
  quick,
  settle,
  started,
  types,
  view,
  type WithoutRun,
} from './runStage.testing';
import { getRuns } from './runViews';
import { type DesignRun, emptyTraining } from './trainingView';

beforeEach(() => useStore.setState({ training: emptyTraining }));

test('the worker is told when to train probes, and which epochs have theirs', async () => {
  for (const [probing, probes] of [
    ['end', { after: 'last', settings: quick.probes, lastEpoch: 0 }],
    ['epochs', { after: 'each', settings: quick.probes, lastEpoch: 0 }],
    ['never', null],
  ] as const) {
    const { control, sent } = createStage();
    control.start([plan('first', { probing })]);
    expect(sent).toMatchObject([{ type: 'start', probing: probes }]);
  }
  const { control, sent, say } = createStage();
  control.start([plan('first', { probing: 'epochs' })]);
  const probed = { type: 'probed', settings: quick.probes, probes: [], total: 2 } as const;
  say(started(), { type: 'epoch', report: createReport(1) }, { type: 'kept', step: 10 });
  // Those of epoch 1.5 were asked for, those of epoch 2 did not come to their end.
  say({ ...probed, epoch: 1, done: 2 }, { ...probed, epoch: 1.5, done: 2 }, { ...probed, epoch: 2, done: 1 });
  say({ type: 'stopped' });
  await control.goOn(getRun()?.id as RunId);
  expect(sent.at(-1)).toMatchObject({ type: 'start', checkpoint: 'kept', probing: { lastEpoch: 1 } });
  expect(types(sent)).not.toContain('probe');
});

test('stopping a finished run ends its probes, and what was to follow', async () => {
  const { control, sent, own, say } = createStage();
  control.start([plan('first', { probing: 'end' }), plan('second')]);
  await settle();
  say(started(), { type: 'epoch', report: createReport(1) }, { type: 'epoch', report: createReport(2) });
  say(
    { type: 'finished' },
    { type: 'probed', epoch: 2, settings: quick.probes, probes: [], done: 1, total: 2 },
  );
  control.stop();
  expect(types(sent)).toEqual(['start', 'stop']);
  say({ type: 'stopped' });
  expect(getRun()).toMatchObject({ name: 'first', state: { phase: 'finished', probeRounds: [] } });
  expect(view().queue).toEqual([]);
  // Nothing more is to come: another page may have the run.
  await settle();
  expect(own.size).toBe(0);
  control.stop();
  expect(types(sent)).toEqual(['start', 'stop']);
});

test('probes of a finished run that another device has to train anew hold up what follows until they are done', async () => {
  const { control, own, say } = createStage();
  control.start([plan('first', { probing: 'end' }), plan('second')]);
  await settle();
  const probed = { type: 'probed', epoch: 2, settings: quick.probes, probes: [], total: 2 } as const;
  const { backend } = started() as Extract<TrainingEvent, { type: 'started' }>;
  say(started(), { type: 'epoch', report: createReport(1) }, { type: 'epoch', report: createReport(2) });
  say(
    { type: 'finished' },
    { ...probed, done: 1 },
    { type: 'recovered', problem: 'lost', step: 20, backend },
  );
  expect(getRun()).toMatchObject({ name: 'first', state: { phase: 'finished', recoveries: 1 } });
  await settle();
  expect(own.size).toBe(1);
  say({ ...probed, done: 0 }, { ...probed, done: 2 });
  expect(getRun()?.name).toBe('second');
});

test('probes that another start cuts off are no round that goes on for ever', () => {
  const { control, say } = createStage();
  control.start([plan('first', { probing: 'end' })]);
  const id = getRun()?.id as RunId;
  say(started(), { type: 'epoch', report: createReport(2) }, { type: 'finished' });
  say({ type: 'probed', epoch: 2, settings: quick.probes, probes: [], done: 1, total: 2 });
  control.start([plan('second')]);
  expect(getRuns(view()).get(id)?.state.probeRounds).toEqual([]);
});

test('a run of an earlier visit is opened for its probes, and stays what it was', async () => {
  const first = createStage();
  first.control.start([plan('first', { probing: 'end' })]);
  const reports = [createReport(1), createReport(2)];
  first.say(started(), { type: 'kept', step: 10 });
  for (const report of reports) first.say({ type: 'epoch', report });
  const problem = { code: 'diverged', step: 25, learningRate: 3 } as const;
  first.say({ type: 'failed', problem });
  const kept = getRun();
  if (kept === null) throw new Error('There is a run');
  useStore.setState({ training: emptyTraining });
  const { control, sent, own, saved, workers, say } = createStage([kept]);
  await control.readKept();
  const asked = control.probe(kept.id, quick.probes);
  // Asked twice at once they are trained once.
  expect(await control.probe(kept.id, quick.probes)).toBeNull();
  await settle();
  expect(view().opening).toBe(kept.id);
  expect(sent).toMatchObject([{ type: 'start', checkpoint: 'kept', isPaused: true, probing: null }]);
  say(started(10), { type: 'paused' });
  expect(types(sent)).toEqual(['start', 'probe']);
  const probed = { type: 'probed', epoch: 1, settings: quick.probes, probes: [], total: 2 } as const;
  say({ ...probed, done: 1 });
  expect(view().opening).toBeNull();
  expect(getRun()?.state).toMatchObject({ phase: 'failed', problem, epochs: reports });
  say({ ...probed, done: 2 });
  expect(await asked).toBeNull();
  const after = getRuns(view()).get(kept.id);
  expect(after?.state).toEqual({
    ...kept.state,
    probeRounds: [{ epoch: 1, settings: quick.probes, probes: [], done: 2, total: 2 }],
  });
  expect(saved.get(kept.id)).toEqual(after);
  await settle();
  expect(own.size).toBe(0);
  expect(workers.ended).toBe(workers.started);
});

test('a run that is opened for probes can be stopped at it', async () => {
  const { control, sent, say } = createStage();
  control.start([plan('first')]);
  say(started(), { type: 'kept', step: 10 }, { type: 'epoch', report: createReport(1) }, { type: 'stopped' });
  const id = getRun()?.id as RunId;
  await settle();
  control.start([plan('second')]);
  expect(await control.probe(id, quick.probes)).toBe('busy');
  say(started(), { type: 'stopped' });
  const asked = control.probe(id, quick.probes);
  await settle();
  say(
    started(10),
    { type: 'paused' },
    { type: 'probed', epoch: 1, settings: quick.probes, probes: [], done: 1, total: 2 },
  );
  control.stop();
  expect(types(sent)).toEqual(['start', 'start', 'start', 'probe', 'stop']);
  say({ type: 'stopped' });
  expect(await asked).toBeNull();
  expect(getRuns(view()).get(id)?.state).toMatchObject({ phase: 'stopped', probeRounds: [] });
});

test('a run whose successor trains, or is to follow, is not probed in their place', async () => {
  const { control, sent, say } = createStage();
  control.start([plan('first'), plan('second'), plan('third')]);
  const id = getRun()?.id as RunId;
  say(started(), { type: 'epoch', report: createReport(2) }, { type: 'finished' });
  await settle();
  expect(getRun()?.name).toBe('second');
  expect(await control.probe(id, quick.probes)).toBe('busy');
  expect(view().queue).toHaveLength(1);
  expect(types(sent)).toEqual(['start', 'start']);
});

test('a run that cannot be opened for probes stays what it was, and says why', async () => {
  const { control, saved, say, workers } = createStage();
  control.start([plan('first')]);
  say(started(), { type: 'epoch', report: createReport(2) }, { type: 'finished' });
  const before = getRun();
  await settle();
  control.start([plan('second')]);
  say({ type: 'stopped' });
  const id = before?.id as RunId;
  const asked = control.probe(id, quick.probes);
  await settle();
  say({ type: 'failed', problem: { code: 'no-checkpoint' } });
  expect(await asked).toEqual({ code: 'no-checkpoint' });
  expect(getRuns(view()).get(id)).toBe(before);
  expect(saved.get(id)?.state.phase).toBe('finished');
  expect(getRun()).toBeNull();
  expect(workers.ended).toBe(workers.started);
});

test('a run is held until it is over and its probes are done, and again for probes that come later', async () => {
  const { control, own, sent, say } = createStage();
  control.start([plan('first', { probing: 'end' })]);
  const id = getRun()?.id as RunId;
  await settle();
  say(started(), { type: 'epoch', report: { ...createReport(2), step: 20 } }, { type: 'finished' });
  await settle();
  expect([...own]).toEqual([id]);
  const probed = (done: number): WithoutRun<TrainingEvent> => ({
    type: 'probed',
    epoch: 2,
    settings: quick.probes,
    probes: [],
    done,
    total: 2,
  });
  say(probed(1));
  await settle();
  expect([...own]).toEqual([id]);
  say(probed(2));
  await settle();
  expect([...own]).toEqual([]);
  expect(await control.probe(id, quick.probes)).toBeNull();
  expect([...own]).toEqual([id]);
  say(probed(2));
  await settle();
  expect([...own]).toEqual([]);
  expect(types(sent)).toEqual(['start', 'probe']);
});

test('weights at hand that another tab has trained further are not probed', async () => {
  const kept: DesignRun[] = [];
  const { control, say, sent } = createStage(kept);
  control.start([plan('first')]);
  await settle();
  say(started(), { type: 'kept', step: 5 }, { type: 'stopped' });
  await settle();
  const run = getRun();
  if (run === null) throw new Error('There is a run');
  kept.push({ ...run, state: { ...run.state, epochs: [createReport(1)], keptStep: 10 } });
  const asked = control.probe(run.id, quick.probes);
  await settle();
  say(
    started(10),
    { type: 'paused' },
    { type: 'probed', epoch: 1, settings: quick.probes, probes: [], done: 1, total: 1 },
  );
  expect(await asked).toBeNull();
  expect(sent).toMatchObject([{ type: 'start' }, { type: 'start', checkpoint: 'kept' }, { type: 'probe' }]);
});

test('pictures that are chosen again are for the probes alone: the run keeps its own', async () => {
  const kept = leaveRun(plan('first'), { type: 'kept', step: 5 }, { type: 'stopped' });
  const { control, sent, saved, say } = createStage([kept]);
  await control.readKept();
  const files = [{ path: 'pets/cat/1.png', file: new Blob() }];
  const settings = { side: 32, testShare: 0.2, seed: 1, perClass: null };
  const data = { kind: 'files', files, settings, keepAs: null } as const;
  const asked = control.probe(kept.id, quick.probes, data);
  await settle();
  expect(sent).toMatchObject([{ type: 'start', checkpoint: 'kept', isPaused: true, data }]);
  say(started(5), { type: 'paused' });
  say({ type: 'probed', epoch: 1, settings: quick.probes, probes: [], done: 1, total: 1 });
  expect(await asked).toBeNull();
  expect(saved.get(kept.id)?.setup).toEqual(kept.setup);
});

test('resetting while a run is opened for its probes leaves it as it was', async () => {
  const kept = leaveRun(plan('first'), { type: 'kept', step: 5 }, { type: 'stopped' });
  const { control } = createStage([kept]);
  await control.readKept();
  const asked = control.probe(kept.id, quick.probes);
  await settle();
  control.reset();
  expect(await asked).toBeNull();
  expect(getRuns(view()).get(kept.id)?.state).toEqual(kept.state);
});

test('probes that are asked for twice at once are trained once, while a run trains and when it is over', async () => {
  const { control, sent, say } = createStage();
  control.start([plan('first')]);
  const id = getRun()?.id as RunId;
  const probed = { type: 'probed', settings: quick.probes, probes: [], total: 2 } as const;
  await settle();
  say(started());
  await Promise.all([control.probe(id, quick.probes), control.probe(id, quick.probes)]);
  expect(types(sent)).toEqual(['start', 'probe']);
  say({ ...probed, epoch: 0.5, done: 2 }, { type: 'epoch', report: createReport(2) }, { type: 'finished' });
  await settle();
  await Promise.all([control.probe(id, quick.probes), control.probe(id, quick.probes)]);
  expect(types(sent)).toEqual(['start', 'probe', 'probe']);
  say({ ...probed, epoch: 2, done: 2 });
  await control.probe(id, quick.probes);
  expect(types(sent)).toEqual(['start', 'probe', 'probe', 'probe']);
});

test('what follows waits for the probes of a run, not for others of the same epoch', async () => {
  const others = { ...quick.probes, pooling: 'none' } as const;
  const probed = { type: 'probed', epoch: 2, probes: [], done: 2, total: 2 } as const;
  for (const [settings, name] of [
    [others, 'first'],
    [quick.probes, 'second'],
  ] as const) {
    useStore.setState({ training: emptyTraining });
    const { control, say } = createStage();
    control.start([plan('first', { probing: 'end' }), plan('second')]);
    say(started(), { type: 'epoch', report: createReport(2) });
    await control.probe(getRun()?.id as RunId, settings);
    say({ ...probed, settings }, { type: 'finished' });
    expect(getRun()?.name).toBe(name);
    if (name === 'second') continue;
    say({ ...probed, settings: quick.probes });
    expect(getRun()?.name).toBe('second');
  }
});

test('probes that are asked for as a run finishes come before its own, and what follows waits for both', async () => {
  const others = { ...quick.probes, pooling: 'none' } as const;
  const probed = { type: 'probed', epoch: 2, probes: [], done: 2, total: 2 } as const;
  const { control, say } = createStage();
  control.start([plan('first', { probing: 'end' }), plan('second')]);
  say(started(), { type: 'epoch', report: createReport(2) });
  await control.probe(getRun()?.id as RunId, others);
  say({ type: 'finished' }, { ...probed, settings: others });
  expect(getRun()?.name).toBe('first');
  say({ ...probed, settings: quick.probes });
  expect(getRun()?.name).toBe('second');
});

test('a finished run that is deleted while its probes train makes way for the next of its series', () => {
  const { control, sent, say } = createStage();
  control.start([plan('first', { probing: 'end' }), plan('second')]);
  const id = getRun()?.id as RunId;
  say(started(), { type: 'epoch', report: createReport(2) }, { type: 'finished' });
  say({ type: 'probed', epoch: 2, settings: quick.probes, probes: [], done: 1, total: 2 });
  control.remove(id);
  expect(getRun()?.name).toBe('second');
  expect(view().queue).toEqual([]);
  expect(getRuns(view()).has(id)).toBe(false);
  expect(types(sent)).toEqual(['start', 'start']);
});
