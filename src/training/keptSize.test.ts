/** @file How much room a set will take, worked out by hand. */
import { expect, test } from 'vitest';
import { estimateKeptSize } from './keptSize';

const settings = { side: 64, testShare: 0.2, seed: 1, perClass: null };
const estimate = (...paths: readonly string[]) =>
  estimateKeptSize({
    kind: 'files',
    files: paths.map((path) => ({ path, file: new Blob() })),
    settings,
    keepAs: 'Mine',
  });

test('room by what is known of a set', () => {
  // 60 000 pictures of 3 x 32 x 32 bytes and a label; the side that is set counts for other pictures only.
  expect(estimate('cifar-10-binary.tar.gz')).toEqual({ of: 'set', bytes: 184_380_000, side: 32 });
  // 3 x 64 x 64 bytes and a label: 12 289 for each.
  expect(estimate('tiny-imagenet-200.zip')).toEqual({ of: 'set', bytes: 1_351_790_000, side: 64 });
  expect(estimate('a/1.png', 'a/2.png', 'a/.hidden.png', 'b/1.JPG', 'b/readme.txt')).toEqual({
    of: 'set',
    bytes: 36_867,
    side: 64,
  });
  for (const unknown of [['pets.zip'], ['train.parquet', 'test.parquet']])
    expect(estimate(...unknown)).toEqual({ of: 'picture', bytes: 12_289, side: 64 });
  const address = 'https://a.test/cifar-10-binary.tar.gz?raw=1';
  expect(estimateKeptSize({ kind: 'address', address, settings, keepAs: null }).bytes).toBe(184_380_000);
});
