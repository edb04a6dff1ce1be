/**
 * @file What folders of pictures mean: which picture belongs to which class, and to training or to testing. Known
 * are a folder a class, the same below `train` and `val` or `test`, and Tiny ImageNet as it is published, whose
 * validation pictures are named in a file of their own.
 */
import { createRandom, drawOrder } from '../../../util/random';
import type { PictureSettings } from '../../dataset';
import { isForeignPicture, isPicture } from '../../isPicture';
import { createLeftOut, type LeftOut, type LeftOutReason } from '../../leftOut';
import { DataError } from './dataError';
import { type Place, placePictures, type Split } from './pictureLayout';

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
  /** Pictures among the files that are in neither. */
  readonly leftOut: readonly LeftOut[];
}

/** Labels are bytes. */
export const maxClasses = 256;

/** Lines of a text file as fields; nothing where there is no such file. */
async function readFields(files: readonly OpenableFile[], ending: string): Promise<string[][]> {
  const file = files.find(({ path }) => path === ending || path.endsWith(`/${ending}`));
  if (file === undefined) return [];
  const text = await (await file.open()).text();
  return text.split(/\r?\n/).flatMap((line) => (line === '' ? [] : [line.split('\t')]));
}

interface Found extends Place {
  readonly file: OpenableFile;
  readonly isForeign: boolean;
}

interface Named extends Found {
  readonly name: string;
}

/** Takes from the pictures of a class a share for testing, at least one, and leaves at least one for training. */
export function splitClass<T>(
  items: readonly T[],
  share: number,
): { readonly train: T[]; readonly test: T[] } {
  const count = Math.min(Math.max(Math.round(items.length * share), 1), Math.max(items.length - 1, 0));
  return { test: items.slice(0, count), train: items.slice(count) };
}

/** The pictures among files, and where each of them belongs. @throws DataError where there are none. */
async function placeFiles(files: readonly OpenableFile[]): Promise<readonly Found[]> {
  const pictures = files.filter(({ path }) => isPicture(path) || isForeignPicture(path));
  if (!pictures.some(({ path }) => isPicture(path)))
    throw new DataError({ code: 'unknown-format', files: files.slice(0, 5).map(({ path }) => path) });
  const annotations = await readFields(files, 'val/val_annotations.txt');
  const listed = new Map(annotations.map(([picture = '', name = '']) => [picture, name]));
  const places = placePictures(
    pictures.map(({ path }) => path.split('/')),
    listed,
  );
  return places.map((place, index) => {
    const file = pictures[index];
    if (file === undefined) throw new Error('Each place is of a picture');
    return { ...place, file, isForeign: isForeignPicture(file.path) };
  });
}

const getEnding = ({ file }: Found): string => file.path.slice(file.path.lastIndexOf('.')).toLowerCase();

/** What is said of pictures that are left out, by the reasons; nothing where there are none. */
function describeLosses(
  losses: readonly (readonly [LeftOutReason, readonly Found[], (item: Found) => string | null])[],
): readonly LeftOut[] {
  return losses.flatMap(([reason, items, getName]) => {
    const names = items.flatMap((item) => getName(item) ?? []);
    return items.length === 0 ? [] : [createLeftOut(reason, items.length, names)];
  });
}

/** The endings of classes that have no picture but such as are not read; null where there is no such class. */
function findForeignClasses(items: readonly Named[]) {
  const own = new Set(items.flatMap(({ isForeign, name }) => (isForeign ? [] : [name])));
  const lost = items.filter(({ name }) => !own.has(name));
  if (lost.length === 0) return null;
  const list = (texts: readonly string[]) => [...new Set(texts)].sort();
  return { classes: list(lost.map(({ name }) => name)), endings: list(lost.map(getEnding)) };
}

/**
 * Both sets in an order that the seed decides. Where no pictures to test on are given, a share of each class is held
 * back.
 *
 * @throws DataError where a class has no picture in one of the sets.
 */
function drawSets(
  names: readonly string[],
  used: readonly Named[],
  held: Split | null,
  { testShare, seed, perClass }: PictureSettings,
): Pick<PictureLists, 'train' | 'test'> {
  const random = createRandom(seed, 'pictures');
  const train: LabelledFile[] = [];
  const test: LabelledFile[] = [];
  const empty: string[] = [];
  for (const [label, name] of names.entries()) {
    const own = used.filter((item) => item.name === name);
    const mix = (items: readonly Found[]) => {
      const order = items
        .map(({ file }) => file)
        .sort((a, b) => Number(a.path > b.path) - Number(a.path < b.path));
      return drawOrder(order, random).map((file) => ({ file, label }));
    };
    const parts =
      held === null
        ? splitClass(mix(own), testShare)
        : {
            train: mix(own.filter(({ split }) => split === 'train')),
            test: mix(own.filter(({ split }) => split === held)),
          };
    if (parts.train.length === 0 || parts.test.length === 0) empty.push(name);
    train.push(...parts.train.slice(0, perClass ?? parts.train.length));
    test.push(...parts.test);
  }
  if (empty.length > 0) throw new DataError({ code: 'empty-class', classes: empty });
  return { train: drawOrder(train, random), test: drawOrder(test, random) };
}

/**
 * Sorts files into classes and sets. The pictures of each set come in an order that the seed decides, so that the
 * first ones are of all classes: probes, and runs on a part, look at no others.
 *
 * @throws DataError where there are no pictures, too few or too many classes, a class without a picture, or where a
 * folder may be a class as well as what its pictures are for.
 */
export async function sortPictures(
  files: readonly OpenableFile[],
  settings: PictureSettings,
): Promise<PictureLists> {
  const found = await placeFiles(files);
  const named = found.filter((item): item is Named => item.name !== null);
  const hasSplit = named.some(({ split }) => split === 'train');
  const held = named.some(({ split }) => split === 'validation') ? 'validation' : 'test';
  // Where there are both, pictures to test on are passed over: often nobody tells their classes.
  const isUsed = ({ split }: Place) => !hasSplit || split === null || split === 'train' || split === held;
  const wanted = named.filter(isUsed);
  const known = wanted.filter(({ split }) => !hasSplit || split === 'train');
  const lost = findForeignClasses(known);
  if (lost !== null) throw new DataError({ code: 'empty-class', ...lost });
  const names = [...new Set(known.map(({ name }) => name))].sort();
  if (names.length < 2 || names.length > maxClasses)
    throw new DataError({ code: 'bad-class-count', count: names.length, most: maxClasses });

  const isKnown = new Set(names);
  const own = found.filter(({ isForeign }) => !isForeign);
  const used = wanted.filter(({ name, isForeign }) => isKnown.has(name) && !isForeign);
  const isGiven = hasSplit && used.some(({ split }) => split === held);
  const words = new Map((await readFields(files, 'words.txt')).map(([id = '', word = '']) => [id, word]));
  const isClassless = (item: Found) => item.name === null && item.beside === null && isUsed(item);
  const isUntrained = ({ name, isForeign }: Named) => !isForeign && !isKnown.has(name);
  return {
    classNames: names.map((name) => words.get(name)?.split(',')[0] ?? name),
    ...drawSets(names, used, isGiven ? held : null, settings),
    leftOut: describeLosses([
      ['foreign', found.filter(({ isForeign }) => isForeign), getEnding],
      ['beside', own.filter(({ beside }) => beside !== null), ({ beside }) => beside],
      ['classless', own.filter(isClassless), ({ file }) => file.path],
      ['untrained', wanted.filter(isUntrained), ({ name }) => name],
    ]),
  };
}
