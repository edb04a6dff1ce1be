/** @file Files of every format as they are dropped; a stand-in decodes the pictures. */

import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { DataFile, ImageSet, PictureSettings } from '../../dataset';
import type { LeftOut } from '../../leftOut';
import { DataError } from './dataError';
import type { DecodePicture } from './decodePicture';
import {
  emptyParquet,
  numberedParquet,
  packedParquet,
  parquetSample,
  unlabelledParquet,
} from './parquetSample.testing';
import { type FileReading, readFiles } from './readFiles';

const settings: PictureSettings = { side: 2, testShare: 0.25, seed: 1, perClass: null };

/** Every pixel is the picture's first byte; pictures of another kind begin with 'x'. */
const decode: DecodePicture = async (picture, side) => {
  const [first = 0] = new Uint8Array(await picture.arrayBuffer());
  if (first === 120) throw new Error('no picture');
  return new Uint8Array(3 * side * side).fill(first);
};

const read = (
  files: readonly DataFile[],
  changes: Partial<PictureSettings> = {},
  onBytes: FileReading['onProgress'] = () => {},
) => readFiles(files, { settings: { ...settings, ...changes }, decode, onProgress: onBytes });

const createFile = (path: string, bytes: Uint8Array | string): DataFile => ({
  path,
  file: new Blob([typeof bytes === 'string' ? bytes : Uint8Array.from(bytes)]),
});

const encode = (text: string) => new TextEncoder().encode(text);

const records = (...labels: readonly number[]) =>
  Uint8Array.from(labels.flatMap((label) => [label, ...new Array<number>(3072).fill(10 * label)]));

async function findProblem(files: readonly DataFile[]) {
  try {
    await read(files);
    return null;
  } catch (error) {
    return error instanceof DataError ? error.problem : error;
  }
}

test('a zip of pictures', async () => {
  const names = [0, 1, 2, 3].flatMap((index) => [`pets/cat/${index}.png`, `pets/dog/${index}.png`]);
  const entries = names.map((name, index) => [name, Uint8Array.of(name.includes('cat') ? 50 : 60, index)]);
  const file = createFile('pets.zip', zipSync(Object.fromEntries(entries)));
  const progress: [bytes: number, total: number | null][] = [];
  const { classNames, train, test: held } = await read([file], {}, (...step) => void progress.push(step));
  // The zip's directory knows how much there is to unpack: two bytes for each of the eight.
  expect(progress.map(([count]) => count)).toEqual([2, 4, 6, 8, 10, 12, 14, 16]);
  expect(new Set(progress.map(([, total]) => total))).toEqual(new Set([16]));
  expect(classNames).toEqual(['cat', 'dog']);
  expect([train.count, held.count]).toEqual([6, 2]);
  expect([train.channels, train.height, train.width]).toEqual([3, 2, 2]);
  for (const { labels, pixels } of [train, held])
    for (const [index, label] of labels.entries()) expect(pixels[12 * index]).toBe(label === 0 ? 50 : 60);
});

/** A zip of pictures that differ from those of all others. */
const zip = (path: string, names: readonly string[]) =>
  createFile(path, zipSync(Object.fromEntries(names.map((name) => [name, encode(`${path}/${name}`)]))));

test('several zips are read as if they were unpacked in one place', async () => {
  const cats = zip('pets-1.zip', ['pets/cat/1.png', 'pets/cat/2.png', 'pets/cat/3.png']);
  const dogs = zip('pets-2.zip', ['pets/dog/1.png', 'pets/dog/2.png']);
  const { classNames, train, test: held } = await read([cats, createFile('readme.txt', 'Pets'), dogs]);
  expect(classNames).toEqual(['cat', 'dog']);
  // A quarter of each class is held back, at least one: 1 of 3 cats and 1 of 2 dogs.
  expect([train.count, held.count]).toEqual([3, 2]);
});

