import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { expect, test } from 'vitest';
import { composedKernels } from './composed/composedKernels';
import { minimize } from './minimize';
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
  const found = await minimize(evaluate, Float64Array.of(-1.2, 1), { maxIterations: 200, tolerance: 1e-8 });
  expect(found[0]).toBeCloseTo(1, 6);
  expect(found[1]).toBeCloseTo(1, 6);
});
