/** @file Which design was open at the last visit; the rest of the library can wait. */
import type { DesignId } from './designId';

const key = 'fovea.open';

/** Remembers what is open for the next visit, where the browser keeps anything. */
export function rememberLastDesign(id: DesignId): void {
  try {
    localStorage.setItem(key, id);
  } catch {
    // A browser that keeps nothing opens with the example next time.
  }
}

/** What was open at the last visit; null where nothing was, or nothing is kept. */
export function recallLastDesign(): DesignId | null {
  try {
    return localStorage.getItem(key) as DesignId | null;
  } catch {
    return null;
  }
}
