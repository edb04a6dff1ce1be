/**
 * @file Sets in the browser's private file system, written and read by the worker. A file holds its own description,
 * with the length and the SHA-256 of each part, so that what was cut off or changed is never trained on.
 *
 * Layout: 8 bytes of signature, 4 bytes length of the description (little endian), the description as JSON, then
 * pixels and labels of the training set, pixels and labels of the test set.
 */
import type { Dataset, ImageSet } from '../../dataset';
import { getKeptFileName, keptDataFolder } from '../../keptData';
import { DataError } from './dataError';

const signature = 'FOVEASET';
const headLength = 12;

type SetFacts = Omit<ImageSet, 'pixels' | 'labels'>;

interface Description {
  readonly classNames: readonly string[];
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
  readonly train: SetFacts;
  readonly test: SetFacts;
  /** Of each part, in their order. */
  readonly parts: readonly { readonly length: number; readonly sha256: string }[];
}

/** What only workers have, and the types of pages do not know. */
interface SyncFileHandle {
  createSyncAccessHandle(): Promise<{
    truncate(size: number): void;
    write(bytes: Uint8Array, options: { at: number }): number;
    flush(): void;
    close(): void;
  }>;
}

const isSyncHandle = (handle: object): handle is SyncFileHandle => 'createSyncAccessHandle' in handle;

async function computeHash(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const listParts = ({ train, test }: Dataset) => [train.pixels, train.labels, test.pixels, test.labels];

const listFacts = ({ count, channels, height, width }: ImageSet): SetFacts => ({
  count,
  channels,
  height,
  width,
});

async function openFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(keptDataFolder, { create: true });
}

/** Keeps a set under a name, in place of another with that name. @throws DataError where the storage is full. */
export async function keepSet(name: string, dataset: Dataset): Promise<void> {
  const parts = listParts(dataset);
  const description: Description = {
    classNames: dataset.classNames,
    mean: dataset.mean,
    deviation: dataset.deviation,
    train: listFacts(dataset.train),
    test: listFacts(dataset.test),
    parts: await Promise.all(
      parts.map(async (bytes) => ({ length: bytes.length, sha256: await computeHash(bytes) })),
    ),
  };
  const text = new TextEncoder().encode(JSON.stringify(description));
  const head = new Uint8Array(headLength);
  head.set(new TextEncoder().encode(signature));
  new DataView(head.buffer).setUint32(signature.length, text.length, true);
  const total = [head, text, ...parts].reduce((sum, { length }) => sum + length, 0);
  const fileName = getKeptFileName(name);
  let folder: FileSystemDirectoryHandle | null = null;
  try {
    folder = await openFolder();
    const file = await folder.getFileHandle(fileName, { create: true });
    if (!isSyncHandle(file)) throw new Error('No access handles');
    const access = await file.createSyncAccessHandle();
    try {
      access.truncate(0);
      let at = 0;
      for (const bytes of [head, text, ...parts]) {
        const written = access.write(bytes, { at });
        if (written !== bytes.length) throw new Error('Not all was written');
        at += bytes.length;
      }
      access.flush();
    } finally {
      access.close();
    }
  } catch {
    await folder?.removeEntry(fileName).catch(() => undefined);
    throw new DataError({ code: 'storage-full', bytes: total });
  }
}

async function findFile(name: string): Promise<File> {
  try {
    const folder = await openFolder();
    const handle = await folder.getFileHandle(getKeptFileName(name));
    return await handle.getFile();
  } catch {
    throw new DataError({ code: 'not-kept', name });
  }
}

/** Reads a set that is kept. @throws DataError where there is none, or it is not as it was written. */
export async function readKeptSet(name: string): Promise<Dataset> {
  const file = await findFile(name);
  const damaged = new DataError({ code: 'kept-damaged', name });
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (new TextDecoder('latin1').decode(bytes.subarray(0, signature.length)) !== signature) throw damaged;
  const textLength = new DataView(bytes.buffer).getUint32(signature.length, true);
  let at = headLength + textLength;
  let description: Description;
  try {
    description = JSON.parse(new TextDecoder().decode(bytes.subarray(headLength, at))) as Description;
  } catch {
    throw damaged;
  }
  const total = description.parts.reduce((sum, { length }) => sum + length, at);
  if (total !== bytes.length) throw damaged;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (const { length, sha256 } of description.parts) {
    const part = bytes.slice(at, at + length);
    if ((await computeHash(part)) !== sha256) throw damaged;
    parts.push(part);
    at += length;
  }
  const [trainPixels, trainLabels, testPixels, testLabels] = parts;
  if (!trainPixels || !trainLabels || !testPixels || !testLabels) throw damaged;
  const { classNames, mean, deviation, train, test } = description;
  return {
    classNames,
    mean,
    deviation,
    train: { ...train, pixels: trainPixels, labels: trainLabels },
    test: { ...test, pixels: testPixels, labels: testLabels },
  };
}
