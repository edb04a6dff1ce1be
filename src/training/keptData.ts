/**
 * @file Sets of pictures in the browser's private file system (OPFS), a file for each: the page lists and deletes them,
 * the worker writes and reads them.
 */
import type { PictureSettings } from './dataset';

/** The folder that holds them. */
export const keptDataFolder = 'fovea-data';

/**
 * What the names of files begin with that are not wholly written: no name of a set does, whose `+` is encoded. What a
 * closed tab has left of them is nobody's.
 */
export const unfinishedMark = '+';

/** A set that is kept. */
export interface KeptData {
  readonly name: string;
  readonly bytes: number;
  /** What is known of how its pictures were read; null where nothing is, or where they are as they came. */
  readonly reading: Partial<PictureSettings> | null;
}

/** The folder of kept sets; null where the browser keeps nothing, or where nothing was ever kept. */
export async function openKeptFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    const root = await navigator.storage.getDirectory();
    return await root.getDirectoryHandle(keptDataFolder);
  } catch {
    return null;
  }
}

/** The file name of a set: names are anybody's words, file names are not, and `.` and `..` are folders. */
export function getKeptFileName(name: string): string {
  return /^\.{1,2}$/.test(name) ? name.replaceAll('.', '%2E') : encodeURIComponent(name);
}

/** A name that none of these sets has: the wanted one, with a number from the second on. */
export function makeNameFree(wanted: string, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted}, ${number}`;
    if (!taken.includes(name)) return name;
  }
}

/** Deletes a set; says nothing where there is none. */
export async function deleteKeptData(name: string): Promise<void> {
  const folder = await openKeptFolder();
  await folder?.removeEntry(getKeptFileName(name)).catch(() => undefined);
}
