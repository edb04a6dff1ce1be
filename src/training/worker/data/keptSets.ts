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
import { findStanding, removeUnfinished, writeWhole } from './writeWhole';

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

/** Whether a file is that of this set: it begins with the same description, and so with the same sums of its parts. */
async function holdsSame(file: File, start: Uint8Array<ArrayBuffer>, bytes: number): Promise<boolean> {
  if (file.size !== bytes) return false;
  const standing = new Uint8Array(await file.slice(0, start.length).arrayBuffer());
  return standing.every((byte, index) => byte === start[index]);
}

/** Why a set is not kept, by what the browser threw. */
export function explainKeepFailure(error: unknown, name: string, bytes: number): DataError {
  if (error instanceof DataError) return error;
  const cause = error instanceof Error ? error.name : '';
  if (cause === 'QuotaExceededError') return new DataError({ code: 'storage-full', bytes });
  if (cause === 'NoModificationAllowedError') return new DataError({ code: 'storage-busy', name });
  return new DataError({ code: 'storage-failed' });
}

/**
 * Keeps a set under a name. The same set may be kept again, which changes nothing; in place of another one it is kept
 * only where `replaces` says so, and that one is there until this one is written.
 *
 * @throws DataError where it is not kept; what was kept before stays as it was.
 */
export async function keepSet(name: string, dataset: Dataset, replaces: boolean): Promise<void> {
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
  const start = new Uint8Array(headLength + text.length);
  start.set(new TextEncoder().encode(signature));
  new DataView(start.buffer).setUint32(signature.length, text.length, true);
  start.set(text, headLength);
  const total = [start, ...parts].reduce((sum, { length }) => sum + length, 0);
  const keep = async (): Promise<void> => {
    const folder = await openFolder();
    await removeUnfinished(folder);
    const fileName = getKeptFileName(name);
    const standing = replaces ? null : await findStanding(folder, fileName);
    if (standing === null) await writeWhole(folder, fileName, [start, ...parts]);
    else if (!(await holdsSame(standing, start, total))) throw new DataError({ code: 'name-taken', name });
  };
  try {
    // One tab after the other: what is not wholly written is then left over, and a free name stays free.
    await navigator.locks.request(keptDataFolder, keep);
  } catch (error) {
    throw explainKeepFailure(error, name, total);
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

/** What is another where another set was written under the name. @throws DataError where there is none. */
export async function stampKeptSet(name: string): Promise<string> {
  const { size, lastModified } = await findFile(name);
  return `${size} ${lastModified}`;
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
