/** @file Runs that the browser has no room for: kept once there is some, and not lost unasked. */
import { beforeEach, expect, test } from 'vitest';
import type { Checkpoint } from '../../training/checkpoint';
import type { CheckpointStore } from '../../training/checkpointStore';
import type { RunId } from '../../training/protocol';
import { createReport } from '../../training/reports.testing';
import { useStore } from '../store';
import type { RunLibrary } from './runLibrary';
import { createStage, getRun, plan, quick, settle, started, types, view } from './runStage.testing';
import { canContinue, findUnkept, getRuns } from './runViews';
import { type DesignRun, emptyTraining } from './trainingView';

beforeEach(() => useStore.setState({ training: emptyTraining }));

/** A stage on which the first run is kept, and the second has finished when there was no room any more. */
async function createFull() {
  let isFull = false;
  const written = new Map<RunId, DesignRun>();
  const save: RunLibrary['save'] = async (run) => {
    if (!isFull) written.set(run.id, run);
    return !isFull;
  };
  const stage = createStage([], {
    save,
    read: async (id) => written.get(id) ?? null,
    remove: async (id) => void written.delete(id),
  });
  const { control, say } = stage;
  control.start([plan('first')]);
  const first = getRun()?.id as RunId;
  say(
    started(),
    { type: 'epoch', report: createReport(1) },
    { type: 'kept', step: 20 },
    { type: 'finished' },
  );
  await settle();
  isFull = true;
  control.start([plan('second')]);
  const second = getRun()?.id as RunId;
  say(started(), { type: 'epoch', report: createReport(1) }, { type: 'kept', step: null });
  say({ type: 'finished' });
  await settle();
  const makeRoom = () => {
    isFull = false;
  };
  return { ...stage, written, first, second, makeRoom };
}

test('a finished run that there was no room for is kept when another is deleted', async () => {
  const { control, sent, own, say, written, first, second, makeRoom } = await createFull();
  expect([...written.keys()]).toEqual([first]);
  expect(getRun()).toMatchObject({ id: second, isUnwritten: true, state: { isKeepingRefused: true } });
  makeRoom();
  control.remove(first);
  await settle();
  expect([...written.keys()]).toEqual([second]);
  expect(sent.at(-1)).toEqual({ type: 'keep', run: second });
  say({ type: 'kept', step: 20 });
  await settle();
  expect(getRun()).toMatchObject({ isUnwritten: false, state: { isKeepingRefused: false, keptStep: 20 } });
  expect(written.get(second)?.state.keptStep).toBe(20);
  // It is nobody's any more.
  expect(own.size).toBe(0);
});

test('what there was no room for is tried again when the page is hidden, and when another page deletes a run', async () => {
  const { control, sent, change, written, first, second, makeRoom } = await createFull();
  control.keep();
  await settle();
  expect(types(sent)).toEqual(['start', 'start', 'keep']);
  expect([...written.keys()]).toEqual([first]);
  makeRoom();
  change({ id: first, isRemoved: true });
  await settle();
  expect(types(sent)).toEqual(['start', 'start', 'keep', 'keep']);
  expect(written.has(second)).toBe(true);
});

test('results that there was no room for are not taken for the older ones that were written', async () => {
  const { control, written, second, makeRoom } = await createFull();
  const run = getRuns(view()).get(second);
  if (run === undefined) throw new Error('There is a run');
  written.set(second, { ...run, state: { ...run.state, epochs: [] } });
  makeRoom();
  // Its weights are given up.
  control.reset();
  void control.probe(second, quick.probes);
  await settle();
  expect(getRuns(view()).get(second)?.state.epochs).toHaveLength(1);
});

test('weights that are kept nowhere are not given up for another run', async () => {
  const { control, sent, first, second } = await createFull();
  expect(findUnkept(view())?.id).toBe(second);
  expect(await control.probe(first, quick.probes)).toBe('unkept');
  expect(await control.goOn(first)).toBe('unkept');
  expect(types(sent)).toEqual(['start', 'start']);
  expect(getRun()?.id).toBe(second);
  // Its own probes are welcome.
  expect(await control.probe(second, quick.probes)).toBeNull();
  expect(types(sent)).toEqual(['start', 'start', 'probe']);
  control.reset();
  void control.probe(first, quick.probes);
  await settle();
  expect(sent.at(-1)).toMatchObject({ type: 'start', run: first });
});

