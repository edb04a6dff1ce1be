/** @file What a set is called by its files. */
import { expect, test } from 'vitest';
import { nameFiles } from './pictureFiles';

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
