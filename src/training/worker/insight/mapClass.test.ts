/** @file Class activation maps, by hand on a network of two channels. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LayerId } from '../../../architecture/architecture';
import { createBuilder } from '../../../architecture/builder';
import { bothAxes } from '../../../util/perAxis';
import { composedKernels } from '../composed/composedKernels';
import type { ComputeBackend } from '../computeBackend';
import { type ClassQuestion, mapClass } from './mapClass';

beforeAll(() => tf.setBackend('cpu'));

const backend: ComputeBackend = {
  name: 'cpu',
  kernels: composedKernels,
  threads: 1,
  limitBytes: null,
  memoryBytes: null,
  getFailure: () => null,
  finish: async () => {},
  dispose: () => {},
};

/** Two channels x and max(0, 3 - x), their means, and two classes. */
function createQuestion(isSoft = false): ClassQuestion {
  const builder = createBuilder();
  builder.add('Input', 'input', { channels: 1 });
  builder.add('Conv2d', 'conv', { outChannels: 2, kernelSize: [1, 1] });
  builder.add('ReLU', 'relu');
  builder.add('GlobalAvgPool', 'gap');
  builder.add('Flatten', 'flatten');
  builder.add('Linear', 'answer', { outFeatures: 2 });
  if (isSoft) builder.add('Softmax', 'softmax');
  const tensor = (name: string, shape: readonly number[], ...values: number[]) => ({
    name,
    shape,
    values: Float32Array.from(values),
  });
  return {
    type: 'map-class',
    architecture: builder.build(),
    resolution: bothAxes(2),
    layer: 'relu' as LayerId,
    label: null,
    tensors: {
      weights: [
        tensor('conv.weight', [1, 1, 1, 2], 1, -1),
        tensor('conv.bias', [2], 0, 3),
        // By input, then by class: the first class has the factors 1 and 2, the second 3 and -6.
        tensor('answer.weight', [1, 1, 2, 2], 1, 3, 2, -6),
        tensor('answer.bias', [2], 0, 0),
      ],
      statistics: [],
    },
    pictures: {
      set: {
        count: 1,
        channels: 1,
        height: 2,
        width: 2,
        pixels: Uint8Array.of(1, 2, 3, 4),
        labels: Uint8Array.of(0),
      },
      // Bytes are divided by 255; so they come in as they are.
      scale: { mean: [0], deviation: [1 / 255] },
    },
  };
}

describe('the map of a class', () => {
  test.each([false, true])('that the network answers (behind a softmax: %s)', async (isSoft) => {
    const map = await mapClass(createQuestion(isSoft), backend);
    // Channels: 1 2 3 4 and 2 1 0 0, with means 2.5 and 0.75: logits 2.5 + 1.5 = 4 and 7.5 - 4.5 = 3.
    expect(map.label).toBe(0);
    expect(map.probabilities[0]).toBeCloseTo(1 / (1 + Math.exp(-1)), 6);
    expect(map.size).toEqual([2, 2]);
    // A quarter of each factor: 1/4 (1 2 3 4) + 2/4 (2 1 0 0).
    for (const [index, value] of [1.25, 1, 0.75, 1].entries())
      expect(map.values[index]).toBeCloseTo(value, 5);
  });

  test('of another class, without what speaks against it', async () => {
    const map = await mapClass({ ...createQuestion(), label: 1 }, backend);
    // 3/4 (1 2 3 4) - 6/4 (2 1 0 0) = -2.25 0 2.25 3.
    for (const [index, value] of [0, 0, 2.25, 3].entries()) expect(map.values[index]).toBeCloseTo(value, 5);
  });

  test('leaves nothing on the device', async () => {
    const before = tf.memory().numTensors;
    await mapClass(createQuestion(), backend);
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('there is none', () => {
  test.each([
    ['for the answer itself', { layer: 'answer' as LayerId }, { code: 'not-used', layer: 'answer' }],
    ['for a vector', { layer: 'flatten' as LayerId }, { code: 'no-field', layer: 'flatten' }],
    [
      'with the numbers of another network',
      { tensors: { weights: [], statistics: [] } },
      { code: 'tensor-mismatch', tensor: 'conv.weight' },
    ],
    [
      'for a class that it does not know',
      { label: 2 },
      {
        code: 'cannot-train',
        problems: [{ code: 'too-few-outputs', layer: 'answer', actual: 2, needed: 3 }],
      },
    ],
  ])('%s', async (_name, changes, problem) => {
    await expect(mapClass({ ...createQuestion(), ...changes }, backend)).rejects.toMatchObject({ problem });
  });
});
