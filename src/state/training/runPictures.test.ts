/** @file The pictures of runs: read, kept, looked at, and refused where they are others. */
import { beforeEach, expect, test } from 'vitest';
import type { DataSummary } from '../../training/dataset';
import type { RunId, RunProblem } from '../../training/protocol';
import { createReport } from '../../training/reports.testing';
import { useStore } from '../store';
import { createStage, getRun, plan, quick, settle, started } from './runStage.testing';
import { getActive } from './runViews';
import { type DesignRun, emptyTraining } from './trainingView';

beforeEach(() => useStore.setState({ training: emptyTraining }));

const other: DataSummary = {
  ...{ classNames: ['a', 'b', 'c'], trainCount: 30, testCount: 6 },
  ...{ channels: 3, height: 32, width: 32 },
};
const problems: readonly RunProblem[] = [
  { code: 'other-pictures', trained: other, found: other, isAlike: true },
  { code: 'bad-data', problem: { code: 'not-zip', files: ['a.zip'] } },
];

test.each(problems)('a run that is refused with $code stays as it was', async (problem) => {
  const saved = new Map<RunId, DesignRun>();
  const { control, sent, say } = createStage([], {
    list: async () => [...saved.values()],
    save: async (run) => saved.set(run.id, run) !== undefined,
  });
  control.start([plan('first', { data: { kind: 'kept', name: 'Mine' } })]);
  await settle();
  say(started(), { type: 'epoch', report: createReport(1) }, { type: 'kept', step: 10 }, { type: 'stopped' });
  const before = getRun();
  if (before === null) throw new Error('There is a run');
  const { id } = before;
  const files = [{ path: 'a.zip', file: new Blob() }];
  const settings = { side: 32, testShare: 0.2, seed: 1, perClass: null };
  const data = { kind: 'files', files, settings, keepAs: null } as const;
  const setup = { ...before.setup, data };
  // The second time as the first.
  for (let time = 0; time < 2; time++) {
    await settle();
    await control.goOn(id, setup);
    expect(sent.at(-1)).toMatchObject({ type: 'start', data: { kind: 'files' } });
    say({ type: 'failed', problem });
    expect(getRun()).toMatchObject({
      setup: { data: { kind: 'kept', name: 'Mine' } },
      state: { phase: 'failed', problem, epochs: [{ epoch: 1 }], keptStep: 10 },
    });
    expect(saved.get(id)).toEqual(before);
  }
  await settle();
  // The right ones: from now on they are its own.
  await control.goOn(id, setup);
  say(started(10));
  expect(getRun()).toMatchObject({ setup: { data }, state: { phase: 'running', problem: null } });
  say({ type: 'stopped' });
  expect(saved.get(id)?.setup.data).toEqual(data);
});

test('a run that goes on keeps its pictures no second time', async () => {
  const { control, sent, say } = createStage();
  const files = [{ path: 'a.zip', file: new Blob() }];
  const settings = { side: 32, testShare: 0.2, seed: 1, perClass: null };
  const data = { kind: 'files', files, settings, keepAs: 'Mine' } as const;
  control.start([plan('first', { data })]);
  await settle();
  say(started(), { type: 'kept', step: 5 }, { type: 'stopped' });
  await settle();
  await control.goOn(getRun()?.id as RunId);
  // They are kept by then, and read from there.
  const kept = { kind: 'kept', name: 'Mine', settings };
  expect(sent).toMatchObject([{ data: { keepAs: 'Mine' } }, { data: kept }]);
  expect(getRun()?.setup.data).toEqual(kept);
});

test('a run that is stopped before its files are read keeps its own pictures', async () => {
  const { control, saved, say } = createStage();
  control.start([plan('first', { data: { kind: 'kept', name: 'Mine' } })]);
  await settle();
  say(started(), { type: 'kept', step: 5 }, { type: 'stopped' });
  await settle();
  const before = getRun();
  if (before === null) throw new Error('There is a run');
  const settings = { side: 32, testShare: 0.2, seed: 1, perClass: null };
  await control.goOn(before.id, {
    ...before.setup,
    data: { kind: 'files', files: [], settings, keepAs: null },
  });
  control.stop();
  say({ type: 'stopped' });
  expect(getRun()?.setup.data).toEqual({ kind: 'kept', name: 'Mine' });
  expect(saved.get(before.id)).toEqual(before);
});

test('pictures that nobody answers for come as none', async () => {
  const { control, say, sent } = createStage();
  const query = { set: 'test', label: null, answer: null, isWrong: false, start: 0, count: 4 } as const;
  expect(await control.look(query, null)).toEqual({ type: 'no-pictures', problem: null });
  control.start([plan('first')]);
  say(started());
  const asked = control.look(query, null);
  expect(sent.at(-1)).toMatchObject({ type: 'look', query });
  control.reset();
  expect(await asked).toEqual({ type: 'no-pictures', problem: null });
});

