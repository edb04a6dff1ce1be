/**
 * @file Every layer kind against finite differences: the gradient of a random weighting of the output, by each
 * input and each weight, on the cpu backend.
 */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { isMapShape } from '../../layers/shape';
import { composedKernels } from './composed/composedKernels';
import { operationCases, type PreparedCase, prepareCase, runCase } from './operationCases.testing';

beforeAll(() => tf.setBackend('cpu'));

/** Half the distance of the two points; values of the inputs are farther apart from each other and from kinks. */
const step = 4e-3;

/** At most this many elements of a tensor are varied. */
const samples = 10;

test.each(operationCases)('$name', async (item) => {
  const prepared = prepareCase(item);
  const { values, output, operation } = prepared;
  const result = await runCase(item, prepared, composedKernels);
  expect(result.outputShape.slice(1)).toEqual(
    isMapShape(output) ? [output.height, output.width, output.channels] : [output.features],
  );
  expect(result.weights.map((weight) => weight.length)).toEqual(
    values.weights.map((weight) => weight.length),
  );

  const weigh = async (changed: PreparedCase) => {
    const { output: numbers } = await runCase(item, changed, composedKernels, { hasGradient: false });
    return numbers.reduce((sum, value, index) => sum + value * (values.gradient[index] ?? 0), 0);
  };
  const vary = async (list: 'inputs' | 'weights', which: number, index: number, by: number) => {
    const tensors = values[list].map((tensor) => Float32Array.from(tensor));
    const tensor = tensors[which];
    if (tensor) tensor[index] = (tensor[index] ?? 0) + by;
    return weigh({ ...prepared, values: { ...values, [list]: tensors } });
  };
  for (const list of ['inputs', 'weights'] as const) {
    for (const [which, tensor] of values[list].entries()) {
      const stride = Math.max(1, Math.floor(tensor.length / samples));
      for (let index = 0; index < tensor.length; index += stride) {
        const up = await vary(list, which, index, step);
        const down = await vary(list, which, index, -step);
        const expected = (up - down) / (2 * step);
        const actual = result[list][which]?.[index] ?? Number.NaN;
        const tolerance = 2e-3 + 1e-2 * Math.abs(expected);
        expect(
          Math.abs(actual - expected),
          `${list} ${which} at ${index}: ${actual}, by differences ${expected}`,
        ).toBeLessThan(tolerance);
      }
    }
  }
  operation.dispose?.();
});
