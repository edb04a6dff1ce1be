/**
 * @file Runs kept in the browser's IndexedDB: the design as its JSON document, the setup, and everything that came of
 * it. Checkpoints are the worker's and lie in a database of their own.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { readDesign } from '../../codecs/json/readDesign';
import { writeDesignText } from '../../codecs/json/writeDesign';
import {
  type Confusion,
  type PackedConfusion,
  packConfusion,
  unpackConfusion,
} from '../../training/confusion';
import { createDatabaseUse } from '../../training/keptDatabase';
import type { EpochReport, RunId } from '../../training/protocol';
import { createRunState, dropPartial, hasBegun, isOver, type RunState } from '../../training/runState';
import { readSetup, toKeptSetup } from '../../training/setupSchema';
import type { RunSetup } from '../../training/trainedRun';
import type { DesignRun } from './trainingView';

/** Earlier versions of the page have kept confusions as lists. */
type StoredReport = Omit<EpochReport, 'confusion'> & { readonly confusion: Confusion | PackedConfusion };

type StoredState = Omit<RunState, 'epochs'> & { readonly epochs: readonly StoredReport[] };

interface StoredRun {
  readonly version: 1;
  readonly id: RunId;
  readonly name: string;
  readonly startedAt: number;
  readonly design: string;
  readonly setup: RunSetup;
  readonly state: StoredState;
}

interface RunSchema extends DBSchema {
  runs: { key: string; value: StoredRun; indexes: { startedAt: number } };
}

/** What another page has done to a run. */
export interface RunChange {
  readonly id: RunId;
  readonly isRemoved: boolean;
}

/** Reads and writes runs. Nothing of it rejects: where the browser keeps nothing it answers as if empty. */
export interface RunLibrary {
  /** All runs that ever began, in the order in which they were started; those that were cut short are `stopped`. */
  list(): Promise<readonly DesignRun[]>;
  /** One run; null where it is not kept, or cannot be read. */
  read(id: RunId): Promise<DesignRun | null>;
  /** @returns whether it was written. */
  save(run: DesignRun): Promise<boolean>;
  rename(id: RunId, name: string): Promise<void>;
  remove(id: RunId): Promise<void>;
  /** Calls with every run that another page has written or removed, until the returned function is called. */
  watch(listener: (change: RunChange) => void): () => void;
}

/** A run is written after every epoch, its earlier reports each time: they are packed once. */
const packed = new WeakMap<EpochReport, StoredReport>();

function packReport(report: EpochReport): StoredReport {
  const known = packed.get(report) ?? { ...report, confusion: packConfusion(report.confusion) };
  packed.set(report, known);
  return known;
}

function unpackReport(stored: StoredReport): EpochReport {
  const { confusion } = stored;
  if (!(confusion instanceof Uint32Array)) return { ...stored, confusion };
  const report = { ...stored, confusion: unpackConfusion(confusion) };
  packed.set(report, stored);
  return report;
}

function fromStored({ version, id, name, startedAt, design, setup, state }: StoredRun): DesignRun | null {
  const known = readSetup(setup);
  if (version !== 1 || known === null) return null;
  const result = readDesign(JSON.parse(design));
  if (!('design' in result)) return null;
  // What a later version of the page has added is missing in what an earlier one has kept.
  const full: RunState = { ...createRunState(id), ...state, epochs: state.epochs.map(unpackReport) };
  if (!hasBegun(full)) return null;
  const phase = isOver(full) ? full.phase : 'stopped';
  // Probes that were cut off with the page are no round.
  const probeRounds = dropPartial(full.probeRounds);
  return {
    id,
    name,
    startedAt,
    network: result.design,
    setup: known,
    // What there was no room for went with the page.
    state: { ...full, phase, probeRounds, isKeepingRefused: false },
  };
}

/** One run that cannot be read, of whatever version, does not hide the others. */
function fromStoredSafely(stored: StoredRun): DesignRun | null {
  try {
    return fromStored(stored);
  } catch {
    return null;
  }
}

const open = (name: string): Promise<IDBPDatabase<RunSchema>> =>
  openDB<RunSchema>(name, 1, {
    upgrade: (database) => {
      database.createObjectStore('runs', { keyPath: 'id' }).createIndex('startedAt', 'startedAt');
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase | null)?.close(),
  });

/** Opens the library. @param name of the database, another one in tests. */
export function createRunLibrary(name = 'fovea-runs'): RunLibrary {
  const use = createDatabaseUse(() => open(name));
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(name) : null;
  const tell = (id: RunId, isRemoved = false): void =>
    channel?.postMessage({ id, isRemoved } satisfies RunChange);
  return {
    list: () =>
      use([], async (database) => {
        const stored = await database.getAllFromIndex('runs', 'startedAt');
        return stored.flatMap((run) => fromStoredSafely(run) ?? []);
      }),
    read: (id) =>
      use(null, async (database) => {
        const stored = await database.get('runs', id);
        return stored === undefined ? null : fromStoredSafely(stored);
      }),
    save: ({ id, name: title, startedAt, network, setup, state }) =>
      use(false, async (database) => {
        await database.put('runs', {
          version: 1,
          id,
          name: title,
          startedAt,
          design: writeDesignText(network),
          setup: toKeptSetup(setup),
          state: { ...state, epochs: state.epochs.map(packReport) },
        });
        tell(id);
        return true;
      }),
    rename: (id, title) =>
      use(undefined, async (database) => {
        const transaction = database.transaction('runs', 'readwrite');
        const stored = await transaction.store.get(id);
        if (stored !== undefined) await transaction.store.put({ ...stored, name: title });
        await transaction.done;
        tell(id);
      }),
    remove: (id) =>
      use(undefined, async (database) => {
        await database.delete('runs', id);
        tell(id, true);
      }),
    watch: (listener) => {
      const handle = ({ data }: MessageEvent<RunChange>) => listener(data);
      channel?.addEventListener('message', handle);
      return () => channel?.removeEventListener('message', handle);
    },
  };
}
