/** @file Runs in several pages at once: held, let go, seen from the others. */
import { beforeEach, expect, test } from 'vitest';
import type { RunId } from '../../training/protocol';
import { createReport } from '../../training/reports.testing';
import { createRunState } from '../../training/runState';
import { useStore } from '../store';
import { createStage, getRun, leaveRun, plan, quick, settle, started, types, view } from './runStage.testing';
import { findResumable, getRuns } from './runViews';
import { type DesignRun, emptyTraining } from './trainingView';

beforeEach(() => useStore.setState({ training: emptyTraining }));

test('a run of an earlier visit goes on from its checkpoint, unless another tab has it', async () => {
  const kept = leaveRun(
    plan('first'),
    { type: 'epoch', report: createReport(1) },
    { type: 'kept', step: 10 },
  );
  const { id } = kept;
  const second = createStage([{ ...kept, state: { ...kept.state, phase: 'stopped' } }]);
  await second.control.readKept();
  expect(view().shown).toEqual([id]);
  second.held.add(id);
  expect(await second.control.goOn(id)).toBe('held-elsewhere');
  expect(second.sent).toEqual([]);
  second.held.delete(id);
  expect(await second.control.goOn(id)).toBeNull();
  expect(second.sent).toMatchObject([{ type: 'start', run: id, checkpoint: 'kept', isPaused: false }]);
  second.say(started(10));
  expect(getRun()?.state).toMatchObject({ phase: 'running', epochs: [{ epoch: 1 }] });
});

test('a run that another tab trains is neither offered nor deleted here, and read anew when that has left it', async () => {
  const first = createStage();
  first.control.start([plan('first')]);
  first.say(started(), { type: 'kept', step: 5 });
  const run = getRun();
  if (run === null) throw new Error('There is a run');
  useStore.setState({ training: emptyTraining });
  const kept = [{ ...run, state: { ...run.state, phase: 'stopped' as const } }];
  const { control, held } = createStage(kept);
  await control.readKept();
  held.add(run.id);
  await control.lookForOthers();
  expect([...view().heldElsewhere]).toEqual([run.id]);
  expect(findResumable(view())).toBeNull();
  control.remove(run.id);
  expect(getRuns(view()).has(run.id)).toBe(true);
  kept[0] = { ...run, state: { ...run.state, epochs: [createReport(1)], phase: 'stopped' } };
  held.delete(run.id);
  await control.lookForOthers();
  expect(getRuns(view()).get(run.id)?.state.epochs).toHaveLength(1);
  expect(findResumable(view())?.id).toBe(run.id);
  control.remove(run.id);
  expect(getRuns(view()).size).toBe(0);
});

test("a run that is taken up twice at once goes on once, and is nobody else's", async () => {
  const kept = leaveRun(plan('first'), { type: 'kept', step: 10 }, { type: 'stopped' });
  const { control, sent, own } = createStage([kept]);
  await control.readKept();
  expect(await Promise.all([control.goOn(kept.id), control.goOn(kept.id)])).toEqual([null, null]);
  await control.lookForOthers();
  expect(view()).toMatchObject({ active: kept.id, heldElsewhere: new Set() });
  expect(types(sent)).toEqual(['start']);
  expect([...own]).toEqual([kept.id]);
});

test('a run that another tab has keeps its name', async () => {
  const { control, held, say } = createStage();
  control.start([plan('first')]);
  say(started(), { type: 'stopped' });
  const id = getRun()?.id as RunId;
  await settle();
  held.add(id);
  control.start([plan('second')]);
  await control.lookForOthers();
  control.rename(id, 'other');
  expect(getRuns(view()).get(id)?.name).toBe('first');
});

test('a run that was stopped is let go once it is written, and held again where it goes on', async () => {
  let write: () => void = () => {};
  const { control, own, say, saved } = createStage([], {
    save: (run) =>
      new Promise((resolve) => {
        write = () => resolve(saved.set(run.id, run) !== undefined);
      }),
  });
  control.start([plan('first')]);
  const id = getRun()?.id as RunId;
  await settle();
  say(started(), { type: 'kept', step: 5 }, { type: 'stopped' });
  await settle();
  expect([...own]).toEqual([id]);
  write();
  await settle();
  expect(saved.get(id)?.state.phase).toBe('stopped');
  expect([...own]).toEqual([]);
  expect(await control.goOn(id)).toBeNull();
  expect([...own]).toEqual([id]);
});

test('a stopped run that another tab goes on with is no longer at hand, and is read anew to go on here', async () => {
  const kept: DesignRun[] = [];
  const { control, own, held, say, sent, workers } = createStage(kept);
  control.start([plan('first')]);
  await settle();
  say(started(), { type: 'kept', step: 5 }, { type: 'stopped' });
  await settle();
  const run = getRun();
  if (run === null) throw new Error('There is a run');
  held.add(run.id);
  expect(await control.goOn(run.id)).toBe('held-elsewhere');
  expect(await control.probe(run.id, quick.probes)).toBe('held-elsewhere');
  await control.lookForOthers();
  expect(getRun()).toBeNull();
  expect(workers.ended).toBe(1);
  // Before this page looks again, the other one has stopped it two epochs further.
  kept.push({ ...run, state: { ...run.state, epochs: [createReport(1)], keptStep: 15 } });
  held.delete(run.id);
  expect(await control.goOn(run.id)).toBeNull();
  say(started(15));
  expect(getRun()?.state).toMatchObject({ phase: 'running', keptStep: 15, epochs: [createReport(1)] });
  expect([...own]).toEqual([run.id]);
  expect(types(sent)).toEqual(['start', 'start']);
});

test('what another page writes, renames or removes is seen here; what this one holds is not touched', async () => {
  const kept: DesignRun[] = [];
  const { control, change, held, say } = createStage([], { list: async () => kept });
  await control.readKept();
  control.start([plan('mine')]);
  await settle();
  const mine = getRun();
  if (mine === null) throw new Error('There is a run');
  const theirs: DesignRun = {
    ...mine,
    id: 'theirs' as RunId,
    name: 'theirs',
    state: createRunState('theirs' as RunId),
  };
  const getNames = () => [...getRuns(view()).values()].map(({ name }) => name);
  kept.push(theirs, { ...mine, name: 'not by them' });
  held.add(theirs.id);
  change({ id: theirs.id, isRemoved: false });
  change({ id: mine.id, isRemoved: false });
  change({ id: mine.id, isRemoved: true });
  await settle();
  expect(getNames()).toEqual(['mine', 'theirs']);
  expect(view().heldElsewhere).toEqual(new Set([theirs.id]));
  kept[0] = { ...theirs, name: 'renamed', state: { ...theirs.state, epochs: [createReport(1)] } };
  change({ id: theirs.id, isRemoved: false });
  await settle();
  expect(getRuns(view()).get(theirs.id)).toMatchObject({
    name: 'renamed',
    state: { epochs: [{ epoch: 1 }] },
  });
  held.delete(theirs.id);
  change({ id: theirs.id, isRemoved: true });
  // One that is over is anybody's.
  say(started(), { type: 'finished' });
  await settle();
  change({ id: mine.id, isRemoved: true });
  await settle();
  expect(getNames()).toEqual([]);
  expect(view().active).toBeNull();
});
