/** @file Which sets of pictures are taken for the same; means worked out by hand. */
import { expect, test } from 'vitest';
import { computeDataPrint, isSameData } from './dataPrint';
import type { Dataset, ImageSet } from './dataset';

function createSet(pixels: readonly number[], labels: readonly number[]): ImageSet {
  return {
    ...{ count: labels.length, channels: 1, height: 1, width: 2 },
    pixels: Uint8Array.from(pixels),
    labels: Uint8Array.from(labels),
  };
}

const dataset: Dataset = {
  classNames: ['cat', 'dog'],
  train: createSet([0, 10, 20, 40, 255, 255], [0, 1, 1]),
  test: createSet([7, 8], [0]),
  mean: [0.5],
  deviation: [0.25],
};

test('a mark holds counts, classes, size, and the brightness of pictures', () => {
  expect(computeDataPrint(dataset)).toMatchObject({
    ...{ classNames: ['cat', 'dog'], trainCount: 3, testCount: 1, channels: 1, height: 1, width: 2 },
    brightness: [5, 30, 255, 7.5],
  });
});

test('of large sets 64 pictures are looked at, spread over all', () => {
  const count = 640;
  const pixels = Array.from({ length: 2 * count }, (_, index) => Math.floor(index / 20) % 256);
  const large = { ...dataset, train: createSet(pixels, new Array<number>(count).fill(0)) };
  // Every tenth picture: its two pixels are both of its place over ten.
  expect(computeDataPrint(large).brightness.slice(0, 64)).toEqual(Array.from({ length: 64 }, (_, i) => i));
});

test('the same pictures are the same, also where a browser opens them a shade otherwise', () => {
  const print = computeDataPrint(dataset);
  expect(isSameData(print, computeDataPrint(structuredClone(dataset)))).toBe(true);
  const shade = { ...dataset, train: createSet([1, 11, 21, 41, 254, 254], [0, 1, 1]) };
  expect(isSameData(print, computeDataPrint(shade))).toBe(true);
});

test('other counts, classes, sizes, labels or pictures are not', () => {
  const print = computeDataPrint(dataset);
  const { train } = dataset;
  const others: readonly Dataset[] = [
    { ...dataset, classNames: ['cat', 'cow'] },
    { ...dataset, classNames: ['cat', 'dog', 'cow'] },
    { ...dataset, train: createSet([0, 10, 20, 40], [0, 1]) },
    { ...dataset, test: createSet([7, 8, 7, 8], [0, 0]) },
    { ...dataset, train: { ...train, height: 2, width: 1 } },
    { ...dataset, train: createSet([...train.pixels], [0, 0, 1]) },
    { ...dataset, train: createSet([0, 10, 20, 43, 255, 255], [0, 1, 1]) },
    { ...dataset, test: createSet([9, 9], [0]) },
  ];
  expect(others.map((other) => isSameData(print, computeDataPrint(other)))).toEqual(others.map(() => false));
});
