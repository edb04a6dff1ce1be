/**
 * @file Every layer kind on WebGPU, in software where there is no card, against the cpu backend: outputs, statistics
 * and all gradients, by our kernels. Buffers are recycled, and a kernel that writes nothing would look right: so
 * every new tensor is filled with what is no number.
 */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../../util/random';
import { adam, adamW, type OptimizerRule } from '../../settings';
import { composedKernels } from '../composed/composedKernels';
import { BatchMaker, drawCuts } from '../data/batches';
import type { Kernels } from '../kernels';
import {
  type CaseResult,
  type OperationCase,
  operationCases,
  prepareCase,
  runCase,
} from '../operationCases.testing';
import {
  computeExactSpread,
  constantCases,
  createBatches,
  measureBatches,
  varyingCases,
} from '../saturationCases.testing';
import { createGpuKernels } from './gpuKernels';
import { createGpuPictures } from './gpuPictures';
import { GpuRuntime } from './gpuRuntime';

const errors: string[] = [];
let kernels: Kernels;

/** New tensors without values get NaN. */
function poison(backend: WebGPUBackend): void {
  const make = backend.makeTensorInfo.bind(backend);
  backend.makeTensorInfo = (shape, dtype, values) => {
    const size = shape.reduce((a, b) => a * b, 1);
    return make(
      shape,
      dtype,
      values ?? (dtype === 'float32' ? new Float32Array(size).fill(Number.NaN) : values),
    );
  };
}

beforeAll(async () => {
  expect(await navigator.gpu.requestAdapter(), 'a WebGPU adapter').not.toBeNull();
  await tf.setBackend('webgpu');
  const backend = tf.backend();
  if (!(backend instanceof WebGPUBackend)) throw new Error('not WebGPU');
  backend.device.addEventListener('uncapturederror', ({ error }) => errors.push(error.message));
  kernels = createGpuKernels(backend);
  poison(backend);
});

afterAll(() => expect(errors).toEqual([]));

async function runOn(
  backend: string,
  own: Kernels,
  item: OperationCase,
  isTraining: boolean,
): Promise<CaseResult> {
  await tf.setBackend(backend);
  const prepared = prepareCase(item);
  const result = await runCase(item, prepared, own, { isTraining, hasGradient: isTraining });
  prepared.operation.dispose?.();
  return result;
}

const gather = (result: CaseResult): number[] =>
  [result.output, ...result.statistics, ...result.inputs, ...result.weights].flatMap((values) => [...values]);

function expectNear(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  const differences = expected.map((value, index) => Math.abs(value - (actual[index] ?? Number.NaN)));
  expect(actual).toHaveLength(expected.length);
  expect(Math.max(0, ...differences)).toBeLessThan(tolerance);
}

test.each(operationCases)('$name', async (item) => {
  for (const isTraining of [true, false]) {
    const expected = await runOn('cpu', composedKernels, item, isTraining);
    const actual = await runOn('webgpu', kernels, item, isTraining);
    expect(actual.outputShape).toEqual(expected.outputShape);
    expectNear(gather(actual), gather(expected), 5e-5);
  }
  expect(errors).toEqual([]);
});

const rules: readonly OptimizerRule[] = [
  adam,
  adamW,
  { kind: 'sgd', momentum: 0, nesterov: false, weightDecay: 0.01 },
  { kind: 'sgd', momentum: 0.9, nesterov: false, weightDecay: 0 },
  { kind: 'sgd', momentum: 0.9, nesterov: true, weightDecay: 0.01 },
];

/** Three steps on weights of seven tensors, the numbers of weights and slots behind them. */
async function optimizeOn(backend: string, own: Kernels, rule: OptimizerRule, slotCount: number) {
  await tf.setBackend(backend);
  const sizes = [5, 300, 1, 64, 7, 1000, 2];
  const wave = (size: number, phase: number) =>
    Float32Array.from({ length: size }, (_, index) => Math.sin(index + phase));
  const total = sizes.reduce((a, b) => a + b, 0);
  let trained = {
    weights: sizes.map((size, index) => tf.tensor1d(wave(size, index)) as tf.Tensor),
    slots: Array.from({ length: slotCount }, () => tf.tensor1d(new Float32Array(total))),
  };
  for (const step of [1, 2, 3]) {
    const gradients = sizes.map((size, index) => tf.tensor1d(wave(size, 10 * step + index)));
    const next = own.optimize(rule, trained, gradients, 0.1, step);
    trained = { weights: [...next.weights], slots: [...next.slots] };
    tf.dispose(gradients);
    // What has been read must not hide what is changed in place afterwards.
    await trained.weights[0]?.data();
  }
  const values = await Promise.all([...trained.weights, ...trained.slots].map((tensor) => tensor.data()));
  tf.dispose([...trained.weights, ...trained.slots]);
  return values.flatMap((each) => [...each]);
}