test('zips without folders are classes, and those called train and test say what they are for', async () => {
  const flat = await read([
    zip('cat.zip', ['1.png', '2.png']),
    zip('dog.zip', ['1.png', '2.png']),
    zip('cow.ZIP', ['1.png', '2.png']),
  ]);
  expect(flat.classNames).toEqual(['cat', 'cow', 'dog']);
  expect([flat.train.count, flat.test.count]).toEqual([3, 3]);
  const split = await read([
    zip('train.zip', ['a/1.png', 'a/2.png', 'b/1.png']),
    zip('test.zip', ['a/1.png', 'b/1.png', 'b/2.png', 'b/3.png']),
  ]);
  expect([...split.train.labels].sort()).toEqual([0, 0, 1]);
  expect([...split.test.labels].sort()).toEqual([0, 1, 1, 1]);
});

test('of several sets none is chosen silently', async () => {
  const [parquet] = parquetSample;
  if (!parquet) throw new Error('no sample');
  const archive = gzipSync(new Uint8Array(3000));
  for (const files of [
    [createFile('a.tar.gz', archive), createFile('b.tar.gz', archive)],
    [zip('a.zip', ['a/1.png']), { ...parquet, path: 'b.parquet' }],
    // The pictures may be those in the zip.
    [zip('pets.zip', ['a/1.png', 'b/1.png']), createFile('a/1.png', 'picture')],
  ])
    expect(await findProblem(files)).toEqual({
      code: 'several-sets',
      files: files.map(({ path }) => path),
    });
});

test('a folder of pictures, and those that cannot be opened', async () => {
  const files = ['a/1.png', 'a/2.png', 'b/1.png', 'b/2.png'].map((path) => createFile(path, 'picture'));
  expect((await read(files)).train.count).toBe(2);
  expect(await findProblem([...files, createFile('b/bad.png', 'x')])).toEqual({
    code: 'bad-picture',
    files: ['b/bad.png'],
    most: 0,
    total: 5,
  });
});

test('Parquet with names of classes; the file called test is for testing', async () => {
  const { classNames, train, test: held } = await read(parquetSample);
  expect(classNames).toEqual(['cat', 'dog']);
  expect([...train.labels].sort()).toEqual([0, 0, 0, 1, 1]);
  expect([...held.labels].sort()).toEqual([0, 1]);
  // The first byte of a PNG.
  expect(train.pixels[0]).toBe(0x89);
  const [only] = parquetSample;
  if (!only) throw new Error('no sample');
  const alone = await read([only]);
  // A quarter of each class, at least one: 1 of 3 cats, 1 of 2 dogs.
  expect([...alone.train.labels].sort()).toEqual([0, 0, 1]);
  expect([...alone.test.labels].sort()).toEqual([0, 1]);
  expect((await read(parquetSample, { perClass: 1 })).train.count).toBe(2);
});

test('what a Parquet file is for is a word of its name, or its folder', async () => {
  const [known, held] = parquetSample;
  if (!known || !held) throw new Error('no sample');
  const counts = async (...paths: readonly [string, string]) => {
    const { train, test: rest } = await read([
      { ...known, path: paths[0] },
      { ...held, path: paths[1] },
    ]);
    return [train.count, rest.count];
  };
  // Five pictures and two; where the names say nothing, 4 cats and 3 dogs, of which a quarter is 1 each.
  for (const [train, other] of [
    ['retrieval-train.parquet', 'retrieval-test.parquet'],
    ['carnival/data/train-00000-of-00001.parquet', 'carnival/data/test-00000-of-00001.parquet'],
    ['cifar10-latest/data/train.parquet', 'cifar10-latest/data/test.parquet'],
    ['plain_text/train-00000-of-00001.parquet', 'plain_text/validation-00000-of-00001.parquet'],
    ['default/train/0000.parquet', 'default/test/0000.parquet'],
    ['default/partial-train/0000.parquet', 'default/partial-test/0000.parquet'],
    ['pets_train.parquet', 'pets_val.parquet'],
    ['Train0.parquet', 'Test (1).parquet'],
    ['test/train.parquet', 'test/test.parquet'],
    ['pets.parquet', 'pets-test.parquet'],
  ] as const)
    expect([train, await counts(train, other)]).toEqual([train, [5, 2]]);
  for (const [one, other] of [
    ['latest/greatest.parquet', 'latest/interval.parquet'],
    ['test-1.parquet', 'validation-1.parquet'],
  ] as const)
    expect([one, await counts(one, other)]).toEqual([one, [5, 2]]);
});

