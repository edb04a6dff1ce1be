/**
 * @file Every layer kind on wasm against the cpu backend, by composed kernels and by our own: outputs, statistics
 * and all gradients.
 */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { composedKernels } from './composed/composedKernels';
import type { Kernels } from './kernels';
import {
  type CaseResult,
  type OperationCase,
  operationCases,
  prepareCase,
  runCase,
} from './operationCases.testing';
import { createWasmKernels } from './wasm/wasmKernels';

async function runOn(
  backend: string,
  kernels: Kernels,
  item: OperationCase,
  isTraining: boolean,
): Promise<CaseResult> {
  await tf.setBackend(backend);
  const prepared = prepareCase(item);
  const result = await runCase(item, prepared, kernels, { isTraining, hasGradient: isTraining });
  prepared.operation.dispose?.();
  return result;
}

const gather = (result: CaseResult): number[] =>
  [result.output, ...result.statistics, ...result.inputs, ...result.weights].flatMap((values) => [...values]);

let wasmKernels: Kernels;

beforeAll(async () => {
  await tf.setBackend('wasm');
  wasmKernels = createWasmKernels();
});

afterAll(() => wasmKernels.dispose());

test.each(operationCases)('$name', async (item) => {
  for (const isTraining of [true, false]) {
    const expected = await runOn('cpu', composedKernels, item, isTraining);
    for (const [name, kernels] of Object.entries({ composedKernels, wasmKernels })) {
      const actual = await runOn('wasm', kernels, item, isTraining);
      expect(actual.outputShape).toEqual(expected.outputShape);
      const numbers = gather(actual);
      const differences = gather(expected).map((value, index) =>
        Math.abs(value - (numbers[index] ?? Number.NaN)),
      );
      expect(differences).toHaveLength(numbers.length);
      expect(Math.max(...differences), name).toBeLessThan(2e-5);
    }
  }
});
