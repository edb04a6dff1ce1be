/** @file Optimisers by composed and by wasm kernels: three steps on known gradients, against PyTorch 1.13. */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { expect, test } from 'vitest';
import { adam, adamW, type OptimizerRule } from '../settings';
import { composedKernels } from './composed/composedKernels';
import { countSlots, type Kernels, type Trained } from './kernels';
import { createWasmKernels } from './wasm/wasmKernels';

const gradients = [
  [0.5, -1, 0.25, 2, 0],
  [-0.5, 0.5, 1, -1, 0.125],
  [0.25, 0.25, -0.75, 0.5, 1],
];

const cases: [string, OptimizerRule, readonly number[]][] = [
  [
    'sgd',
    { kind: 'sgd', momentum: 0, nesterov: false, weightDecay: 0.01 },
    [0.972053, -1.969156, 0.448651, -0.1497, 2.878521],
  ],
  [
    'momentum',
    { kind: 'sgd', momentum: 0.9, nesterov: false, weightDecay: 0.01 },
    [0.929035, -1.83812, 0.314642, -0.40134, 2.859447],
  ],
  [
    'nesterov',
    { kind: 'sgd', momentum: 0.9, nesterov: true, weightDecay: 0 },
    [0.91605, -1.8391, 0.285525, -0.5118, 2.776125],
  ],
  ['adam', { ...adam, weightDecay: 0.01 }, [0.883841, -1.862154, 0.293209, -0.160575, 2.740995]],
  ['adamw', { ...adamW, weightDecay: 0.1 }, [0.860027, -1.810082, 0.281915, -0.15842, 2.766708]],
];

function runSteps(rule: OptimizerRule, kernels: Kernels): number[] {
  // Two weights, so that places in the slots matter.
  const start = [tf.tensor1d([1, -2, 0.5]), tf.tensor2d([[0, 3]])];
  const slots = Array.from({ length: countSlots(rule) }, () => tf.zeros([5]) as tf.Tensor1D);
  let trained: Trained = { weights: start, slots };
  for (const [index, row] of gradients.entries()) {
    const parts = [tf.tensor1d(row.slice(0, 3)), tf.tensor2d([row.slice(3)])];
    trained = kernels.optimize(rule, trained, parts, 0.1, index + 1);
    tf.dispose(parts);
  }
  const result = trained.weights.flatMap((weight) => [...weight.dataSync()]);
  tf.dispose([...trained.weights, ...trained.slots]);
  return result;
}

test.each(cases)('%s', async (_, rule, expected) => {
  await tf.setBackend('wasm');
  const before = tf.memory().numTensors;
  const wasmKernels = createWasmKernels();
  const results = [runSteps(rule, wasmKernels), runSteps(rule, composedKernels)];
  wasmKernels.dispose();
  expect(tf.memory().numTensors).toBe(before);
  await tf.setBackend('cpu');
  results.push(runSteps(rule, composedKernels));
  for (const result of results)
    for (const [index, value] of expected.entries()) expect(result[index]).toBeCloseTo(value, 5);
});