test.each(rules.map((rule) => [JSON.stringify(rule), rule] as const))('optimiser %s', async (_, rule) => {
  const slots = rule.kind === 'adam' ? 2 : rule.momentum > 0 ? 1 : 0;
  const expected = await optimizeOn('cpu', composedKernels, rule, slots);
  expectNear(await optimizeOn('webgpu', kernels, rule, slots), expected, 1e-5);
  expect(errors).toEqual([]);
});

test.each([0, 0.1])('the loss with smoothing %f', async (smoothing) => {
  const rows = 150;
  const values = Float32Array.from({ length: 7 * rows }, (_, index) => 5 * Math.sin(index * index));
  const labels = Array.from({ length: rows }, (_, row) => (row * 3) % 7);
  const read = async (backend: string, own: Kernels) => {
    await tf.setBackend(backend);
    const { gradient, sums } = tf.tidy(() => ({
      ...own.gradeAnswer(tf.tensor2d(values, [rows, 7]), labels, smoothing),
    }));
    return [...(await gradient.data()), ...(await sums.data())];
  };
  expectNear(await read('webgpu', kernels), await read('cpu', composedKernels), 2e-3);
});

test.each([
  [1000, 5],
  [4097, 130],
  [3, 64],
])('products of the channels of %i pixels with %i channels', async (pixels, channels) => {
  const values = Float32Array.from({ length: pixels * channels }, (_, index) => Math.sin(index * 1.7));
  const read = async (backend: string, own: Kernels) => {
    await tf.setBackend(backend);
    const result = tf.tidy(() => own.multiplyChannels(tf.tensor2d(values, [pixels, channels])));
    return [...(await result.data())];
  };
  const [actual, expected] = [await read('webgpu', kernels), await read('cpu', composedKernels)];
  expectNear(actual, expected, 2e-3);
  // The order of summing up is always the same.
  expect(await read('webgpu', kernels)).toEqual(actual);
});

test.each([
  [1000, 5],
  [4097, 130],
  [3, 64],
])('%i pixels of %i channels less a shift', async (pixels, channels) => {
  const values = Float32Array.from({ length: pixels * channels }, (_, index) => 100 + Math.sin(index * 1.7));
  const shift = Float32Array.from({ length: channels }, (_, channel) => 99 + channel / channels);
  const read = async (backend: string, own: Kernels) => {
    await tf.setBackend(backend);
    const { centered, sums } = tf.tidy(() => ({
      ...own.centerPixels(tf.tensor2d(values, [pixels, channels]), tf.tensor1d(shift)),
    }));
    const found = [[...(await centered.data())], [...(await sums.data())]] as const;
    tf.dispose([centered, sums]);
    return found;
  };
  const [actual, expected] = [await read('webgpu', kernels), await read('cpu', composedKernels)];
  // A difference is rounded once.
  expect(actual[0]).toEqual(expected[0]);
  expectNear(actual[1], expected[1], 5e-3);
});

test.each(varyingCases)('saturation: $name', async (item) => {
  await tf.setBackend('webgpu');
  const batches = createBatches(item);
  const expected = computeExactSpread(item.width, batches);
  const found = await measureBatches(kernels, item.width, batches);
  expect(found.dimension).toBe(expected.dimension);
  expect(Math.abs((found.participation * item.width) / expected.participation - 1)).toBeLessThan(1e-5);
  expect(errors).toEqual([]);
});

test.each(constantCases)('a layer that does not vary has no saturation: $name', async (item) => {
  await tf.setBackend('webgpu');
  const found = await measureBatches(kernels, item.width, createBatches(item));
  expect(found).toMatchObject({ dimension: 0, saturation: 0, participation: 0 });
});

test.each([
  [6, 5, 'as they are'],
  [9, 12, 'enlarged'],
  [3, 4, 'shrunk'],
])('pictures of %i x %i, %s, out of pieces', async (height, width) => {
  const [count, channels] = [23, 3];
  const set = {
    ...{ count, channels, height: 6, width: 5 },
    pixels: Uint8Array.from({ length: count * channels * 30 }, (_, index) => (index * 89) % 256),
    labels: new Uint8Array(count),
  };
  const format = { mean: [0.4, 0.5, 0.6], deviation: [0.2, 0.25, 0.3], height, width };
  const cuts = drawCuts([3, 22, 0, 7, 3, 15], { cropPadding: 2, flip: true }, createRandom(4));
  await tf.setBackend('webgpu');
  const backend = tf.backend();
  if (!(backend instanceof WebGPUBackend)) throw new Error('not WebGPU');
  const expected = [...new BatchMaker(set, format).make(cuts)];
  for (const limitBytes of [1e6, 1000]) {
    const source = createGpuPictures(new GpuRuntime(backend), set, format, limitBytes);
    const image = source.take(cuts);
    expectNear([...(await image.data())], expected, height === 6 ? 1e-12 : 1e-4);
    image.dispose();
    source.dispose();
  }
});
