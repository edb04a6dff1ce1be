/** @file Dropped files told apart by what is in them, and read. */
import { unzip } from 'unzipit';
import type { DataFile, Dataset, PictureSettings } from '../../dataset';
import { readCifar10, readLooseRecords } from './cifar10';
import { DataError } from './dataError';
import type { DecodePicture } from './decodePicture';
import { type OpenableFile, sortPictures } from './pictureFolders';
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
}

type Format = 'gzip' | 'tar' | 'zip' | 'parquet' | 'other';

async function recognize({ file }: DataFile): Promise<Format> {
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
  { settings, decode, onProgress, onSkipped }: FileReading,
): Promise<Dataset> {
  const { classNames, train, test } = await sortPictures(files, settings);
  let read = 0;
  const onBytes = (bytes: number) => {
    read += bytes;
    onProgress(read, null);
  };
  const encode = (items: typeof train) =>
    items.map(({ file, label }) => ({ name: file.path, label, open: () => file.open() }));
  const options = { side: settings.side, decode, onBytes, onSkipped };
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
      .map((entry) => ({ path: entry.name, open: () => entry.blob() }));
  } catch {
    throw new DataError({ code: 'not-zip', files: [path] });
  }
}

/** Reads files of any known format. @throws DataError where none of them is known, or one is damaged. */
export async function readFiles(files: readonly DataFile[], reading: FileReading): Promise<Dataset> {
  const [first] = files;
  if (first === undefined) throw new DataError({ code: 'unknown-format', files: [] });
  const { onProgress, onSkipped, settings, decode } = reading;
  const loose = await readLooseRecords(files);
  if (loose !== null) return loose;
  const formats = await Promise.all(files.slice(0, 8).map(recognize));
  const [format] = formats;
  if (format === 'gzip' || format === 'tar') return readArchive(first, format === 'gzip', onProgress);
  if (format === 'zip') return readPictureFiles(await openZip(first), reading);
  if (format === 'parquet' && formats.every((other) => other === 'parquet')) {
    const total = files.reduce((sum, { file }) => sum + file.size, 0);
    let read = 0;
    const onBytes = (bytes: number) => {
      read += bytes;
      onProgress(Math.min(read, total), total);
    };
    return readParquet(files, settings, { side: settings.side, decode, onBytes, onSkipped });
  }
  return readPictureFiles(
    files.map(({ path, file }) => ({ path, open: async () => file })),
    reading,
  );
}
