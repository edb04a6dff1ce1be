/** @file Classes and sets by folders: plain, split, Tiny ImageNet's layout, and what is wrong with others. */
import { expect, test } from 'vitest';
import type { PictureSettings } from '../../dataset';
import { DataError } from './dataError';
import { type OpenableFile, type PictureLists, sortPictures } from './pictureFolders';

const settings: PictureSettings = { side: 8, testShare: 0.25, seed: 1, perClass: null };

const createFiles = (
  paths: readonly string[],
  texts: Readonly<Record<string, string>> = {},
): OpenableFile[] =>
  [...paths, ...Object.keys(texts)].map((path) => ({
    path,
    bytes: 0,
    open: async () => new Blob([texts[path] ?? '']),
  }));

const list = ({ classNames }: PictureLists, items: PictureLists['train']) =>
  items.map(({ file, label }) => `${classNames[label]} ${file.path}`).sort();

const number = (count: number, path: string) =>
  Array.from({ length: count }, (_, index) => path.replace('#', String(index)));

test('a folder a class, wherever it lies; a share of each is held back, the same for the same seed', async () => {
  const files = createFiles([
    ...number(8, 'my pets/cats/#.JPG'),
    ...number(4, 'my pets/dogs/#.png'),
    'my pets/notes.txt',
    'my pets/.DS_Store',
    '__MACOSX/my pets/cats/._0.JPG',
  ]);
  const lists = await sortPictures(files, settings);
  expect(lists.classNames).toEqual(['cats', 'dogs']);
  expect([lists.train.length, lists.test.length]).toEqual([9, 3]);
  expect(list(lists, lists.test).map((line) => line.slice(0, 4))).toEqual(['cats', 'cats', 'dogs']);
  const all = [...list(lists, lists.train), ...list(lists, lists.test)];
  expect(new Set(all).size).toBe(12);
  expect(await sortPictures(files.toReversed(), settings)).toEqual(lists);
  const other = await sortPictures(files, { ...settings, seed: 2 });
  expect(list(other, other.test)).not.toEqual(list(lists, lists.test));
  const few = await sortPictures(files, { ...settings, perClass: 2 });
  expect([few.train.length, few.test.length]).toEqual([4, 3]);
});

test('folders called train and val or test decide by themselves', async () => {
  const paths = ['train/a/1.png', 'train/b/1.png', 'train/b/2.png', 'test/a/9.png', 'test/b/9.png'];
  const lists = await sortPictures(createFiles(paths), settings);
  expect(list(lists, lists.train)).toEqual(['a train/a/1.png', 'b train/b/1.png', 'b train/b/2.png']);
  expect(list(lists, lists.test)).toEqual(['a test/a/9.png', 'b test/b/9.png']);
  // Without a held set a share is taken.
  const alone = await sortPictures(
    createFiles(number(4, 'set/train/a/#.png').concat(number(4, 'set/train/b/#.png'))),
    settings,
  );
  expect(alone.classNames).toEqual(['a', 'b']);
  expect(alone.test).toHaveLength(2);
});

test('Tiny ImageNet as it is published', async () => {
  const root = 'tiny-imagenet-200';
  const files = createFiles(
    [
      ...number(2, `${root}/train/n01443537/images/n01443537_#.JPEG`),
      ...number(2, `${root}/train/n01629819/images/n01629819_#.JPEG`),
      ...number(3, `${root}/val/images/val_#.JPEG`),
      ...number(3, `${root}/test/images/test_#.JPEG`),
    ],
    {
      [`${root}/train/n01443537/n01443537_boxes.txt`]: 'n01443537_0.JPEG\t0\t10\t63\t58\n',
      [`${root}/val/val_annotations.txt`]:
        'val_0.JPEG\tn01629819\t0\t32\t44\t62\nval_1.JPEG\tn01443537\t52\t55\t57\t59\nval_2.JPEG\tn01629819\t4\t0\t60\t55\n',
      [`${root}/words.txt`]:
        'n01443537\tgoldfish, Carassius auratus\nn01629819\tEuropean fire salamander, Salamandra\n',
      [`${root}/wnids.txt`]: 'n01443537\nn01629819\n',
    },
  );
  const lists = await sortPictures(files, settings);
  expect(lists.classNames).toEqual(['goldfish', 'European fire salamander']);
  expect(lists.train).toHaveLength(4);
  expect(list(lists, lists.test)).toEqual([
    'European fire salamander tiny-imagenet-200/val/images/val_0.JPEG',
    'European fire salamander tiny-imagenet-200/val/images/val_2.JPEG',
    'goldfish tiny-imagenet-200/val/images/val_1.JPEG',
  ]);
});

test.each([
  ['given by its folder', ['train/#/1.png', 'train/#/2.png'], 'val/'],
  ['held back', [], 'pets/'],
])(
  'the first pictures of a test set that is %s are of many classes; none is lost',
  async (_, known, held) => {
    const classes = ['ant', 'bee', 'cat', 'dog', 'elk'];
    const paths = classes.flatMap((name) => [
      ...known.map((path) => path.replace('#', name)),
      ...number(24, `${held}${name}/#.png`),
    ]);
    const half = { ...settings, testShare: 0.9 };
    const { test: pictures, train } = await sortPictures(createFiles(paths), half);
    const first = pictures.slice(0, 20).map(({ label }) => label);
    // Each of 5 classes has 22 or 24 pictures: sorted, the first 20 would be of one.
    expect(new Set(first).size).toBe(5);
    expect([...train, ...pictures].map(({ file }) => file.path).sort()).toEqual([...paths].sort());
    for (const { file, label } of pictures) expect(file.path).toContain(`/${classes[label]}/`);
    const order = pictures.map(({ file }) => file.path);
    const again = await sortPictures(createFiles(paths.toReversed()), half);
    expect(again.test.map(({ file }) => file.path)).toEqual(order);
    const other = await sortPictures(createFiles(paths), { ...half, seed: 2 });
    expect(other.test.map(({ file }) => file.path)).not.toEqual(order);
  },
);

async function findProblem(paths: readonly string[]) {
  try {
    await sortPictures(createFiles(paths), settings);
    return null;
  } catch (error) {
    return error instanceof DataError ? error.problem : error;
  }
}

test('what is wrong', async () => {
  expect(await findProblem(['a.txt', 'b.doc'])).toEqual({
    code: 'unknown-format',
    files: ['a.txt', 'b.doc'],
  });
  expect(await findProblem(['cats/1.png', 'cats/2.png'])).toMatchObject({
    code: 'bad-class-count',
    count: 1,
  });
  expect(await findProblem(['1.png', '2.png'])).toMatchObject({ code: 'bad-class-count', count: 0 });
  expect(await findProblem(number(257, 'set/#/1.png'))).toMatchObject({
    code: 'bad-class-count',
    count: 257,
    most: 256,
  });
  expect(await findProblem(['s/a/1.png', 's/a/2.png', 's/b/1.png'])).toEqual({
    code: 'empty-class',
    classes: ['b'],
  });
});
