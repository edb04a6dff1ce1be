/** @file Products of channels by our wasm kernel against plain loops. */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-wasm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../../util/random';
import type { Kernels } from '../kernels';
import { createWasmKernels } from './wasmKernels';

let kernels: Kernels;

beforeAll(async () => {
  await tf.setBackend('wasm');
  kernels = createWasmKernels();
});

afterAll(() => kernels.dispose());

/** Compares the upper triangle with sums that are made number by number. */
async function checkProducts(pixels: number, channels: number): Promise<void> {
  const random = createRandom(pixels * 1000 + channels);
  const values = Float32Array.from({ length: pixels * channels }, () => random.nextNormal());
  const result = tf.tidy(() => kernels.multiplyChannels(tf.tensor2d(values, [pixels, channels])));
  const products = await result.data();
  result.dispose();
  for (let row = 0; row < channels; row++) {
    for (let column = row; column < channels; column++) {
      let sum = 0;
      for (let pixel = 0; pixel < pixels; pixel++)
        sum += (values[pixel * channels + row] ?? 0) * (values[pixel * channels + column] ?? 0);
      const difference = Math.abs((products[row * channels + column] ?? Number.NaN) - sum);
      if (!(difference <= 1e-5 * (pixels + 10)))
        expect.fail(`${row}, ${column} of ${pixels} x ${channels} is off by ${difference}`);
    }
  }
}

test('any number of pixels and channels', async () => {
  const size = (max: number) => fc.integer({ min: 1, max });
  await fc.assert(fc.asyncProperty(size(40), size(45), checkProducts), { numRuns: 150 });
});

test.each([
  [2050, 16],
  [1701, 37],
  [700, 130],
  [8193, 8],
])('%i pixels of %i channels, more than the cache takes at once', async (pixels, channels) => {
  await checkProducts(pixels, channels);
});

test('what follows the result in memory stays as it is', async () => {
  const tensors = Array.from({ length: 12 }, () => tf.fill([11, 11], 7));
  await checkProducts(9, 11);
  for (const tensor of tensors) expect(new Set(await tensor.data())).toEqual(new Set([7]));
  tf.dispose(tensors);
});
