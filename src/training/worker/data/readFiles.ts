/** @file Dropped files told apart by what is in them, and read. */
import { unzip } from 'unzipit';
import type { DataFile, Dataset, PictureSettings } from '../../dataset';
import { isPicture } from '../../isPicture';
import { readCifar10, readLooseRecords } from './cifar10';
import { DataError } from './dataError';
import type { DecodePicture } from './decodePicture';
import { findSplit, type OpenableFile, sortPictures } from './pictureFolders';
import { readParquet } from './readParquet';
import { readPictures } from './readPictures';

/** What reading needs besides the files. */
export interface FileReading {
  readonly settings: PictureSettings;
  readonly decode: DecodePicture;
  /** Gets the bytes read so far, and all that there are where it is known. */
  readonly onProgress: (bytes: number, totalBytes: number | null) => void;
  /** Called with the names of pictures that cannot be opened and are left out. */
  readonly onSkipped?: ((names: readonly string[]) => void) | undefined;
  /** Ends the reading of pictures. */
  readonly signal?: AbortSignal | undefined;
}

type Format = 'gzip' | 'tar' | 'zip' | 'parquet' | 'other';

async function recognize({ path, file }: DataFile): Promise<Format> {
  // Folders can hold very many of them.
  if (isPicture(path)) return 'other';
  const head = new Uint8Array(await file.slice(0, 512).arrayBuffer());
  const startsWith = (...bytes: readonly number[]) => bytes.every((byte, index) => head[index] === byte);
  const text = new TextDecoder('latin1').decode(head);
  if (startsWith(0x1f, 0x8b)) return 'gzip';
  if (text.startsWith('PK\x03\x04')) return 'zip';
  if (text.startsWith('PAR1')) return 'parquet';
  return text.slice(257, 262) === 'ustar' ? 'tar' : 'other';
}

async function readPictureFiles(
  files: readonly OpenableFile[],
  { settings, decode, onProgress, onSkipped, signal }: FileReading,
): Promise<Dataset> {
  const { classNames, train, test } = await sortPictures(files, settings);
  const total = [...train, ...test].reduce((sum, { file }) => sum + file.bytes, 0);
  let read = 0;
  const onBytes = (bytes: number) => {
    read += bytes;
    onProgress(read, total);
  };
  const encode = (items: typeof train) =>
    items.map(({ file, label }) => ({ name: file.path, label, open: () => file.open() }));
  const options = { side: settings.side, decode, onBytes, onSkipped, signal };
  return readPictures(classNames, encode(train), encode(test), options);
}

/** Reads CIFAR10's archive; what is wrong with all of it is said of the file by its name. */
async function readArchive(
  { path, file }: DataFile,
  isPacked: boolean,
  onProgress: FileReading['onProgress'],
): Promise<Dataset> {
  try {
    return await readCifar10(file.stream(), isPacked, (bytes) => onProgress(bytes, file.size));
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    const { problem } = error;
    const isNameless = 'files' in problem && problem.files.length === 0;
    throw isNameless ? new DataError({ ...problem, files: [path] }) : error;
  }
}

async function openZip({ path, file }: DataFile): Promise<readonly OpenableFile[]> {
  try {
    const { entries } = await unzip(file);
    return Object.values(entries)
      .filter(({ isDirectory }) => !isDirectory)
      .map((entry) => ({
        // Old packers of Windows write its own separator.
        path: entry.name.replaceAll('\\', '/'),
        bytes: entry.size,
        open: () => entry.blob(),
      }));
  } catch {
    throw new DataError({ code: 'not-zip', files: [path] });
  }
}

/**
 * What is in zips, as if all were unpacked in one place. A zip called `train` or `test`, and one whose
 * pictures lie in no folder, becomes a folder of its name: it says what the pictures are for, or which class they are.
 */
async function gatherPictures(
  files: readonly DataFile[],
  formats: readonly Format[],
): Promise<readonly OpenableFile[]> {
  const found: OpenableFile[] = [];
  for (const [index, { path, file }] of files.entries()) {
    if (formats[index] !== 'zip') {
      found.push({ path, bytes: file.size, open: async () => file });
      continue;
    }
    const entries = await openZip({ path, file });
    const folder = (path.split('/').at(-1) ?? path).replace(/\.zip$/i, '');
    const tops = entries.filter((entry) => isPicture(entry.path)).map((entry) => entry.path.split('/'));
    const isNaming = findSplit(folder) !== null && tops.every(([top = '']) => findSplit(top) === null);
    const isFlat = tops.some((parts) => parts.length === 1);
    const isAlone = files.length === 1;
    for (const entry of entries)
      found.push(!isAlone && (isNaming || isFlat) ? { ...entry, path: `${folder}/${entry.path}` } : entry);
  }
  return found;
}

/** Reads files of any known format. @throws DataError where none of them is known, or one is damaged. */
export async function readFiles(files: readonly DataFile[], reading: FileReading): Promise<Dataset> {
  if (files.length === 0) throw new DataError({ code: 'unknown-format', files: [] });
  const { onProgress, onSkipped, settings, decode, signal } = reading;
  const records = await readLooseRecords(files);
  if (records !== null) return records;
  const formats = await Promise.all(files.map(recognize));
  const known = files.filter((_, index) => formats[index] !== 'other');
  const [format = 'other', ...others] = new Set(formats.filter((found) => found !== 'other'));
  const isArchive = format === 'gzip' || format === 'tar';
  // Pictures beside a zip may well be those in it: to read both would be to test on what was learnt.
  const loose = format === 'other' ? undefined : files.find(({ path }) => isPicture(path));
  if (others.length > 0 || loose !== undefined || (isArchive && known.length > 1)) {
    const sets = loose === undefined ? known : [...known, loose];
    throw new DataError({ code: 'several-sets', files: sets.map(({ path }) => path) });
  }
  const [only] = known;
  if (isArchive && only !== undefined) return readArchive(only, format === 'gzip', onProgress);
  if (format === 'parquet') {
    const total = known.reduce((sum, { file }) => sum + file.size, 0);
    let read = 0;
    const onBytes = (bytes: number) => {
      read += bytes;
      onProgress(Math.min(read, total), total);
    };
    return readParquet(known, settings, { side: settings.side, decode, onBytes, onSkipped, signal });
  }
  return readPictureFiles(await gatherPictures(files, formats), reading);
}
