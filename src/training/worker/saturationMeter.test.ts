/** @file Saturation of layers with large means, and of layers that do not vary, on two backends. */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { composedKernels } from './composed/composedKernels';
import type { Kernels } from './kernels';
import {
  computeExactSpread,
  constantCases,
  createBatches,
  measureBatches,
  varyingCases,
} from './saturationCases.testing';
import { createWasmKernels } from './wasm/wasmKernels';

let wasmKernels: Kernels;

beforeAll(async () => {
  await tf.setBackend('wasm');
  wasmKernels = createWasmKernels();
});

afterAll(() => wasmKernels.dispose());

describe.each([
  ['wasm', () => wasmKernels],
  ['cpu', () => composedKernels],
] as const)('on %s', (backend, getKernels) => {
  beforeEach(async () => {
    await tf.setBackend(backend);
  });

  test.each(varyingCases)('$name', async (item) => {
    const batches = createBatches(item);
    const expected = computeExactSpread(item.width, batches);
    const found = await measureBatches(getKernels(), item.width, batches);
    expect(found.dimension).toBe(expected.dimension);
    expect(found.saturation).toBe(expected.dimension / item.width);
    expect(Math.abs((found.participation * item.width) / expected.participation - 1)).toBeLessThan(1e-5);
  });

  test.each(constantCases)('a layer that does not vary has no saturation: $name', async (item) => {
    const found = await measureBatches(getKernels(), item.width, createBatches(item));
    expect(found).toMatchObject({ dimension: 0, saturation: 0, participation: 0 });
  });
});
