/** @file Numbers of pictures as the sets' publishers have them. */
import { expect, test } from 'vitest';
import type { DataSource, PictureSettings } from './dataset';
import { guessCounts } from './guessCounts';

const settings: PictureSettings = { side: 32, testShare: 0.2, seed: 1, perClass: null };
const file = new Blob();
const open = (paths: readonly string[], changes: Partial<PictureSettings> = {}): DataSource => ({
  kind: 'files',
  files: paths.map((path) => ({ path, file })),
  settings: { ...settings, ...changes },
  keepAs: null,
});

test('sets that are known by name have what their publishers say', () => {
  const cifar10 = { trainCount: 50_000, testCount: 10_000 };
  expect(guessCounts(open(['cifar-10-binary.tar.gz']))).toEqual(cifar10);
  const address = 'https://example.org/cifar-10-binary.tar.gz?version=1';
  expect(guessCounts({ kind: 'address', address, settings, keepAs: null })).toEqual(cifar10);
  const tiny = ['tiny-imagenet-200.zip'];
  expect(guessCounts(open(tiny))).toEqual({ trainCount: 100_000, testCount: 10_000 });
  expect(guessCounts(open(tiny, { perClass: 20 }))).toEqual({ trainCount: 4000, testCount: 10_000 });
});

test("pictures of one's own are counted, other files beside them are not", () => {
  const pictures = Array.from({ length: 10 }, (_, index) => `cats/${index}.png`);
  expect(guessCounts(open([...pictures, 'notes.txt']))).toEqual({ trainCount: 8, testCount: 2 });
});

test('of what is not there or not known nobody says a number', () => {
  expect(guessCounts(open([]))).toBeNull();
  expect(guessCounts(open(['pictures.zip']))).toBeNull();
  expect(guessCounts({ kind: 'kept', name: 'Mine' })).toBeNull();
});
