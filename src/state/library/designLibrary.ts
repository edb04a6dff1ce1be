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
}

interface StoredEntry extends DesignSummary {
  readonly text: string;
}

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
  remove(id: DesignId): Promise<void>;
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
      return edited.reverse().map(({ text: _text, ...summary }) => summary);
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
      const text = writeDesignText(design);
      try {
        const transaction = database.transaction('designs', 'readwrite');
        const existing = await transaction.store.get(id);
        const stored = existing?.revision ?? 0;
        if (stored !== baseRevision) {
          await transaction.done;
          return { ok: false, code: 'conflict', revision: stored };
        }
        const revision = stored + 1;
        const { title, architecture } = design;
        const layerCount = architecture.layers.size;
        await Promise.all([
          transaction.store.put({ id, title, layerCount, updatedAt: now(), revision, isPristine, text }),
          transaction.done,
        ]);
        return { ok: true, revision };
      } catch (error) {
        return { ok: false, code: isQuotaError(error) ? 'full' : 'unavailable' };
      }
    },
    async remove(id) {
      const database = await open();
      await database?.delete('designs', id).catch(() => undefined);
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
