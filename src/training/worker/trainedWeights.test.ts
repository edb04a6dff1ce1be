/**
 * @file Weights that the optimiser has changed are those that every layer kind computes with from then on, forwards and
 * backwards: libraries below keep packed copies of what they were given once.
 */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { composedKernels } from './composed/composedKernels';
import type { Kernels } from './kernels';
import { operationCases, prepareCase, runCase } from './operationCases.testing';
import { createWasmKernels } from './wasm/wasmKernels';

let wasmKernels: Kernels;

beforeAll(async () => {
  await tf.setBackend('wasm');
  wasmKernels = createWasmKernels();
});

afterAll(() => wasmKernels.dispose());

const cases = operationCases.filter((item) => prepareCase(item).operation.weights.length > 0);
const rule = { kind: 'sgd', momentum: 0, nesterov: false, weightDecay: 0 } as const;
const rate = 0.5;

test('kinds with weights are among the cases', () => {
  const kinds = new Set(cases.map(({ layer }) => layer.kind));
  for (const kind of ['Conv2d', 'Linear', 'SqueezeExcitation', 'SpatialAttention', 'PReLU', 'BatchNorm'])
    expect(kinds).toContain(kind);
});

test.each(cases)('$name', async (item) => {
  for (const [name, kernels] of Object.entries({ composedKernels, wasmKernels })) {
    const prepared = prepareCase(item);
    const { weights } = prepared.values;
    // A step along the gradient 1 takes half from each weight.
    const changed = weights.map((values) => values.map((value) => value - rate));
    let kept: readonly tf.Tensor[] = [];
    const step = (tensors: readonly tf.Tensor[]) => {
      const trained = { weights: tensors.map((tensor) => tf.keep(tensor)), slots: [] };
      const gradients = tensors.map(({ shape }) => tf.ones(shape));
      kept = kernels.optimize(rule, trained, gradients, rate, 1).weights;
      return kept;
    };
    for (const isTraining of [true, false]) {
      const actual = await runCase(item, prepared, kernels, { isTraining, changeWeights: step });
      const expected = await runCase(
        item,
        { ...prepared, values: { ...prepared.values, weights: changed } },
        kernels,
        { isTraining },
      );
      tf.dispose([...kept]);
      expect(actual, name).toEqual(expected);
    }
    prepared.operation.dispose?.();
  }
});
