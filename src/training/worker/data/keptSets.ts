/**
 * @file Sets in the browser's private file system, written and read by the worker. A file holds its own description,
 * with the length and the SHA-256 of each part, so that what was cut off or changed is never trained on.
 *
 * Layout: the head with the description, see keptHead.ts, then pixels and labels of the training set, pixels and labels
 * of the test set.
 */
import { isEqual } from '../../../util/isEqual';
import type { Dataset, ImageSet, PictureSettings } from '../../dataset';
import { getKeptFileName, keptDataFolder } from '../../keptData';
import { readKeptHead, writeKeptHead } from '../../keptHead';
import { DataError } from './dataError';
import { findStanding, removeUnfinished, writeWhole } from './writeWhole';

type SetFacts = Omit<ImageSet, 'pixels' | 'labels'>;

interface Description {
  /** How the pictures were read; null where they are as they came. Sets of earlier versions do not say it. */
  readonly settings?: PictureSettings | null;
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

const countBytes = ({ parts }: Description): number => parts.reduce((sum, { length }) => sum + length, 0);

/** Whether a file is that of this set, by the sums of its parts; however it was read. */
async function holdsSame(file: File, { settings: _, ...wanted }: Description): Promise<boolean> {
  const head = await readKeptHead(file);
  if (head === null) return false;
  const { settings: __, ...standing } = head.description as Description;
  return isEqual(standing, wanted) && file.size === head.length + countBytes(wanted);
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
 * Keeps a set under a name, with what it was read with. The same set may be kept again, which changes nothing; in place of another one it is kept
 * only where `replaces` says so, and that one is there until this one is written.
 *
 * @throws DataError where it is not kept; what was kept before stays as it was.
 */
export async function keepSet(
  name: string,
  dataset: Dataset,
  settings: PictureSettings | null,
  replaces: boolean,
): Promise<void> {
  const parts = listParts(dataset);
  const description: Description = {
    settings,
    classNames: dataset.classNames,
    mean: dataset.mean,
    deviation: dataset.deviation,
    train: listFacts(dataset.train),
    test: listFacts(dataset.test),
    parts: await Promise.all(
      parts.map(async (bytes) => ({ length: bytes.length, sha256: await computeHash(bytes) })),
    ),
  };
  const head = writeKeptHead(description);
  const total = head.length + countBytes(description);
  const keep = async (): Promise<void> => {
    const folder = await openFolder();
    await removeUnfinished(folder);
    const fileName = getKeptFileName(name);
    const standing = replaces ? null : await findStanding(folder, fileName);
    if (standing === null) await writeWhole(folder, fileName, [head, ...parts]);
    else if (!(await holdsSame(standing, description))) throw new DataError({ code: 'name-taken', name });
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
  const head = await readKeptHead(file);
  if (head === null) throw damaged;
  const description = head.description as Description;
  if (head.length + countBytes(description) !== file.size) throw damaged;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let at = head.length;
  for (const { length, sha256 } of description.parts) {
    const part = new Uint8Array(await file.slice(at, at + length).arrayBuffer());
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
