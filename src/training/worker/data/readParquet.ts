/**
 * @file Pictures from Parquet files as Hugging Face serves them: a column of encoded pictures, `{ bytes, path }`, and
 * a column of labels, whose names lie in the file's metadata.
 */
import { type FileMetaData, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { createRandom, drawOrder } from '../../../util/random';
import type { DataFile, Dataset, PictureSettings } from '../../dataset';
import { createLeftOut } from '../../leftOut';
import { DataError, isFileGone } from './dataError';
import { compressors, isKnownCodec } from './parquetCodecs';
import { maxClasses, splitClass } from './pictureFolders';
import { findSplit, type Split } from './pictureLayout';
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
  } catch (error) {
    if (isFileGone(error)) throw error;
    throw new DataError({ code: 'not-parquet', files: [path] });
  }
}

/** @throws DataError where columns are packed in a way that is not read. */
function checkCodecs(metadata: FileMetaData, path: string, columns: readonly string[]): void {
  for (const { columns: chunks } of metadata.row_groups)
    for (const { meta_data } of chunks)
      if (meta_data && columns.includes(meta_data.path_in_schema[0] ?? '') && !isKnownCodec(meta_data.codec))
        throw new DataError({ code: 'unknown-codec', file: path, codec: meta_data.codec });
}

/** The class of a row; null where it has none. @throws DataError for what is no number of a class. */
function readLabel(value: unknown, count: number, name: string): number | null {
  if (value === null || value === undefined) return null;
  const label = typeof value === 'string' || typeof value === 'object' ? Number.NaN : Number(value);
  if (!Number.isInteger(label) || label < 0 || label >= count)
    throw new DataError({ code: 'bad-label', files: [name] });
  return label;
}

const openSlices = (file: Blob) => ({
  byteLength: file.size,
  slice: (start: number, end?: number) => file.slice(start, end).arrayBuffer(),
});

/** Rows of one file. */
interface Rows {
  readonly path: string;
  readonly pictures: readonly EncodedPicture[];
  readonly names: readonly string[] | null;
  /** How many have no label. */
  readonly unlabelled: number;
}

async function readFile(source: DataFile): Promise<Rows> {
  const { path } = source;
  const metadata = await readMetadata(source);
  const { picture, label, names } = findColumns(metadata);
  const columns = [picture, label];
  checkCodecs(metadata, path, columns);
  const count = Number(metadata.num_rows);
  const pictures: EncodedPicture[] = [];
  let unlabelled = 0;
  for (let rowStart = 0; rowStart < count; rowStart += rowsAtOnce) {
    const rowEnd = Math.min(rowStart + rowsAtOnce, count);
    const file = openSlices(source.file);
    let rows: Record<string, unknown>[];
    try {
      // Bytes are pictures, not text.
      rows = await parquetReadObjects({
        file,
        metadata,
        columns,
        rowStart,
        rowEnd,
        utf8: false,
        compressors,
      });
    } catch (error) {
      if (isFileGone(error)) throw error;
      throw new DataError({ code: 'damaged', files: [path] });
    }
    for (const [index, row] of rows.entries()) {
      const cell = row[picture];
      const bytes = isRecord(cell) ? cell.bytes : cell;
      const name = `${path}, row ${rowStart + index}`;
      const value = readLabel(row[label], names?.length ?? maxClasses, name);
      if (value === null) {
        unlabelled += 1;
        continue;
      }
      // A row without bytes is a picture that cannot be opened.
      const copy = bytes instanceof Uint8Array ? Uint8Array.from(bytes) : null;
      const open = async () => {
        if (copy === null) throw new TypeError('No bytes');
        return new Blob([copy]);
      };
      pictures.push({ name, label: value, open });
    }
  }
  return { path, pictures, names, unlabelled };
}

/**
 * What a file is for, by a word of its own name (`retrieval-test.parquet`, `train-00000-of-00001.parquet`), else by
 * its folder (`train/0000.parquet`): words that only hold such a one (`latest`, `carnival`) say nothing.
 */
