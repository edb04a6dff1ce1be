/** @file Files of every format as they are dropped; a stand-in decodes the pictures. */

import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { DataFile, PictureSettings } from '../../dataset';
import { DataError } from './dataError';
import type { DecodePicture } from './decodePicture';
import { emptyParquet, numberedParquet, parquetSample } from './parquetSample.testing';
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

const zip = (path: string, names: readonly string[]) =>
  createFile(path, zipSync(Object.fromEntries(names.map((name) => [name, Uint8Array.of(name.length)]))));

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
    onSkipped: (names) => void skipped.push(...names),
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
  const files = [
    known,
    ...Array.from({ length: 12 }, (_, index) => ({ ...held, path: `test-${index}.parquet` })),
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
    createFile('cifar-10-batches-bin/data_batch_1.bin', records(3, 4)),
    createFile('cifar-10-batches-bin/test_batch.bin', records(5)),
  ];
  const { train, test: held } = await read([...files, createFile('cifar-10-batches-bin/readme.html', '')]);
  expect([...train.labels, ...held.labels]).toEqual([3, 4, 5]);
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
