/**
 * @file Checkpoints in the browser's IndexedDB, the last one of each run: the worker writes them, the page lists and
 * removes them, and a run that was cut short goes on from its own.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Checkpoint } from './checkpoint';
import { createDatabaseUse } from './keptDatabase';
import type { RunId } from './protocol';

interface CheckpointSchema extends DBSchema {
  checkpoints: { key: string; value: Checkpoint };
}

/** Reads and writes checkpoints. Nothing of it rejects: where the browser keeps nothing it answers as if empty. */
export interface CheckpointStore {
  /** @returns whether it was written. */
  save(run: RunId, checkpoint: Checkpoint): Promise<boolean>;
  load(run: RunId): Promise<Checkpoint | null>;
  /** Runs with a checkpoint. */
  list(): Promise<readonly RunId[]>;
  remove(run: RunId): Promise<void>;
}

const open = (name: string): Promise<IDBPDatabase<CheckpointSchema>> =>
  openDB<CheckpointSchema>(name, 1, { upgrade: (database) => database.createObjectStore('checkpoints') });

/** Opens the store. @param name of the database. */
export function createCheckpointStore(name = 'fovea-checkpoints'): CheckpointStore {
  const use = createDatabaseUse(() => open(name));
  return {
    save: (run, checkpoint) =>
      use(false, async (database) => {
        await database.put('checkpoints', checkpoint, run);
        return true;
      }),
    load: (run) => use(null, async (database) => (await database.get('checkpoints', run)) ?? null),
    list: () => use([], async (database) => (await database.getAllKeys('checkpoints')) as RunId[]),
    remove: (run) => use(undefined, (database) => database.delete('checkpoints', run)),
  };
}
