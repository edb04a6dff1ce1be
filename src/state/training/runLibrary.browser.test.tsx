/** @file Runs in a real IndexedDB: they come back as they were kept, also as earlier versions of the page kept them. */
import { openDB } from 'idb';
import { afterEach, expect, test } from 'vitest';
import { createBuilder } from '../../architecture/builder';
import { createDesign } from '../../document/document';
import type { EpochReport, RunId } from '../../training/protocol';
import { createReport } from '../../training/reports.testing';
import { createRunState } from '../../training/runState';
import { createQuickSetup } from '../../training/setups';
import { bothAxes } from '../../util/perAxis';
import { createRunLibrary, type RunChange } from './runLibrary';
import type { DesignRun } from './trainingView';

const name = 'fovea-runs-test';

afterEach(async () => {
  const database = await openDB(name);
  await database.clear('runs');
  database.close();
});

const report = (epoch: number): EpochReport =>
  createReport(epoch, {
    confusion: [
      [2, 0, epoch],
      [0, 5, 0],
    ],
  });

function createRun(epochs: readonly EpochReport[]): DesignRun {
  const builder = createBuilder();
  builder.add('Input', 'input');
  builder.add('Conv2d', 'conv', { outChannels: 2 });
  const network = createDesign(builder.build(), { title: 'Kept', resolution: bothAxes(32) });
  const id = 'kept' as RunId;
  const setup = createQuickSetup(network.architecture, network.resolution);
  const state = {
    ...createRunState(id),
    phase: 'finished' as const,
    totalSteps: 20,
    stepsPerEpoch: 10,
    epochs,
  };
  return { id, name: 'Kept', startedAt: 5, network, setup, state };
}

test('a run comes back as it was kept, however often', async () => {
  const library = createRunLibrary(name);
  const first = createRun([report(1)]);
  expect(await library.save(first)).toBe(true);
  const second = createRun([...first.state.epochs, report(2)]);
  await library.save(second);
  const [kept] = await library.list();
  if (kept === undefined) throw new Error('nothing is kept');
  expect(kept.state).toEqual(second.state);
  await library.save(kept);
  expect((await library.list())[0]?.state).toEqual(second.state);
});

test('what there was no room for is not at hand any more when a run comes back', async () => {
  const library = createRunLibrary(name);
  const run = createRun([report(1)]);
  await library.save({ ...run, state: { ...run.state, keptStep: 5, isKeepingRefused: true } });
  expect((await library.list())[0]?.state).toMatchObject({ keptStep: 5, isKeepingRefused: false });
});

test('what another page writes, renames and removes is told, what this one does is not', async () => {
  const [here, there] = [createRunLibrary(name), createRunLibrary(name)];
  const changes: RunChange[] = [];
  const leave = here.watch((change) => void changes.push(change));
  const id = 'kept' as RunId;
  await there.save(createRun([report(1)]));
  await here.save(createRun([report(1), report(2)]));
  await there.rename(id, 'Another');
  expect((await here.read(id))?.name).toBe('Another');
  await there.remove(id);
  expect(await here.read(id)).toBeNull();
  await expect.poll(() => changes.map(({ isRemoved }) => isRemoved)).toEqual([false, false, true]);
  leave();
});

test('a run that cannot be read hides none of the others', async () => {
  const library = createRunLibrary(name);
  await library.save(createRun([report(1)]));
  const database = await openDB(name);
  const stored = await database.get('runs', 'kept');
  await database.put('runs', { ...stored, id: 'broken', startedAt: 1, design: '{' });
  await database.put('runs', { ...stored, id: 'empty', startedAt: 2, state: {} });
  database.close();
  expect((await library.list()).map(({ id }) => id)).toEqual(['kept']);
});

test('confusions that were kept as lists are read', async () => {
  const library = createRunLibrary(name);
  const run = createRun([report(1)]);
  await library.save(run);
  const database = await openDB(name);
  const stored = await database.get('runs', run.id);
  expect(stored.state.epochs[0].confusion).toBeInstanceOf(Uint32Array);
  await database.put('runs', { ...stored, state: { ...stored.state, epochs: run.state.epochs } });
  database.close();
  expect((await library.list())[0]?.state).toEqual(run.state);
});
