/**
 * @file Pictures from Parquet files as Hugging Face serves them: a column of encoded pictures, `{ bytes, path }`, and
 * a column of labels, whose names lie in the file's metadata.
 */
import { type FileMetaData, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { createRandom, drawOrder } from '../../../util/random';
import type { DataFile, Dataset, PictureSettings } from '../../dataset';
import { DataError } from './dataError';
import { maxClasses } from './pictureFolders';
import { type EncodedPicture, type ReadOptions, readPictures } from './readPictures';

/** Rows that are read at once. */
const rowsAtOnce = 1000;

interface Columns {
  readonly picture: string;
  readonly label: string;
  /** Null where the file does not name its classes. */
  readonly names: readonly string[] | null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** What Hugging Face writes about the columns. */
function readFeatures(metadata: FileMetaData): Readonly<Record<string, unknown>> {
  const text = metadata.key_value_metadata?.find(({ key }) => key === 'huggingface')?.value;
  if (text === undefined) return {};
  try {
    const parsed: unknown = JSON.parse(text);
    const info = isRecord(parsed) ? parsed.info : null;
    const features = isRecord(info) ? info.features : null;
    return isRecord(features) ? features : {};
  } catch {
    return {};
  }
}

/** Columns by what the metadata says, else by the names that are usual. */
function findColumns(metadata: FileMetaData): Columns {
  const features = readFeatures(metadata);
  // The first element is the root; a column of pictures has children.
  const present = metadata.schema.slice(1).map(({ name }) => name);
  const typed = (type: string) =>
    Object.entries(features).find(([, feature]) => isRecord(feature) && feature._type === type)?.[0];
  const pick = (named: string | undefined, usual: readonly string[]) =>
    named ?? usual.find((name) => present.includes(name));
  const picture = pick(typed('Image'), ['img', 'image']);
  const label = pick(typed('ClassLabel'), ['label', 'labels', 'fine_label']);
  if (picture === undefined || label === undefined)
    throw new DataError({ code: 'missing-columns', columns: present });
  const feature = features[label];
  const names = isRecord(feature) && Array.isArray(feature.names) ? feature.names.map(String) : null;
  return { picture, label, names };
}

async function readMetadata({ path, file }: DataFile): Promise<FileMetaData> {
  try {
    return await parquetMetadataAsync(openSlices(file));
  } catch {
    throw new DataError({ code: 'not-parquet', files: [path] });
  }
}

const openSlices = (file: Blob) => ({
  byteLength: file.size,
  slice: (start: number, end?: number) => file.slice(start, end).arrayBuffer(),
});

/** The pictures of one file. */
async function readFile(
  source: DataFile,
): Promise<{ pictures: EncodedPicture[]; names: readonly string[] | null }> {
  const metadata = await readMetadata(source);
  const { picture, label, names } = findColumns(metadata);
  const count = Number(metadata.num_rows);
  const pictures: EncodedPicture[] = [];
  for (let rowStart = 0; rowStart < count; rowStart += rowsAtOnce) {
    const rowEnd = Math.min(rowStart + rowsAtOnce, count);
    const file = openSlices(source.file);
    const columns = [picture, label];
    let rows: Record<string, unknown>[];
    try {
      // Bytes are pictures, not text.
      rows = await parquetReadObjects({ file, metadata, columns, rowStart, rowEnd, utf8: false });
    } catch {
      throw new DataError({ code: 'cut-off', files: [source.path] });
    }
    for (const [index, row] of rows.entries()) {
      const cell = row[picture];
      const bytes = isRecord(cell) ? cell.bytes : cell;
      const value = Number(row[label]);
      const name = `${source.path}, row ${rowStart + index}`;
      if (!(bytes instanceof Uint8Array)) throw new DataError({ code: 'bad-picture', files: [name] });
      if (!Number.isInteger(value) || value < 0 || value >= (names?.length ?? maxClasses))
        throw new DataError({ code: 'bad-label', files: [name] });
      const copy = Uint8Array.from(bytes);
      pictures.push({ name, label: value, open: async () => new Blob([copy]) });
    }
  }
  return { pictures, names };
}

/**
 * Reads Parquet files; those called test or validation are for testing, else a share of all is held back. The pictures
 * of both sets come in an order that the seed decides: files may have them class by class.
 */
export async function readParquet(
  files: readonly DataFile[],
  settings: PictureSettings,
  options: ReadOptions,
): Promise<Dataset> {
  const held = files.filter(({ path }) => /test/i.test(path));
  const spare = held.length > 0 ? held : files.filter(({ path }) => /val/i.test(path));
  const known = files.filter((file) => !/test|val/i.test(file.path) || spare.length === files.length);
  const readAll = async (sources: readonly DataFile[]) => {
    const parts = [];
    for (const source of sources) parts.push(await readFile(source));
    return parts;
  };
  const trainParts = await readAll(known);
  const testParts = spare.length === files.length ? [] : await readAll(spare);
  const all = trainParts.flatMap(({ pictures }) => pictures);
  const random = createRandom(settings.seed, 'pictures');
  const mixed = drawOrder(all, random);
  const given = drawOrder(
    testParts.flatMap(({ pictures }) => pictures),
    random,
  );
  const count = given.length > 0 ? 0 : Math.max(1, Math.round(mixed.length * settings.testShare));
  const test = given.length > 0 ? given : mixed.slice(0, count);
  const train = limitClasses(mixed.slice(count), settings.perClass);
  const highest = [...train, ...test].reduce((most, { label }) => Math.max(most, label), 0);
  const names =
    [...trainParts, ...testParts].find((part) => part.names !== null)?.names ??
    Array.from({ length: highest + 1 }, (_, label) => String(label));
  if (names.length < 2 || names.length > maxClasses)
    throw new DataError({ code: 'bad-class-count', count: names.length, most: maxClasses });
  return readPictures(names, train, test, options);
}

/** The first pictures of each class. */
function limitClasses(
  pictures: readonly EncodedPicture[],
  perClass: number | null,
): readonly EncodedPicture[] {
  if (perClass === null) return pictures;
  const counts = new Map<number, number>();
  return pictures.filter(({ label }) => {
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    return count <= perClass;
  });
}
