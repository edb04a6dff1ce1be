/**
 * @file Files of the browser's private file system (OPFS) that are there wholly or not at all: written under a name
 * of their own, and moved to where they belong when nothing can break off any more.
 */
import { unfinishedMark } from '../../keptData';

/** What only workers have, and the types of pages do not know. */
interface WorkerFileHandle {
  createSyncAccessHandle(): Promise<{
    write(bytes: Uint8Array, options: { at: number }): number;
    flush(): void;
    close(): void;
  }>;
  move(folder: FileSystemDirectoryHandle, name: string): Promise<void>;
}

const isWorkerHandle = (handle: object): handle is WorkerFileHandle =>
  'createSyncAccessHandle' in handle && 'move' in handle;

/** A file that is there; null where there is none. */
export async function findStanding(folder: FileSystemDirectoryHandle, name: string): Promise<File | null> {
  try {
    return await (await folder.getFileHandle(name)).getFile();
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFoundError') return null;
    throw error;
  }
}

/** Removes what others have left unfinished. Pre: nobody writes. */
export async function removeUnfinished(folder: FileSystemDirectoryHandle): Promise<void> {
  const names: string[] = [];
  for await (const name of folder.keys()) if (name.startsWith(unfinishedMark)) names.push(name);
  // What cannot be removed only takes room.
  for (const name of names) await folder.removeEntry(name).catch(() => undefined);
}

/** Writes a file in place of what is there. Rejects where it cannot; what is there then stays as it was. */
export async function writeWhole(
  folder: FileSystemDirectoryHandle,
  name: string,
  parts: readonly Uint8Array<ArrayBuffer>[],
): Promise<void> {
  const unfinished = `${unfinishedMark}${crypto.randomUUID()}`;
  try {
    const file = await folder.getFileHandle(unfinished, { create: true });
    if (!isWorkerHandle(file)) throw new TypeError('Files cannot be written here');
    const access = await file.createSyncAccessHandle();
    try {
      let at = 0;
      for (const bytes of parts) {
        const written = access.write(bytes, { at });
        if (written !== bytes.length) throw new DOMException('Not all was written', 'QuotaExceededError');
        at += written;
      }
      access.flush();
    } finally {
      access.close();
    }
    await file.move(folder, name);
  } catch (error) {
    await folder.removeEntry(unfinished).catch(() => undefined);
    throw error;
  }
}
