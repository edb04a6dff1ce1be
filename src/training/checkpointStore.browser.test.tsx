/** @file Checkpoints in a real IndexedDB, also where the browser has closed it or takes nothing. */
import { type IDBPDatabase, openDB } from 'idb';
import { afterEach, expect, test } from 'vitest';
import type { Checkpoint } from './checkpoint';
import { createCheckpointStore } from './checkpointStore';
import { createDatabaseUse } from './keptDatabase';
import type { RunId } from './protocol';

const name = 'fovea-checkpoints-test';
const run = 'run' as RunId;
const checkpoint: Checkpoint = {
  version: 1,
  step: 3,
  weights: [{ name: 'conv.weight', shape: [2], values: Float32Array.of(0.5, -2) }],
  statistics: [],
  slots: [],
};

afterEach(async () => {
  const database = await openDB(name);
  await database.clear('checkpoints');
  database.close();
});

test('a checkpoint comes back as it was, is listed, and goes', async () => {
  const store = createCheckpointStore(name);
  expect(await store.save(run, checkpoint)).toBe(true);
  expect(await store.load(run)).toEqual(checkpoint);
  expect(await store.list()).toEqual([run]);
  await store.remove(run);
  expect(await store.load(run)).toBeNull();
});

test('what cannot be written leaves the last one in its place', async () => {
  const store = createCheckpointStore(name);
  await store.save(run, checkpoint);
  const unwritable = { ...checkpoint, step: 4, weights: [() => {}] } as unknown as Checkpoint;
  expect(await store.save(run, unwritable)).toBe(false);
  expect((await store.load(run))?.step).toBe(3);
});

test('a connection that was closed is opened anew', async () => {
  const connections: IDBPDatabase[] = [];
  const use = createDatabaseUse(async () => {
    const database = await openDB(name, 1);
    connections.push(database);
    return database;
  });
  await createCheckpointStore(name).save(run, checkpoint);
  const read = () => use(null, (database) => database.get('checkpoints', run));
  expect(await read()).toEqual(checkpoint);
  connections[0]?.close();
  expect(await read()).toEqual(checkpoint);
  expect(connections).toHaveLength(2);
});

test('where none can be opened, the answer is the fallback', async () => {
  const opens = [
    () => Promise.reject(new Error('no storage')),
    () => {
      throw new DOMException('refused', 'SecurityError');
    },
  ];
  for (const open of opens) {
    const use = createDatabaseUse(open);
    expect(await use('fallback', async () => 'work')).toBe('fallback');
    expect(await use('fallback', async () => 'work')).toBe('fallback');
  }
});
