import { expect, test } from 'vitest';
import { createRandom } from '../../../util/random';
import { type ImageSet, measureChannels, takeFirst } from '../../dataset';
import { BatchMaker, createOrder, drawCuts } from './batches';

/** Two pictures of 2x3 pixels with two channels; every byte is its place. */
const set: ImageSet = {
  count: 2,
  channels: 2,
  height: 2,
  width: 3,
  pixels: Uint8Array.from({ length: 24 }, (_, index) => index),
  labels: Uint8Array.of(3, 7),
};

const format = { mean: [0, 0], deviation: [1 / 255, 1 / 255], height: 2, width: 3 };
const round = (values: Float32Array) => [...values].map(Math.round);

test('planes become pixels, normalised by channel', () => {
  const plain = new BatchMaker(set, format).make(drawCuts([1]));
  // Rows of (first channel, second channel): bytes 12 to 17 are the first plane, 18 to 23 the second.
  expect(round(plain)).toEqual([12, 18, 13, 19, 14, 20, 15, 21, 16, 22, 17, 23]);
  const shifted = new BatchMaker(set, { ...format, mean: [12 / 255, 0], deviation: [2 / 255, 1] });
  expect(shifted.make(drawCuts([1]))[2]).toBeCloseTo(0.5, 5);
});

test('pictures are moved over black and mirrored, and all cases occur', () => {
  const maker = new BatchMaker(set, format);
  const seen = new Set<string>();
  for (let seed = 0; seed < 200; seed++) {
    const cuts = drawCuts([0], { cropPadding: 1, flip: true }, createRandom(seed));
    const values = maker.make(cuts);
    seen.add(
      round(values)
        .filter((_, index) => index % 2 === 0)
        .join(' '),
    );
  }
  // Nine places, mirrored or not; the first channel is 0 1 2 / 3 4 5.
  expect(seen.size).toBe(18);
  expect(seen).toContain('0 1 2 3 4 5');
  expect(seen).toContain('2 1 0 5 4 3');
  expect(seen).toContain('4 5 0 0 0 0');
  expect(seen).toContain('0 0 0 0 0 1');
  // Mirrored, then moved: a step to the right in the mirrored picture.
  expect(seen).toContain('0 5 4 0 0 0');
});

test('pictures are enlarged as PyTorch does it', () => {
  const values = new BatchMaker(set, { ...format, height: 4, width: 3 }).make(drawCuts([0]));
  // Rows at -0.25, 0.25, 0.75 and 1.25 of two: the outer ones are those of the picture.
  const first = [...values].filter((_, index) => index % 2 === 0);
  const expected = [0, 1, 2, 0.75, 1.75, 2.75, 2.25, 3.25, 4.25, 3, 4, 5];
  expect(first).toHaveLength(expected.length);
  for (const [index, value] of first.entries()) expect(value).toBeCloseTo(expected[index] ?? Number.NaN, 4);
});

test('an epoch shows every picture once, each epoch in another order', () => {
  const orders = [0, 1].map((epoch) => [...createOrder(50, 7, epoch)]);
  for (const order of orders)
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
  expect(orders[0]).not.toEqual(orders[1]);
  expect([...createOrder(50, 7, 0)]).toEqual(orders[0]);
});

test('mean and deviation of a set', () => {
  const { mean, deviation } = measureChannels(takeFirst(set, 1));
  // Bytes 0 to 5 and 6 to 11: means 2.5 and 8.5, variance 35 / 12 for both.
  expect(mean[0]).toBeCloseTo(2.5 / 255, 10);
  expect(mean[1]).toBeCloseTo(8.5 / 255, 10);
  for (const value of deviation) expect(value).toBeCloseTo(Math.sqrt(35 / 12) / 255, 8);
});
