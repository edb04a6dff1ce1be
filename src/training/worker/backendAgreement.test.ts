/** @file Every layer kind on wasm against the cpu backend: outputs, statistics and all gradients. */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { expect, test } from 'vitest';
import { composedKernels } from './composed/composedKernels';
import {
  type CaseResult,
  type OperationCase,
  operationCases,
  prepareCase,
  runCase,
} from './operationCases.testing';

async function runOn(backend: string, item: OperationCase, isTraining: boolean): Promise<CaseResult> {
  await tf.setBackend(backend);
  const prepared = prepareCase(item);
  const result = await runCase(item, prepared, composedKernels, { isTraining, hasGradient: isTraining });
  prepared.operation.dispose?.();
  return result;
}

const gather = (result: CaseResult): number[] =>
  [result.output, ...result.statistics, ...result.inputs, ...result.weights].flatMap((values) => [...values]);

test.each(operationCases)('$name', async (item) => {
  for (const isTraining of [true, false]) {
    const expected = await runOn('cpu', item, isTraining);
    const actual = await runOn('wasm', item, isTraining);
    expect(actual.outputShape).toEqual(expected.outputShape);
    const numbers = gather(actual);
    const differences = gather(expected).map((value, index) =>
      Math.abs(value - (numbers[index] ?? Number.NaN)),
    );
    expect(differences).toHaveLength(numbers.length);
    expect(Math.max(...differences)).toBeLessThan(2e-5);
  }
});