test('Parquet without anything to train on, and classes that lack pictures', async () => {
  const [, held] = parquetSample;
  if (!held) throw new Error('no sample');
  // Two pictures of two classes: none is left to train on where one of each is held back.
  expect(await findProblem([held])).toEqual({ code: 'empty-class', classes: ['cat', 'dog'] });
  expect(await findProblem([{ ...emptyParquet, path: 'train.parquet' }, held])).toEqual({
    code: 'nothing-to-train',
    files: ['train.parquet'],
  });
});

test('Parquet that only numbers its classes, and a row without a picture', async () => {
  const skipped: string[] = [];
  const {
    classNames,
    train,
    test: held,
  } = await readFiles([numberedParquet], {
    settings,
    decode,
    onProgress: () => {},
    onLeftOut: ({ names }) => void skipped.push(...names),
  });
  expect(skipped).toEqual(['numbered.parquet, row 4']);
  expect(classNames).toEqual(['1', '3']);
  expect(train.count + held.count).toBe(10);
  // Rows 0, 2, 4 … are of class 1, and hold a, c, e … (97, 99, 101 …).
  for (const { labels, pixels } of [train, held])
    for (const [index, label] of labels.entries()) expect(label).toBe(1 - ((pixels[12 * index] ?? 0) % 2));
});

test('pictures that Parquet gives for testing come in an order of the seed, each as often as it is there', async () => {
  const [known, held] = parquetSample;
  if (!known || !held) throw new Error('no sample');
  // What wrote a file is no matter; files of the same bytes would be one.
  const text = Buffer.from(await held.file.arrayBuffer()).toString('latin1');
  const files = [
    known,
    ...Array.from({ length: 12 }, (_, index) => {
      const bytes = Buffer.from(text.replace('parquet-cpp', `parquet-c${10 + index}`), 'latin1');
      return createFile(`test-${index}.parquet`, bytes);
    }),
  ];
  const labels = async (seed: number) => [...(await read(files, { seed })).test.labels];
  const [first, again, other] = [await labels(1), await labels(1), await labels(2)];
  // Each file holds a dog, then a cat.
  const inFiles = Array.from({ length: 24 }, (_, index) => (index + 1) % 2);
  expect(first).not.toEqual(inFiles);
  expect(first.toSorted()).toEqual(inFiles.toSorted());
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
});

test('CIFAR10 unpacked by the browser, as a folder or as a plain archive', async () => {
  const files = [
    createFile('cifar-10-batches-bin/data_batch_1.bin', records(3, 4, 0, 1, 2, 5, 6, 7, 8, 9)),
    createFile('cifar-10-batches-bin/test_batch.bin', records(5)),
  ];
  const { train, test: held } = await read([...files, createFile('cifar-10-batches-bin/readme.html', '')]);
  expect([...train.labels, ...held.labels]).toEqual([3, 4, 0, 1, 2, 5, 6, 7, 8, 9, 5]);
  expect(train.pixels[3072]).toBe(40);
});

test('an archive that is cut off or damaged is named', async () => {
  const packed = gzipSync(new Uint8Array(30_000).map((_, index) => index ** 2 % 251));
  for (const bytes of [packed.subarray(0, packed.length - 40), new Uint8Array([0x1f, 0x8b, 1, 2, 3])])
    expect(await findProblem([createFile('cifar.tar.gz', bytes)])).toMatchObject({ files: ['cifar.tar.gz'] });
});

