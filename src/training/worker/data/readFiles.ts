/** @file Dropped files told apart by what is in them, and read. */
import type { DataFile, Dataset, PictureSettings } from '../../dataset';
import { isForeignPicture, isPicture } from '../../isPicture';
import { readCifar10, readLooseRecords } from './cifar10';
import { DataError, isFileGone } from './dataError';
import type { DecodePicture } from './decodePicture';
import { gatherPictures } from './gatherPictures';
import { type OpenableFile, sortPictures } from './pictureFolders';
import { readParquet } from './readParquet';
import { type ReadOptions, readPictures } from './readPictures';
import { dropCopies } from './twins';

/** What reading needs besides the files. */
export interface FileReading {
  readonly settings: PictureSettings;
  readonly decode: DecodePicture;
  /** Gets the bytes read so far, and all that there are where it is known. */
  readonly onProgress: (bytes: number, totalBytes: number | null) => void;
  readonly onLeftOut?: ReadOptions['onLeftOut'];
  /** Ends the reading of pictures. */
  readonly signal?: AbortSignal | undefined;
}

/** Files that are named, at most, where all of them may be meant. */
const namedFiles = 5;

type Format = 'gzip' | 'tar' | 'zip' | 'parquet' | 'other';

async function recognize({ path, file }: DataFile): Promise<Format> {
  // Folders can hold very many of them.
  if (isPicture(path) || isForeignPicture(path)) return 'other';
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
  { settings, decode, onProgress, onLeftOut, signal }: FileReading,
): Promise<Dataset> {
  const { classNames, train, test, leftOut } = await sortPictures(files, settings);
  for (const some of leftOut) onLeftOut?.(some);
  const total = [...train, ...test].reduce((sum, { file }) => sum + file.bytes, 0);
  let read = 0;
  const onBytes = (bytes: number) => {
    read += bytes;
    onProgress(read, total);
  };
  const encode = (items: typeof train) =>
    items.map(({ file, label }) => ({ name: file.path, label, open: () => file.open() }));
  const options = { side: settings.side, decode, onBytes, onLeftOut, signal };
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

/** Those files that cannot be read any more: some of them, where there are many. */
async function findGone(files: readonly DataFile[]): Promise<readonly string[]> {
  const gone: string[] = [];
  for (const { path, file } of files) {
    if (gone.length === namedFiles) break;
    await file
      .slice(0, 1)
      .arrayBuffer()
      .catch(() => gone.push(path));
  }
  return gone.length > 0 ? gone : files.slice(0, namedFiles).map(({ path }) => path);
}

/** Reads files of any known format. @throws DataError where none of them is known, or one is damaged or gone. */
export async function readFiles(files: readonly DataFile[], reading: FileReading): Promise<Dataset> {
  try {
    return await readKnown(files, reading);
  } catch (error) {
    if (!isFileGone(error)) throw error;
    throw new DataError({ code: 'files-gone', files: await findGone(files) });
  }
}

async function readKnown(files: readonly DataFile[], reading: FileReading): Promise<Dataset> {
  if (files.length === 0) throw new DataError({ code: 'unknown-format', files: [] });
  const { onProgress, onLeftOut, settings, decode, signal } = reading;
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
    const tables = await dropCopies(known);
    const total = tables.reduce((sum, { file }) => sum + file.size, 0);
    let read = 0;
    const onBytes = (bytes: number) => {
      read += bytes;
      onProgress(Math.min(read, total), total);
    };
    return readParquet(tables, settings, { side: settings.side, decode, onBytes, onLeftOut, signal });
  }
  const unknown = files.filter((_, index) => formats[index] === 'other');
  return readPictureFiles(await gatherPictures(known, unknown), reading);
}
