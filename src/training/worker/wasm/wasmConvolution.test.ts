/** @file Convolutions of any geometry by our wasm kernels against the composed ones on the cpu backend. */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bothAxes } from '../../../util/perAxis';
import { createRandom } from '../../../util/random';
import { composedKernels } from '../composed/composedKernels';
import { type ConvGeometry, getFilterShape } from '../convGeometry';
import type { Kernels } from '../kernels';
import { createWasmKernels } from './wasmKernels';

let wasmKernels: Kernels;

beforeAll(async () => {
  await tf.setBackend('wasm');
  wasmKernels = createWasmKernels();
});

afterAll(() => wasmKernels.dispose());

const between = (min: number, max: number) => fc.integer({ min, max });
const pair = (min: number, max: number) => fc.tuple(between(min, max), between(min, max));

const geometries: fc.Arbitrary<ConvGeometry> = fc
  .record({
    inputSize: pair(1, 9),
    outputSize: pair(1, 6),
    kernelSize: pair(1, 4),
    stride: pair(1, 3),
    dilation: pair(1, 3),
    before: pair(-2, 3),
    groups: fc.constantFrom(1, 1, 1, 2, 3, 5),
    inputs: between(1, 9),
    outputs: between(1, 21),
  })
  .map(({ inputs, outputs, ...rest }) => ({
    ...rest,
    inputChannels: inputs * rest.groups,
    outputChannels: outputs * rest.groups,
  }));

async function computeAll(backend: string, kernels: Kernels, geometry: ConvGeometry, batch: number) {
  await tf.setBackend(backend);
  const random = createRandom(1);
  const create = (shape: [number, number, number, number]) =>
    tf.tensor4d(
      Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => random.nextNormal()),
      shape,
    );
  return tf.tidy(() => {
    const x = create([batch, ...geometry.inputSize, geometry.inputChannels]);
    const dy = create([batch, ...geometry.outputSize, geometry.outputChannels]);
    const filter = create(getFilterShape(geometry));
    const bias = (channels: number) => tf.linspace(-1, 1, channels);
    return [
      kernels.convolve(x, filter, null, geometry),
      kernels.convolve(x, filter, bias(geometry.outputChannels), geometry),
      kernels.convolveBack(dy, filter, null, geometry),
      kernels.convolveBack(dy, filter, bias(geometry.inputChannels), geometry),
      kernels.gradeFilter(x, dy, geometry),
    ].map((tensor) => ({ shape: tensor.shape, values: Float32Array.from(tensor.dataSync()) }));
  });
}

async function compare(geometry: ConvGeometry, batch: number): Promise<void> {
  const expected = await computeAll('cpu', composedKernels, geometry, batch);
  const actual = await computeAll('wasm', wasmKernels, geometry, batch);
  for (const [index, { shape, values }] of expected.entries()) {
    const found = actual[index];
    expect(found?.shape).toEqual(shape);
    let largest = 0;
    const scale = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    for (const [place, value] of values.entries()) {
      const difference = Math.abs(value - (found?.values[place] ?? Number.NaN));
      largest = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(largest, difference);
    }
    expect(largest, `result ${index}`).toBeLessThan(1e-5 * scale);
  }
}

test('any geometry', async () => {
  await fc.assert(fc.asyncProperty(geometries, between(1, 3), compare), { numRuns: 60, seed: 5 });
});

// As they occur in networks: several blocks and tiles, chunks of rows that end within the batch.
test.each<[string, number, Partial<ConvGeometry>]>([
  ['3x3 at 16 pixels', 4, { inputChannels: 16, outputChannels: 24 }],
  ['the image', 5, { inputChannels: 3, outputChannels: 16 }],
  ['3x3, strided', 3, { inputChannels: 12, outputChannels: 20, stride: [2, 2], outputSize: [8, 8] }],
  ['1x1', 3, { inputChannels: 40, outputChannels: 17, kernelSize: [1, 1], before: [0, 0] }],
  ['depthwise', 3, { inputChannels: 22, outputChannels: 22, groups: 22 }],
])('%s', async (_, batch, given) => {
  await compare(
    {
      inputSize: bothAxes(16),
      outputSize: bothAxes(16),
      kernelSize: bothAxes(3),
      stride: bothAxes(1),
      dilation: bothAxes(1),
      before: bothAxes(1),
      groups: 1,
      inputChannels: 1,
      outputChannels: 1,
      ...given,
    },
    batch,
  );
});
