/**
 * @file The last change before the page went away. IndexedDB answers too late for a page that is closing; local
 * storage is written at once, so the change waits there for the next visit.
 */
import { readDesign } from '../../codecs/json/readDesign';
import { writeDesignText } from '../../codecs/json/writeDesign';
import type { Design } from '../../document/document';
import type { DesignId } from './designId';

const key = 'fovea.unsaved';

/** A design that did not reach the library. */
export interface UnsavedDesign {
  readonly id: DesignId;
  readonly design: Design;
  /** The revision of the library's entry that it builds on. */
  readonly baseRevision: number;
}

/** Puts a design aside, in place of the one that was there; does nothing where there is no space. */
export function putAside({ id, design, baseRevision }: UnsavedDesign): void {
  try {
    localStorage.setItem(key, JSON.stringify({ id, baseRevision, text: writeDesignText(design) }));
  } catch {
    // The library may still take it before the page is gone.
  }
}

/** Forgets what was put aside of this design: the library has it. */
export function forgetAside(id: DesignId): void {
  if (readAside()?.id === id) clearAside();
}

function clearAside(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // It will be read again, and be found to be in the library.
  }
}

/** Takes what was put aside of a design, so that no other tab takes it as well; null where nothing was. */
export function takeAside(id: DesignId): UnsavedDesign | null {
  const aside = readAside();
  if (aside?.id !== id) return null;
  clearAside();
  return aside;
}

function readAside(): UnsavedDesign | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return null;
    const { id, baseRevision, text } = stored as Readonly<Record<string, unknown>>;
    if (typeof id !== 'string' || typeof baseRevision !== 'number' || typeof text !== 'string') return null;
    const result = readDesign(JSON.parse(text));
    return 'design' in result ? { id: id as DesignId, baseRevision, design: result.design } : null;
  } catch {
    return null;
  }
}

/** Whether two designs are written alike. */
export function isSameDesign(a: Design, b: Design): boolean {
  return writeDesignText(a) === writeDesignText(b);
}
