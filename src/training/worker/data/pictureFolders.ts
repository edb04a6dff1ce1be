/**
 * @file What folders of pictures mean: which picture belongs to which class, and to training or to testing. Known
 * are a folder a class, the same below `train` and `val` or `test`, and Tiny ImageNet as it is published, whose
 * validation pictures are named in a file of their own.
 */
import { createRandom, drawOrder } from '../../../util/random';
import type { PictureSettings } from '../../dataset';
import { isPicture } from '../../isPicture';
import { DataError } from './dataError';

/** A file by its path, to be opened when it is needed. */
export interface OpenableFile {
  readonly path: string;
  readonly bytes: number;
  open(): Promise<Blob>;
}

/** A picture with its class. */
export interface LabelledFile {
  readonly file: OpenableFile;
  readonly label: number;
}

/** Pictures to read. */
export interface PictureLists {
  readonly classNames: readonly string[];
  readonly train: readonly LabelledFile[];
  readonly test: readonly LabelledFile[];
}

const trainFolder = /^train(ing)?$/i;
const validationFolder = /^val(id|idation)?$/i;
const testFolder = /^test(ing)?$/i;
/** Labels are bytes. */
export const maxClasses = 256;

/** Folders that all pictures lie in, as many as leave a folder for the class. */
function countShared(paths: readonly (readonly string[])[]): number {
  const [first] = paths;
  if (first === undefined) return 0;
  const isShared = (depth: number) =>
    paths.every((parts) => parts.length > depth + 2 && parts[depth] === first[depth]);
  let depth = 0;
  // A folder called `train` decides what a picture is for, even where all lie in it.
  while (isShared(depth) && !trainFolder.test(first[depth] ?? '')) depth += 1;
  return depth;
}

/** Lines of a text file as fields; nothing where there is no such file. */
async function readFields(files: readonly OpenableFile[], ending: string): Promise<string[][]> {
  const file = files.find(({ path }) => path === ending || path.endsWith(`/${ending}`));
  if (file === undefined) return [];
  const text = await (await file.open()).text();
  return text.split(/\r?\n/).flatMap((line) => (line === '' ? [] : [line.split('\t')]));
}

interface Found {
  readonly file: OpenableFile;
  readonly name: string;
  readonly split: 'train' | 'validation' | 'test' | null;
}

/** What the pictures in a folder are for, where its name says so. */
export function findSplit(folder: string): Found['split'] {
  if (trainFolder.test(folder)) return 'train';
  if (validationFolder.test(folder)) return 'validation';
  return testFolder.test(folder) ? 'test' : null;
}

function classifyPath(
  parts: readonly string[],
  validationNames: ReadonlyMap<string, string>,
): { readonly split: Found['split']; readonly name: string | undefined } {
  const [top = ''] = parts;
  const split = findSplit(top);
  const base = parts.at(-1) ?? '';
  const named = split === 'validation' ? validationNames.get(base) : undefined;
  const inner = split === null ? parts : parts.slice(1);
  const folder = inner.length > 1 ? inner[0] : undefined;
  return { split, name: named ?? folder };
}

/** Takes from the pictures of a class a share for testing, at least one, and leaves at least one for training. */
export function splitClass<T>(
  items: readonly T[],
  share: number,
): { readonly train: T[]; readonly test: T[] } {
  const count = Math.min(Math.max(Math.round(items.length * share), 1), Math.max(items.length - 1, 0));
  return { test: items.slice(0, count), train: items.slice(count) };
}

/**
 * Sorts files into classes and sets. The pictures of each set come in an order that the seed decides, so that the
 * first ones are of all classes: probes, and runs on a part, look at no others.
 *
 * @throws DataError where there are no pictures, too few or too many classes, or a class without a picture.
 */
export async function sortPictures(
  files: readonly OpenableFile[],
  { testShare, seed, perClass }: PictureSettings,
): Promise<PictureLists> {
  const pictures = files
    .filter(({ path }) => isPicture(path))
    .map((file) => ({ file, parts: file.path.split('/') }));
  if (pictures.length === 0)
    throw new DataError({ code: 'unknown-format', files: files.slice(0, 5).map(({ path }) => path) });
  const annotations = await readFields(files, 'val/val_annotations.txt');
  const validationNames = new Map(annotations.map(([picture = '', name = '']) => [picture, name]));
  const shared = countShared(pictures.map(({ parts }) => parts));
  const found = pictures.flatMap(({ file, parts }): Found[] => {
    const { split, name } = classifyPath(parts.slice(shared), validationNames);
    return name === undefined ? [] : [{ file, split, name }];
  });
  const hasSplit = found.some(({ split }) => split === 'train');
  const hasValidation = found.some(({ split }) => split === 'validation');
  const held = hasValidation ? 'validation' : 'test';
  // Pictures of a test set whose classes nobody tells are passed over.
  const used = hasSplit ? found.filter(({ split }) => split === 'train' || split === held) : found;
  const names = [
    ...new Set(used.filter(({ split }) => !hasSplit || split === 'train').map(({ name }) => name)),
  ].sort();
  if (names.length < 2 || names.length > maxClasses)
    throw new DataError({ code: 'bad-class-count', count: names.length, most: maxClasses });

  const random = createRandom(seed, 'pictures');
  const train: LabelledFile[] = [];
  const test: LabelledFile[] = [];
  const empty: string[] = [];
  for (const [label, name] of names.entries()) {
    const own = used.filter((item) => item.name === name);
    const mix = (items: readonly Found[]) => {
      const order = items.map(({ file }) => file).sort((a, b) => (a.path < b.path ? -1 : 1));
      return drawOrder(order, random).map((file) => ({ file, label }));
    };
    const isGiven = hasSplit && used.some(({ split }) => split === held);
    const parts = isGiven
      ? {
          train: mix(own.filter(({ split }) => split === 'train')),
          test: mix(own.filter(({ split }) => split === held)),
        }
      : splitClass(mix(own), testShare);
    if (parts.train.length === 0 || parts.test.length === 0) empty.push(name);
    train.push(...parts.train.slice(0, perClass ?? parts.train.length));
    test.push(...parts.test);
  }
  if (empty.length > 0) throw new DataError({ code: 'empty-class', classes: empty });
  const words = new Map((await readFields(files, 'words.txt')).map(([id = '', word = '']) => [id, word]));
  return {
    classNames: names.map((name) => words.get(name)?.split(',')[0] ?? name),
    train: drawOrder(train, random),
    test: drawOrder(test, random),
  };
}
