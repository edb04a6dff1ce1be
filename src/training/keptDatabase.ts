/** @file A way to a database of the browser that may fail at any time: whoever uses it goes on without it. */
import type { IDBPDatabase } from 'idb';

/**
 * Opens a database with its first use.
 *
 * @param open opens it; may reject.
 * @returns does something with the database. A connection that the browser has closed meanwhile is opened anew, once.
 * Never rejects: where the work cannot be done, it answers with the fallback.
 */
export function createDatabaseUse<S>(
  open: () => Promise<IDBPDatabase<S>>,
): <T>(fallback: T, work: (database: IDBPDatabase<S>) => Promise<T>) => Promise<T> {
  let opened: Promise<IDBPDatabase<S>> | null = null;
  const drop = (connection: Promise<IDBPDatabase<S>>): void => {
    if (opened === connection) opened = null;
    connection.then(
      (database) => database.close(),
      () => {},
    );
  };
  return async (fallback, work) => {
    const known = opened;
    try {
      if (known !== null) return await work(await known);
    } catch {
      if (known !== null) drop(known);
    }
    // Where pages may keep nothing, to open throws at once.
    opened ??= Promise.resolve().then(open);
    const fresh = opened;
    try {
      return await work(await fresh);
    } catch {
      drop(fresh);
      return fallback;
    }
  };
}
