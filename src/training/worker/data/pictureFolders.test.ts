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

test.each(['train', 'test', 'val', 'valid', 'Training'])('a class may be called %s', async (name) => {
  const files = createFiles(['bus', 'car', name].flatMap((own) => number(4, `vehicles/${own}/#.png`)));
  const lists = await sortPictures(files, settings);
  expect(lists.classNames).toEqual(['bus', 'car', name].sort());
  // A quarter of each class is held back.
  expect([lists.train.length, lists.test.length]).toEqual([9, 3]);
  expect(lists.leftOut).toEqual([]);
});

test('classes of a split may be called train and test as well', async () => {
  const files = createFiles(
    ['train', 'test'].flatMap((part) => ['bus', 'train', 'test'].map((own) => `set/${part}/${own}/1.png`)),
  );
  const lists = await sortPictures(files, settings);
  expect(lists.classNames).toEqual(['bus', 'test', 'train']);
  expect(list(lists, lists.test)).toEqual([
    'bus set/test/bus/1.png',
    'test set/test/test/1.png',
    'train set/test/train/1.png',
  ]);
});

test('a split whose folders are called sets or data', async () => {
  for (const [known, held] of [
    ['training_set', 'test_set'],
    ['Train Data', 'Validation-Set'],
    ['trainset', 'testset'],
  ] as const) {
    const paths = [known, held].flatMap((part) => [`${part}/cat/1.png`, `${part}/dog/1.png`]);
    const lists = await sortPictures(createFiles(paths), settings);
    expect(lists.classNames).toEqual(['cat', 'dog']);
    expect(list(lists, lists.test)).toEqual([`cat ${held}/cat/1.png`, `dog ${held}/dog/1.png`]);
  }
});

test('whether a folder is a class or holds them is not guessed', async () => {
  const buses = ['bus/2019/1.png', 'car/2019/1.png'];
  const problem = (folder: string, beside: readonly string[]) => ({
    code: 'ambiguous-folder',
    folder,
    beside,
  });
  expect(await findProblem([...buses, 'train/2019/1.png', 'train/2020/1.png'])).toEqual(
    problem('train', ['bus', 'car']),
  );
  expect(await findProblem([...buses, 'test/2019/1.png'])).toEqual(problem('test', ['bus', 'car']));
  expect(await findProblem(['train/1.png', 'test/a/1.png', 'test/b/1.png'])).toEqual(
    problem('test', ['train']),
  );
  // Only these two: what they hold has no class.
  expect(await findProblem(['train/1.png', 'test/1.png'])).toMatchObject({
    code: 'bad-class-count',
    count: 0,
  });
});

test('what lies beside the classes is left out, and that is said', async () => {
  const leftOut = async (paths: readonly string[]) =>
    (await sortPictures(createFiles(paths), settings)).leftOut;
  const pets = [...number(4, 'pets/cat/#.png'), ...number(4, 'pets/dog/#.png')];
  expect(await leftOut([...pets, 'pets/cover.png', 'logo.png'])).toEqual([
    { reason: 'classless', count: 2, names: ['logo.png', 'pets/cover.png'] },
  ]);
  const split = ['train', 'test'].flatMap((part) => [`${part}/cat/1.png`, `${part}/dog/1.png`]);
  expect(await leftOut([...split, 'test/cow/1.png', 'test/cow/2.png', 'test/ox/1.png'])).toEqual([
    { reason: 'untrained', count: 3, names: ['cow', 'ox'] },
  ]);
  expect(await leftOut([...split, 'cat/1.png', 'ox/1.png', 'train/cover.png'])).toEqual([
    { reason: 'beside', count: 2, names: ['cat', 'ox'] },
    { reason: 'classless', count: 1, names: ['train/cover.png'] },
  ]);
  // Pictures whose classes nobody tells, beside those for validation.
  expect(await leftOut([...split.map((path) => path.replace('test', 'val')), 'test/1.png'])).toEqual([]);
});

test('pictures of formats that are not read', async () => {
  const pets = [...number(4, 'cat/#.png'), ...number(4, 'dog/#.jfif'), 'dog/4.apng'];
  const lists = await sortPictures(createFiles([...pets, 'cat/9.tif', 'dog/9.HEIC']), settings);
  expect([lists.train.length, lists.test.length]).toEqual([7, 2]);
  expect(lists.leftOut).toEqual([{ reason: 'foreign', count: 2, names: ['.heic', '.tif'] }]);
  // A class is not dropped.
  expect(await findProblem([...pets, 'cow/1.tif', 'cow/2.tif', 'ox/1.heic'])).toEqual({
    code: 'empty-class',
    classes: ['cow', 'ox'],
    endings: ['.heic', '.tif'],
  });
});