test('damaged and unknown files', async () => {
  const [parquet] = parquetSample;
  if (!parquet) throw new Error('no sample');
  const cut = { path: 'cut.parquet', file: parquet.file.slice(0, 900) };
  expect(await findProblem([cut])).toEqual({ code: 'not-parquet', files: ['cut.parquet'] });
  expect(await findProblem([createFile('bad.zip', 'PK\x03\x04 and no more')])).toEqual({
    code: 'not-zip',
    files: ['bad.zip'],
  });
  expect(await findProblem([createFile('a.tar.gz', gzipSync(new Uint8Array(3000).fill(7)))])).toMatchObject({
    code: 'not-tar',
  });
  expect(await findProblem([createFile('letter.doc', 'Dear all')])).toEqual({
    code: 'unknown-format',
    files: ['letter.doc'],
  });
  expect(await findProblem([])).toEqual({ code: 'unknown-format', files: [] });
});

test('separators of Windows in a zip are those of folders', async () => {
  const names = ['pets\\cat\\1.png', 'pets\\cat\\2.png', 'pets\\dog\\1.png', 'pets\\dog\\2.png'];
  const { classNames, train } = await read([zip('pets.zip', [...names, '..\\..\\cow\\1.png'])]);
  expect(classNames).toEqual(['cat', 'dog']);
  expect(train.count).toBe(2);
});

test('a class whose pictures all cannot be opened is missing', async () => {
  const good = ['cat', 'dog'].flatMap((name) =>
    Array.from({ length: 20 }, (_, index) => createFile(`${name}/${index}.png`, 'picture')),
  );
  const bad = ['cow/1.png', 'cow/2.png'].map((path) => createFile(path, 'x'));
  expect(await findProblem([...good, ...bad])).toEqual({ code: 'empty-class', classes: ['cow'] });
});

/** Pictures by their first bytes, with the labels that they came out with. */
const pair = ({ labels, pixels }: ImageSet) =>
  [...labels].map((label, index) => `${String.fromCharCode(pixels[12 * index] ?? 0)} ${label}`);

test.each(['zstd', 'gzip'] as const)('Parquet packed by %s', async (codec) => {
  const { train, test: held } = await read([packedParquet[codec]]);
  expect([...pair(train), ...pair(held)].sort()).toEqual(['a 0', 'b 1', 'c 0', 'd 1', 'e 0', 'f 1']);
});

test('Parquet packed in a way that is not read says which, and a damaged one that it is damaged', async () => {
  expect(await findProblem([packedParquet.brotli])).toEqual({
    code: 'unknown-codec',
    file: 'brotli.parquet',
    codec: 'BROTLI',
  });
  const bytes = new Uint8Array(await packedParquet.zstd.file.arrayBuffer());
  // The first page begins after four bytes.
  bytes.fill(255, 4, 40);
  expect(await findProblem([createFile('zstd.parquet', bytes)])).toEqual({
    code: 'damaged',
    files: ['zstd.parquet'],
  });
});

/** A set, and what it was read without. */
async function readLeftOut(files: readonly DataFile[]) {
  const leftOut: LeftOut[] = [];
  const onLeftOut = (some: LeftOut) => void leftOut.push(some);
  const dataset = await readFiles(files, { settings, decode, onProgress: () => {}, onLeftOut });
  return { ...dataset, leftOut };
}

test('rows without a label are left out: they are not of the first class', async () => {
  const { train, test: held, leftOut } = await readLeftOut([unlabelledParquet]);
  expect([...pair(train), ...pair(held)].sort()).toEqual(['a 0', 'b 1', 'd 1', 'e 0', 'g 0', 'h 1']);
  expect(leftOut).toEqual([{ reason: 'unlabelled', count: 2, names: ['unlabelled.parquet'] }]);
});

