/** @file Pixels less a shift by our wasm kernel, number by number. */
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

async function checkCentering(pixels: number, channels: number): Promise<void> {
  const random = createRandom(pixels * 1000 + channels);
  const create = (length: number) => Float32Array.from({ length }, () => 10 + random.nextNormal());
  const [values, shift] = [create(pixels * channels), create(channels)];
  // What lies around the results in memory has to stay as it is.
  const others = Array.from({ length: 6 }, () => tf.fill([pixels, channels], 7));
  const x = tf.tensor2d(values, [pixels, channels]);
  const { centered, sums } = tf.tidy(() => ({ ...kernels.centerPixels(x, tf.tensor1d(shift)) }));
  const expected = values.map((value, index) => value - (shift[index % channels] ?? Number.NaN));
  expect(await centered.data()).toEqual(expected);
  expect(await x.data()).toEqual(values);
  for (const [channel, sum] of (await sums.data()).entries()) {
    const own = expected.filter((_, index) => index % channels === channel);
    const exact = own.reduce((total, value) => total + value, 0);
    expect(Math.abs(sum - exact)).toBeLessThan(1e-6 * (pixels + 10));
  }
  for (const other of others) expect(new Set(await other.data())).toEqual(new Set([7]));
  tf.dispose([x, centered, sums, ...others]);
}

test('any number of pixels and channels', async () => {
  const size = (max: number) => fc.integer({ min: 1, max });
  await fc.assert(fc.asyncProperty(size(40), size(45), checkCentering), { numRuns: 100 });
});

test.each([
  [2050, 16],
  [700, 130],
])('%i pixels of %i channels', checkCentering);
