/** @file What a set is called by its files, and what it is taken for. */
import { expect, test } from 'vitest';
import type { DataFile } from '../../training/dataset';
import { obeysSettings } from '../../training/obeysSettings';
import {
  createFileSource,
  createKeptSource,
  createSameSource,
  getSourceChoice,
  nameFiles,
  pictureSettings,
} from './pictureFiles';

const createFiles = (...paths: readonly string[]) =>
  createFileSource(paths.map((path): DataFile => ({ path, file: new Blob() })));

test('a folder and a file that is alone name a set, many files do not', () => {
  expect(nameFiles(['pets/cat/1.png', 'pets/dog/1.png'])).toBe('pets');
  expect(nameFiles(['pets.zip'])).toBe('pets');
  expect(nameFiles(['birds.tar.gz'])).toBe('birds');
  expect(nameFiles(['train.zip', 'test.zip'])).toBeNull();
  expect(nameFiles(['1.png', 'pets/1.png'])).toBeNull();
  expect(nameFiles(['.zip'])).toBeNull();
  expect(nameFiles([])).toBeNull();
  expect(nameFiles(['cifar-10-binary.tar.gz'])).toBe('CIFAR10');
  expect(nameFiles(['cifar-100-binary.tar.gz'])).toBe('cifar-100-binary');
  expect(nameFiles([`${'long '.repeat(30)}.zip`])?.length).toBeLessThanOrEqual(60);
});

test('Parquet files are of any pictures until somebody says that they are of CIFAR10', () => {
  const beans = createFiles('beans-train-00000-of-00001.parquet', 'beans-test-00000-of-00001.parquet');
  expect(getSourceChoice(beans)).toBe('own');
  expect(getSourceChoice({ ...beans, isCifar10: true })).toBe('cifar10');
  expect(obeysSettings(beans)).toBe(true);
  expect(obeysSettings({ ...beans, isCifar10: true })).toBe(true);
});

test('an archive is CIFAR10 whatever was said, and a zip is not', () => {
  const archive = createFiles('cifar-10-binary.tar.gz');
  expect(getSourceChoice(archive)).toBe('cifar10');
  expect(obeysSettings(archive)).toBe(false);
  expect(getSourceChoice({ ...createFiles('pets.zip'), isCifar10: true })).toBe('own');
  expect(getSourceChoice(createFiles())).toBe('own');
  expect(getSourceChoice({ ...createFiles(), isCifar10: true })).toBe('cifar10');
  expect(obeysSettings({ ...createFiles(), isCifar10: true })).toBe(false);
  const at = (address: string) =>
    obeysSettings({ kind: 'address', address, settings: pictureSettings, keepAs: null });
  expect(at('https://example.org/tiny-imagenet-200.zip?download=1')).toBe(true);
  expect(at('https://example.org/cifar-10-binary.tar.gz?download=1')).toBe(false);
});

test('files in place of a kept set are read as that was, as far as it is known', () => {
  const settings = { side: 64, testShare: 0.5, seed: 7, perClass: 20 };
  const read = (reading: Parameters<typeof createKeptSource>[0]['reading']) =>
    createSameSource(createKeptSource({ name: 'Pets', reading }), []).settings;
  expect(read(settings)).toEqual(settings);
  // A set of an earlier version, and one that was not brought to a size.
  expect(read({ side: 64 })).toEqual({ side: 64, testShare: 0.2, seed: 1, perClass: null });
  expect(read(null)).toEqual({ side: 32, testShare: 0.2, seed: 1, perClass: null });
  expect(createKeptSource({ name: 'CIFAR10', reading: null })).toEqual({ kind: 'kept', name: 'CIFAR10' });
});