test('a look at pictures tells how far it is, and ends with the view or with another', async () => {
  const { control, sent, sayOf, workers } = createStage();
  const query = { set: 'test', label: null, answer: null, isWrong: false, start: 0, count: 4 } as const;
  const synthetic = { kind: 'synthetic', seed: 1, scale: 1, trainCount: 100, testCount: 100 } as const;
  const told: unknown[] = [];
  const first = control.look(query, synthetic, ({ bytes }) => told.push(bytes));
  const id = sent.at(-1)?.run as RunId;
  // Another page of the same is another question to the same look.
  void control.look({ ...query, start: 4 }, synthetic);
  expect(sent.map(({ type, run }) => [type, run])).toEqual([
    ['look', id],
    ['look', id],
  ]);
  sayOf(id, { type: 'loading', phase: 'data', bytes: 5, totalBytes: 10 });
  expect(told).toEqual([5]);
  void control.look(query, { ...synthetic, seed: 2 });
  expect(await first).toEqual({ type: 'no-pictures', problem: null });
  const other = sent.at(-1)?.run;
  expect(other).not.toBe(id);
  expect(sent.slice(2)).toMatchObject([{ type: 'stop', run: id }, { type: 'look' }]);
  control.endLook();
  control.endLook();
  expect(sent.slice(4)).toEqual([{ type: 'stop', run: other }]);
  // The worker that has read the pictures has them for the first run, and for no other.
  control.start([plan('first')]);
  expect(workers).toMatchObject({ started: 1, ended: 0 });
  control.start([plan('second')]);
  expect(workers).toMatchObject({ started: 2, ended: 1 });
});

test('what a run has kept is read from there by it, by what follows, and by the next', () => {
  const { control, sent, say, saved } = createStage();
  const files = [{ path: 'a/1.png', file: new Blob() }];
  const data = {
    kind: 'files',
    files,
    settings: { side: 32, testShare: 0.2, seed: 1, perClass: null },
    keepAs: 'Pets',
  } as const;
  const kept = { kind: 'kept', name: 'Pets', settings: data.settings };
  useStore.getState().updateTraining((view) => ({ ...view, setup: { ...quick, data } }));
  control.start([plan('a', { data }), plan('b', { data, width: 0.5 })]);
  say(started());
  expect(useStore.getState().training.setup).toEqual({ ...quick, data: kept });
  expect([...saved.values()].map(({ setup }) => setup.data)).toEqual([kept]);
  say({ type: 'epoch', report: createReport(1) }, { type: 'finished' });
  expect(sent).toMatchObject([
    { type: 'start', data },
    { type: 'start', data: kept },
  ]);
});

test('CIFAR10 that a run has kept is read by no settings', () => {
  const { control, say } = createStage();
  const files = [{ path: 'cifar-10-binary.tar.gz', file: new Blob() }];
  const settings = { side: 32, testShare: 0.2, seed: 1, perClass: null };
  control.start([plan('a', { data: { kind: 'files', files, settings, keepAs: 'CIFAR10' } })]);
  say(started());
  expect(getRun()?.setup.data).toEqual({ kind: 'kept', name: 'CIFAR10' });
});

test('a look at pictures keeps nothing', () => {
  const { control, sent } = createStage();
  const data = {
    kind: 'files',
    files: [{ path: 'pets.zip', file: new Blob() }],
    settings: { side: 32, testShare: 0.2, seed: 1, perClass: null },
    keepAs: 'Pets',
  } as const;
  const query = { set: 'test', label: null, answer: null, isWrong: false, start: 0, count: 1 } as const;
  void control.look(query, data);
  expect(sent).toMatchObject([{ type: 'look', data: { ...data, keepAs: null } }]);
});

test('a run whose set could not be kept goes by its own files, not by another set of that name', () => {
  const { control, say } = createStage();
  const data = {
    kind: 'address',
    address: 'https://a.test/pets.zip',
    settings: { side: 32, testShare: 0.2, seed: 1, perClass: null },
    keepAs: 'Pets',
  } as const;
  useStore.getState().updateTraining((view) => ({ ...view, setup: { ...quick, data } }));
  control.start([plan('a', { data })]);
  say({ type: 'not-kept', problem: { code: 'name-taken', name: 'Pets' } }, started());
  expect(getActive(useStore.getState().training)?.setup.data).toEqual({ ...data, keepAs: null });
  // The form still asks for the name.
  expect(useStore.getState().training.setup?.data).toEqual(data);
});
