/** @file Pictures that cannot be opened are left out where they are few. */
import { expect, test } from 'vitest';
import { formatDataProblem } from '../../../text/en/dataProblemText';
import { formatLeftOut } from '../../../text/en/leftOutText';
import { unitSpace } from '../../../text/quantities';
import type { LeftOut } from '../../leftOut';
import { readPictures } from './readPictures';

const picture = (value: number) => ({
  name: `${value}.png`,
  label: value % 2,
  open: async () => new Blob([new Uint8Array([value])]),
});

test('one bad picture of twelve is left out and named, two are too many', async () => {
  const skipped: string[] = [];
  const read = (bad: readonly number[]) => {
    const decode = async (blob: Blob) => {
      const [value = 0] = new Uint8Array(await blob.arrayBuffer());
      if (bad.includes(value)) throw new TypeError('no picture');
      return new Uint8Array(3).fill(value);
    };
    const options = {
      side: 1,
      decode,
      onBytes: () => {},
      onLeftOut: ({ names }: LeftOut) => void skipped.push(...names),
    };
    const pictures = Array.from({ length: 10 }, (_, index) => picture(index));
    return readPictures(['even', 'odd'], pictures, [picture(20), picture(21)], options);
  };
  const { train } = await read([4]);
  expect(skipped).toEqual(['4.png']);
  expect(train.count).toBe(9);
  expect([...train.labels]).toEqual([0, 1, 0, 1, 1, 0, 1, 0, 1]);
  expect([...train.pixels].filter((_, index) => index % 3 === 0)).toEqual([0, 1, 2, 3, 5, 6, 7, 8, 9]);
  await expect(read([4, 5])).rejects.toMatchObject({
    problem: { code: 'bad-picture', files: ['4.png', '5.png'], most: 1, total: 12 },
  });
});

test('the tenth that may be left out is of both sets together', async () => {
  const decode = async (blob: Blob) => {
    const [value = 0] = new Uint8Array(await blob.arrayBuffer());
    if (value >= 36 && value < 38) throw new TypeError('no picture');
    return new Uint8Array(3).fill(value);
  };
  const pictures = Array.from({ length: 40 }, (_, index) => picture(index));
  const options = { side: 1, decode, onBytes: () => {} };
  // Two of the eight to test on, and of all forty.
  const { train, test: held } = await readPictures(
    ['even', 'odd'],
    pictures.slice(0, 32),
    pictures.slice(32),
    options,
  );
  expect([train.count, held.count]).toEqual([32, 6]);
});

test('a file that is gone is not taken for a picture that cannot be opened', async () => {
  const gone = Object.assign(new Blob(['x']), {
    slice: () =>
      Object.assign(new Blob(), {
        arrayBuffer: () => Promise.reject(new DOMException('It changed', 'NotReadableError')),
      }),
  });
  const decode = async (blob: Blob) => {
    // As browsers say it of either.
    if (blob === gone) throw new DOMException('The source image could not be decoded.', 'InvalidStateError');
    return new Uint8Array(3);
  };
  const pictures = Array.from({ length: 20 }, (_, index) => picture(index));
  const some = [...pictures, { name: 'gone.png', label: 0, open: async () => gone }];
  const read = readPictures(['even', 'odd'], some, pictures, { side: 1, decode, onBytes: () => {} });
  await expect(read).rejects.toMatchObject({ name: 'NotReadableError' });
});

test('what is left out, in a sentence', () => {
  expect(formatLeftOut({ reason: 'unreadable', count: 1, names: ['4.png'] })).toBe(
    `1${unitSpace}picture could not be opened and is left out.`,
  );
  const names = ['a.png', 'b.png', 'c.png', 'd.png', 'e.png'];
  expect(formatLeftOut({ reason: 'classless', count: 9, names })).toBe(
    `9${unitSpace}pictures in no folder of a class are left out: a.png, b.png, c.png and others.`,
  );
});

test('what too many pictures are that cannot be opened, in a sentence', () => {
  expect(formatDataProblem({ code: 'bad-picture', files: ['4.png', '5.png'], most: 1, total: 12 })).toBe(
    'The browser cannot open 4.png and 5.png. Of 12 pictures at most 1 may be left out: mend or remove them.',
  );
  expect(formatDataProblem({ code: 'bad-picture', files: ['4.png'], most: 0, total: 5 })).toBe(
    'The browser cannot open 4.png. Among fewer than 10 pictures none is left out: mend or remove them.',
  );
});

test('a reading that nobody waits for ends before the pictures do', async () => {
  const abort = new AbortController();
  const opened: string[] = [];
  const pictures = Array.from({ length: 100 }, (_, index) => picture(index));
  const decode = async (blob: Blob) => {
    opened.push(String(blob.size));
    abort.abort('left');
    return new Uint8Array(3);
  };
  const options = { side: 1, decode, onBytes: () => {}, signal: abort.signal };
  await expect(readPictures(['even', 'odd'], pictures, pictures, options)).rejects.toBe('left');
  // Those that were at work at once.
  expect(opened).toHaveLength(8);
});
