/** @file `reading.py` takes the files and the folders that the page takes. */
import { expect, test } from 'vitest';
import { isForeignPicture, isPicture } from '../../training/isPicture';
import { findSplit } from '../../training/worker/data/pictureLayout';
import { readingSource } from './readingSource';

test('the endings of pictures', () => {
  const stated = /^ENDINGS = set\("(.*)"\.split\(\)\)$/m.exec(readingSource)?.[1]?.split(' ') ?? [];
  const taken = stated.filter((ending) => isPicture(`a${ending}`));
  expect(taken.join(' ')).toBe('.jpg .jpeg .jpe .jfif .pjpeg .pjpg .pjp .png .apng .gif .webp .bmp .avif');
  // What only Python opens is a picture to the page too, which says that it leaves it out.
  const others = stated.filter((ending) => !taken.includes(ending));
  expect(others.filter((ending) => !isForeignPicture(`a${ending}`))).toEqual([]);
  expect(others).not.toEqual([]);
});

test('the names of folders for training and testing', () => {
  const patterns = [...readingSource.matchAll(/^ {4}"(train|validation|test)": r"(.*)",$/gm)];
  expect(patterns).toHaveLength(3);
  const find = (folder: string) =>
    patterns.find(([, , pattern]) => new RegExp(`^(?:${pattern})$`, 'i').test(folder))?.[1] ?? null;
  for (const [folder, split] of [
    ['train', 'train'],
    ['Training', 'train'],
    ['training_set', 'train'],
    ['Train Data', 'train'],
    ['val', 'validation'],
    ['valid', 'validation'],
    ['validation-set', 'validation'],
    ['TEST', 'test'],
    ['test_set', 'test'],
    ['testdata', 'test'],
    ['trains', null],
    ['latest', null],
    ['vals', null],
    ['test_1', null],
  ] as const)
    expect([folder, find(folder), findSplit(folder)]).toEqual([folder, split, split]);
});