const lost = { code: 'bad-data', problem: { code: 'not-kept', name: 'pets' } } as const;

/** A stopped run that trained on after what was kept of it, with the weights that the worker has of it. */
async function createStopped() {
  const checkpoints = { isFull: true, saved: new Map<RunId, Checkpoint>() };
  const save: CheckpointStore['save'] = async (run, checkpoint) => {
    if (!checkpoints.isFull) checkpoints.saved.set(run, checkpoint);
    return !checkpoints.isFull;
  };
  const stage = createStage([], {}, { save });
  const { control, say } = stage;
  control.start([plan('first')]);
  const id = getRun()?.id as RunId;
  say(started(), { type: 'kept', step: 10 }, { type: 'epoch', report: createReport(1) });
  say({ type: 'kept', step: null }, { type: 'stopped' });
  await settle();
  const atHand: Checkpoint = { version: 1, step: 20, weights: [], statistics: [], slots: [] };
  const goOn = async () => {
    const asked = control.goOn(id);
    await settle();
    if (stage.sent.at(-1)?.type === 'checkpoint') say({ type: 'checkpoint', checkpoint: atHand });
    expect(await asked).toBeNull();
    return stage.sent.at(-1);
  };
  return { ...stage, checkpoints, id, goOn };
}

test.each([
  ['is stopped while it loads', { type: 'stopped' }],
  ['has lost its pictures', { type: 'failed', problem: lost }],
  ['finds no memory', { type: 'failed', problem: { code: 'out-of-memory', bytes: null, limitBytes: null } }],
] as const)('weights that are kept nowhere are still here where the run %s', async (_, event) => {
  const { control, sent, say, id, goOn } = await createStopped();
  expect(await goOn()).toMatchObject({ type: 'start', checkpoint: { step: 20 } });
  // What was kept is of step 10; what comes after it would be lost with the page.
  expect(getRun()?.state).toMatchObject({ phase: 'loading', keptStep: 10, isKeepingRefused: true });
  say(event);
  await settle();
  expect(findUnkept(view())?.id).toBe(id);
  const run = getRuns(view()).get(id) as DesignRun;
  expect(canContinue(view(), run)).toBe(true);
  expect(run.state.epochs).toHaveLength(1);
  expect(await control.takeWeights(id)).toMatchObject({ step: 20 });
  // And go to the worker again, as often as it takes.
  expect(await goOn()).toMatchObject({ type: 'start', checkpoint: { step: 20 } });
  say(started(20));
  expect(view().handed).toBeNull();
  expect(sent.filter(({ type }) => type === 'checkpoint')).toHaveLength(1);
});

test('weights on their way are kept once there is room, or given up with their run', async () => {
  const { control, checkpoints, say, id, goOn } = await createStopped();
  await goOn();
  say({ type: 'stopped' });
  await settle();
  control.keep();
  await settle();
  expect(view().handed).toBe(id);
  checkpoints.isFull = false;
  control.keep();
  await settle();
  expect(checkpoints.saved.get(id)?.step).toBe(20);
  expect(getRun()?.state).toMatchObject({ keptStep: 20, isKeepingRefused: false });
  expect(view().handed).toBeNull();
  expect(findUnkept(view())).toBeNull();
});

test('a run that never was kept goes on from the weights at hand', async () => {
  const { control, say } = createStage();
  control.start([plan('first')]);
  say(
    started(),
    { type: 'epoch', report: createReport(1) },
    { type: 'kept', step: null },
    { type: 'stopped' },
  );
  await settle();
  const run = getRun();
  if (run === null) throw new Error('There is a run');
  expect(run.state.keptStep).toBeNull();
  expect(canContinue(view(), run)).toBe(true);
  control.reset();
  expect(canContinue(view(), run)).toBe(false);
});
