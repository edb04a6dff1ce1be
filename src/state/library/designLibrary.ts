/**
 * @file The library: every design that was ever opened or made, kept in the browser's IndexedDB.
 *
 * A design is stored as the text of its JSON document. Each entry counts its revisions; saving says which
 * revision it builds on, so that two tabs with the same design never overwrite each other unseen.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { readDesign } from '../../codecs/json/readDesign';
import { writeDesignText } from '../../codecs/json/writeDesign';
import type { Design } from '../../document/document';
import type { DesignId } from './designId';
import { computePreview, type DesignPreview } from './designPreview';

/** What a list of designs shows of each. */
export interface DesignSummary {
  readonly id: DesignId;
  readonly title: string;
  readonly layerCount: number;
  /** Milliseconds since 1970. */
  readonly updatedAt: number;
  /** Counts the times it was saved, from 1. */
  readonly revision: number;
  /** Opened and never edited: kept for a reload only. */
  readonly isPristine: boolean;
  /** Null where an older page kept it. */
  readonly preview: DesignPreview | null;
  /** Characters of its document. */
  readonly size: number;
}

interface StoredEntry extends Omit<DesignSummary, 'preview' | 'size'> {
  readonly text: string;
  readonly preview?: DesignPreview;
}

/** A design that was taken out of the library, to be put back. */
export type RemovedDesign = StoredEntry;

interface LibrarySchema extends DBSchema {
  designs: { key: string; value: StoredEntry; indexes: { updatedAt: number } };
}

/** What became of saving. */
export type SaveResult =
  | { readonly ok: true; readonly revision: number }
  /** Somebody else (another tab) saved a later revision: nothing was written. */
  | { readonly ok: false; readonly code: 'conflict'; readonly revision: number }
  /** The browser gives no more space: nothing was written. */
  | { readonly ok: false; readonly code: 'full' }
  /** The browser keeps nothing (private mode, switched off, broken). */
  | { readonly ok: false; readonly code: 'unavailable' };

/** A design from the library with the revision it was read at. */
export interface LoadedDesign {
  readonly design: Design;
  readonly revision: number;
}

/** Reads and writes designs. Reading methods answer as if empty where the browser keeps nothing. */
export interface DesignLibrary {
  /** All designs that somebody edited, last changed first. */
  list(): Promise<readonly DesignSummary[]>;
  /** A design; null where there is none or it cannot be read. */
  load(id: DesignId): Promise<LoadedDesign | null>;
  /** Saves a design that builds on `baseRevision` (0: a new entry). */
  save(id: DesignId, design: Design, baseRevision: number, isPristine?: boolean): Promise<SaveResult>;
  /** Keeps a copy as a new entry. Null where there is no such design. */
  duplicate(id: DesignId, copy: DesignId, title: string): Promise<SaveResult | null>;
  /** Gives a design another title, as a revision of its own. Null where there is no such design. */
  rename(id: DesignId, title: string): Promise<SaveResult | null>;
  /** Takes a design out; null where there was none. */
  remove(id: DesignId): Promise<RemovedDesign | null>;
  /** Puts a design back that was taken out, unless there is one in its place by now. */
  restore(removed: RemovedDesign): Promise<SaveResult>;
  /** Removes every pristine entry but these. */
  prunePristine(except: ReadonlySet<DesignId>): Promise<void>;
  close(): Promise<void>;
}

function isQuotaError(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

function openLibrary(name: string): Promise<IDBPDatabase<LibrarySchema>> {
  return openDB<LibrarySchema>(name, 1, {
    upgrade(database) {
      database.createObjectStore('designs', { keyPath: 'id' }).createIndex('updatedAt', 'updatedAt');
    },
    // A later version of the page in another tab may need to change the stores.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase | null)?.close(),
  });
}

/** What an entry holds of a design. */
function describe(design: Design): Pick<StoredEntry, 'title' | 'layerCount' | 'text' | 'preview'> {
  const layerCount = design.architecture.layers.size;
  return {
    title: design.title,
    layerCount,
    text: writeDesignText(design),
    preview: computePreview(design),
  };
}

/** Writes an entry that builds on a revision, as the next one. */
async function put(
  database: IDBPDatabase<LibrarySchema>,
  entry: Omit<StoredEntry, 'revision'>,
  baseRevision: number,
  revision = baseRevision + 1,
): Promise<SaveResult> {
  try {
    const transaction = database.transaction('designs', 'readwrite');
    const stored = (await transaction.store.get(entry.id))?.revision ?? 0;
    if (stored !== baseRevision) {
      await transaction.done;
      return { ok: false, code: 'conflict', revision: stored };
    }
    await Promise.all([transaction.store.put({ ...entry, revision }), transaction.done]);
    return { ok: true, revision };
  } catch (error) {
    return { ok: false, code: isQuotaError(error) ? 'full' : 'unavailable' };
  }
}

/**
 * Opens the library of this browser.
 *
 * @param name of the database, another one in tests.
 * @param now the clock, in milliseconds since 1970.
 */
export function createDesignLibrary(name = 'fovea', now: () => number = Date.now): DesignLibrary {
  let opened: Promise<IDBPDatabase<LibrarySchema> | null> | null = null;
  const open = () => {
    opened ??= openLibrary(name).catch(() => null);
    return opened;
  };
  return {
    async list() {
      const database = await open();
      const entries = (await database?.getAllFromIndex('designs', 'updatedAt').catch(() => [])) ?? [];
      const edited = entries.filter(({ isPristine }) => !isPristine);
      return edited
        .reverse()
        .map(({ text, preview = null, ...summary }) => ({ ...summary, preview, size: text.length }));
    },
    async load(id) {
      const database = await open();
      const entry = await database?.get('designs', id).catch(() => undefined);
      if (entry === undefined) return null;
      const result = readDesign(JSON.parse(entry.text));
      return 'design' in result ? { design: result.design, revision: entry.revision } : null;
    },
    async save(id, design, baseRevision, isPristine = false) {
      const database = await open();
      if (database === null) return { ok: false, code: 'unavailable' };
      const entry = { id, isPristine, ...describe(design), updatedAt: now() };
      return put(database, entry, baseRevision);
    },
    async duplicate(id, copy, title) {
      const [database, original] = [await open(), await this.load(id)];
      if (database === null || original === null) return null;
      const design = { ...original.design, title };
      return put(database, { id: copy, isPristine: false, ...describe(design), updatedAt: now() }, 0);
    },
    async rename(id, title) {
      const [database, original] = [await open(), await this.load(id)];
      if (database === null || original === null) return null;
      const design = { ...original.design, title };
      const entry = { id, isPristine: false, ...describe(design), updatedAt: now() };
      return put(database, entry, original.revision);
    },
    async remove(id) {
      const database = await open();
      const entry = await database?.get('designs', id).catch(() => undefined);
      await database?.delete('designs', id).catch(() => undefined);
      return entry ?? null;
    },
    async restore({ revision, ...entry }) {
      const database = await open();
      if (database === null) return { ok: false, code: 'unavailable' };
      return put(database, entry, 0, revision);
    },
    async prunePristine(except) {
      const database = await open();
      const entries = (await database?.getAll('designs').catch(() => [])) ?? [];
      const surplus = entries.filter((entry) => entry.isPristine && !except.has(entry.id));
      await Promise.all(surplus.map(({ id }) => database?.delete('designs', id))).catch(() => undefined);
    },
    async close() {
      (await open())?.close();
      opened = null;
    },
  };
}
