import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { expect, test } from 'vitest';
import { composedKernels } from './composed/composedKernels';
import { type MinimizeOptions, minimize } from './minimize';
import { type ProbeData, trainProbe } from './probe';
import { createWasmKernels } from './wasm/wasmKernels';

/** Five features of three classes that overlap; the last feature says nothing. */
function createExamples(count: number, offset: number): ProbeData {
  const labels = Uint8Array.from({ length: count }, (_, index) => (index + offset) % 3);
  const features = Float32Array.from({ length: 5 * count }, (_, place) => {
    const index = Math.floor(place / 5);
    const label = (index + offset) % 3;
    const values = [
      Math.sin(1.7 * index + offset) + (label === 0 ? 0.8 : 0),
      Math.cos(2.3 * index) + (label === 1 ? 0.6 : 0),
      Math.sin(0.9 * index * index + offset),
      (index % 7) / 7 + 0.3 * label,
      4,
    ];
    return values[place % 5] ?? 0;
  });
  return { features, labels };
}

// PyTorch 1.13 in double precision, LBFGS to a gradient of 1e-10: 41 of 60 and 20 of 30.
test('accuracies are those of the optimum', async () => {
  for (const backend of ['cpu', 'wasm']) {
    await tf.setBackend(backend);
    const kernels = backend === 'cpu' ? composedKernels : createWasmKernels();
    const before = tf.memory().numTensors;
    const score = await trainProbe(createExamples(60, 0), createExamples(30, 5), 5, 3, kernels);
    expect(score.trainAccuracy).toBeCloseTo(41 / 60, 6);
    expect(score.testAccuracy).toBeCloseTo(20 / 30, 6);
    expect(tf.memory().numTensors).toBe(before);
    kernels.dispose();
  }
});

/** Features that go together, nearly as many as examples, and labels that they hardly tell. */
function createTangle(count: number, offset: number): ProbeData {
  const width = 160;
  const features = new Float32Array(count * width);
  const labels = new Uint8Array(count);
  for (let row = 0; row < count; row++) {
    const at = row + offset;
    const parts = Array.from(
      { length: width },
      (_, k) => Math.sin((k + 1) * 1.3 * at + k * k) / (1 + k) ** 1.5,
    );
    for (let column = 0; column < width; column++)
      features[row * width + column] = parts.reduce(
        (sum, part, k) => sum + Math.cos(0.7 * column * k + 1) * part,
        0,
      );
    const scores = [0, 1, 2].map(
      (c) => Math.sin(1.3 * at + 2.1 * c) + 1.2 * Math.sin(0.37 * at * at + 1.7 * c),
    );
    labels[row] = scores.indexOf(Math.max(...scores));
  }
  return { features, labels };
}

// NumPy in double precision, Newton's method to a gradient of 1e-11: 122 of 200 and 45 of 100. L-BFGS without a guess of
// the second derivatives is at 123 and 43 after 100 steps.
test('the optimum is reached where features go together', async () => {
  await tf.setBackend('wasm');
  const kernels = createWasmKernels();
  // One picture lies so near to two classes that it needs more digits than others.
  const exact = { maxIterations: 100, tolerance: 1e-5 };
  const train = (options: MinimizeOptions) =>
    trainProbe(createTangle(200, 0), createTangle(100, 1000), 160, 3, kernels, undefined, options);
  const score = await train(exact);
  expect(score).toEqual({
    trainAccuracy: expect.closeTo(122 / 200, 6),
    testAccuracy: expect.closeTo(45 / 100, 6),
    isSettled: true,
  });
  const early = await train({ maxIterations: 2, tolerance: 2e-4 });
  expect(early.isSettled).toBe(false);
  kernels.dispose();
});

test('the minimum of a curved valley', async () => {
  // Rosenbrock's function, whose minimum is at (1, 1).
  const evaluate = async (point: Float64Array) => {
    const [x = 0, y = 0] = point;
    const gap = y - x * x;
    return {
      value: (1 - x) ** 2 + 100 * gap ** 2,
      gradient: Float64Array.of(-2 * (1 - x) - 400 * x * gap, 200 * gap),
    };
  };
  const start = Float64Array.of(-1.2, 1);
  const found = await minimize(evaluate, start, { maxIterations: 200, tolerance: 1e-8 });
  expect(found.isReached).toBe(true);
  expect(found.point[0]).toBeCloseTo(1, 6);
  expect(found.point[1]).toBeCloseTo(1, 6);
  expect((await minimize(evaluate, start, { maxIterations: 3, tolerance: 1e-8 })).isReached).toBe(false);
});