function findFileSplit(path: string): Split | null {
  const parts = path.split('/');
  const words = (parts.at(-1) ?? '').split(/[-_.\s]+/).map((word) => findSplit(word.replace(/\d+$/, '')));
  const own = words.includes('train') ? 'train' : (words.find((split) => split !== null) ?? null);
  // Hugging Face says so where it has converted only a part.
  return own ?? findSplit((parts.at(-2) ?? '').replace(/^partial-/, ''));
}

/** The files that are for training, and those for testing; where none is for training, all of them are. */
function splitFiles(files: readonly DataFile[]) {
  const splits = files.map(({ path }) => findFileSplit(path));
  const held = splits.includes('test') ? 'test' : 'validation';
  const pick = (isWanted: (split: (typeof splits)[number]) => boolean) =>
    files.filter((_, index) => isWanted(splits[index] ?? null));
  const train = pick((split) => split === null || split === 'train');
  return train.length > 0 ? { train, test: pick((split) => split === held) } : { train: files, test: [] };
}

/** Holds back a share of each class, at least one of its pictures. */
function holdBack(pictures: readonly EncodedPicture[], share: number) {
  const classes = new Map<number, EncodedPicture[]>();
  for (const picture of pictures) {
    const own = classes.get(picture.label);
    if (own === undefined) classes.set(picture.label, [picture]);
    else own.push(picture);
  }
  const held = new Set([...classes.values()].flatMap((own) => splitClass(own, share).test));
  return {
    train: pictures.filter((picture) => !held.has(picture)),
    test: pictures.filter((picture) => held.has(picture)),
  };
}

/** Names of classes, and pictures with labels as they stand among them; without names those that there are. */
function nameClasses(
  names: readonly string[] | null,
  sets: readonly (readonly EncodedPicture[])[],
): { readonly names: readonly string[]; readonly place: ReadonlyMap<number, number> } {
  const labels = [...new Set(sets.flat().map(({ label }) => label))].sort((a, b) => a - b);
  if (names !== null) return { names, place: new Map(names.map((_, label) => [label, label])) };
  return { names: labels.map(String), place: new Map(labels.map((label, index) => [label, index])) };
}

/** Says how many rows have no label: to none of the classes they belong. */
function tellUnlabelled(parts: readonly Rows[], { onLeftOut }: ReadOptions): void {
  const some = parts.filter(({ unlabelled }) => unlabelled > 0);
  const count = some.reduce((sum, { unlabelled }) => sum + unlabelled, 0);
  const paths = some.map(({ path }) => path);
  if (count > 0) onLeftOut?.(createLeftOut('unlabelled', count, paths));
}

/**
 * Reads Parquet files; those called test, else validation, are for testing, else a share of each class is held back.
 * The pictures of both sets come in an order that the seed decides: files may have them class by class.
 *
 * @throws DataError where they cannot be read, or hold nothing to train on.
 */
export async function readParquet(
  files: readonly DataFile[],
  settings: PictureSettings,
  options: ReadOptions,
): Promise<Dataset> {
  const sources = splitFiles(files);
  const readAll = async (some: readonly DataFile[]) => {
    const parts = [];
    for (const source of some) parts.push(await readFile(source));
    return { parts, all: parts.flatMap(({ pictures }) => pictures) };
  };
  const known = await readAll(sources.train);
  if (known.all.length === 0)
    throw new DataError({ code: 'nothing-to-train', files: sources.train.map(({ path }) => path) });
  const held = await readAll(sources.test);
  const parts = [...known.parts, ...held.parts];
  tellUnlabelled(parts, options);
  const random = createRandom(settings.seed, 'pictures');
  const mixed = drawOrder(known.all, random);
  const given = drawOrder(held.all, random);
  const { train, test } =
    given.length > 0 ? { train: mixed, test: given } : holdBack(mixed, settings.testShare);
  const stated = parts.find(({ names }) => names !== null)?.names ?? null;
  const { names, place } = nameClasses(stated, [train, test]);
  if (names.length < 2 || names.length > maxClasses)
    throw new DataError({ code: 'bad-class-count', count: names.length, most: maxClasses });
  const label = (pictures: readonly EncodedPicture[]) =>
    pictures.map((picture) => ({ ...picture, label: place.get(picture.label) ?? 0 }));
  return readPictures(names, label(limitClasses(train, settings.perClass)), label(test), options);
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