test('files that are chosen twice are read once', async () => {
  const pets = zip('pets.zip', ['cat/1.png', 'cat/2.png', 'dog/1.png', 'dog/2.png']);
  const again = await read([pets, { ...pets, path: 'pets (1).zip' }]);
  expect([again.classNames, again.train.count, again.test.count]).toEqual([['cat', 'dog'], 2, 2]);
  const [known] = parquetSample;
  if (!known) throw new Error('no sample');
  const rows = await read([known, { ...known, path: 'copy.parquet' }]);
  expect(rows.train.count + rows.test.count).toBe(5);
  const loose = ['a/1.png', 'a/2.png', 'b/1.png', 'b/2.png'].map((path) => createFile(path, path));
  const folder = await read([...loose, ...loose]);
  expect(folder.train.count + folder.test.count).toBe(4);
});

test('of files of the same path in two zips, those that differ are both read, the same ones once', async () => {
  const cover = { 'cat/1.png': encode('one') };
  const first = createFile(
    'a.zip',
    zipSync({ ...cover, 'cat/2.png': encode('two'), 'dog/1.png': encode('dog') }),
  );
  const second = createFile(
    'b.zip',
    zipSync({ ...cover, 'cat/2.png': encode('too'), 'dog/2.png': encode('dig') }),
  );
  const { classNames, train, test: held } = await read([first, second]);
  expect(classNames).toEqual(['cat', 'dog']);
  // Cats: one, two and too; dogs: dog and dig.
  expect([...train.labels, ...held.labels].sort()).toEqual([0, 0, 0, 1, 1]);
});

test('a cover beside the folders of a zip does not make one class of it', async () => {
  const pets = (name: string) =>
    zip(`${name}.zip`, [`cover-${name}.png`, `cat/${name}.png`, `dog/${name}.png`]);
  const { classNames, leftOut } = await readLeftOut([pets('first'), pets('second')]);
  expect(classNames).toEqual(['cat', 'dog']);
  expect(leftOut).toEqual([
    { reason: 'classless', count: 2, names: ['cover-first.png', 'cover-second.png'] },
  ]);
});

test('names in a zip that are not UTF-8 are those of the code page of DOS', async () => {
  const names = ['BXr', 'BYr', 'Hund'].flatMap((name) => [`${name}/1.png`, `${name}/2.png`]);
  const bytes = await zip('pets.zip', names).file.arrayBuffer();
  // 0x84 is ä there, and 0x81 ü.
  const text = Buffer.from(bytes).toString('latin1').replaceAll('BX', 'B\x84').replaceAll('BY', 'B\x81');
  const { classNames, train, test: held } = await read([createFile('pets.zip', Buffer.from(text, 'latin1'))]);
  expect(classNames).toEqual(['Bär', 'Bür', 'Hund']);
  expect(train.count + held.count).toBe(6);
  const plain = await read([zip('pets.zip', ['Bär/1.png', 'Bär/2.png', 'Katze/1.png', 'Katze/2.png'])]);
  expect(plain.classNames).toEqual(['Bär', 'Katze']);
});

/** A file as browsers have it when it was changed or deleted after it was chosen. */
function createGone(path: string): DataFile {
  const fail = () => Promise.reject(new DOMException('It changed', 'NotReadableError'));
  const file = new Blob(['PK\x03\x04']);
  const slice = () => Object.assign(new Blob(), { arrayBuffer: fail });
  return { path, file: Object.assign(file, { slice, arrayBuffer: fail }) };
}

test('files that were changed or deleted since they were chosen are told from damaged ones', async () => {
  const gone = { code: 'files-gone', files: ['a/1.png'] };
  const others = ['a/2.png', 'b/1.png', 'b/2.png'].map((path) => createFile(path, 'picture'));
  expect(await findProblem([createGone('a/1.png'), ...others])).toEqual(gone);
  for (const path of ['pets.zip', 'test_batch.bin'])
    expect(await findProblem([createGone(path)])).toEqual({ code: 'files-gone', files: [path] });
});
