/** @file An effective field and class activation maps against PyTorch's autograd, on the same numbers. */
import '@tensorflow/tfjs-backend-cpu';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import type { Architecture, LayerId } from '../../../architecture/architecture';
import { createBuilder } from '../../../architecture/builder';
import { describeWithTorch, pythonPath } from '../../../util/oracles.testing';
import { bothAxes } from '../../../util/perAxis';
import type { EffectiveField } from '../../effectiveField';
import type { SeenPictures, TrainedTensors } from '../../insight';
import { composedKernels } from '../composed/composedKernels';
import type { ComputeBackend } from '../computeBackend';
import { mapClass } from './mapClass';
import { traceField } from './traceField';

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

/** The numbers of `values` in torchInsight.py. */
function tensor(name: string, shape: readonly number[], seed: number, scale = 0.5, offset = 0) {
  const length = shape.reduce((product, size) => product * size, 1);
  const values = Float32Array.from({ length }, (_, index) => offset + scale * Math.sin(1.7 * index + seed));
  return { name, shape, values };
}

const pictures: SeenPictures = {
  set: {
    count: 1,
    channels: 3,
    height: 12,
    width: 12,
    pixels: Uint8Array.from({ length: 3 * 12 * 12 }, (_, index) => (37 * index + 11) % 256),
    labels: Uint8Array.of(0),
  },
  scale: { mean: [0, 0, 0], deviation: [1, 1, 1] },
};

const resolution = bothAxes(12);

/** The network of the script: a norm, a pool, a shortcut, a step of 2 at the end; classes, or one channel alone. */
function buildNetwork(hasClasses: boolean): Architecture {
  const builder = createBuilder();
  const padding = { top: 1, bottom: 1, left: 1, right: 1 };
  builder.add('Input', 'input', { channels: 3 });
  builder.add('Conv2d', 'first', { outChannels: 4, padding });
  builder.add('BatchNorm', 'norm');
  builder.add('ReLU', 'relu1');
  const pool = builder.add('MaxPool2d', 'pool');
  builder.add('Conv2d', 'wide', { outChannels: 4, padding });
  const wide = builder.add('ReLU', 'relu2');
  builder.add('Add', 'sum', {}, { inputs: [pool, wide] });
  builder.add('Conv2d', 'last', { outChannels: hasClasses ? 5 : 1, stride: [2, 2], padding });
  if (hasClasses) {
    builder.add('ReLU', 'relu3');
    builder.add('GlobalAvgPool', 'gap');
    builder.add('Flatten', 'flatten');
    builder.add('Linear', 'answer', { outFeatures: 3 });
  }
  return builder.build();
}

function createTensors(hasClasses: boolean): TrainedTensors {
  const last = hasClasses ? 5 : 1;
  return {
    weights: [
      tensor('first.weight', [3, 3, 3, 4], 1),
      tensor('first.bias', [4], 2),
      tensor('norm.weight', [4], 3, 0.3, 1),
      tensor('norm.bias', [4], 4, 0.3),
      tensor('wide.weight', [3, 3, 4, 4], 7),
      tensor('wide.bias', [4], 8),
      tensor('last.weight', [3, 3, 4, last], hasClasses ? 11 : 9),
      tensor('last.bias', [last], hasClasses ? 12 : 10),
      tensor('answer.weight', [1, 1, 5, 3], 13),
      tensor('answer.bias', [3], 14),
    ],
    statistics: [tensor('norm.running_mean', [4], 5, 0.3), tensor('norm.running_var', [4], 6, 0.3, 1)],
  };
}

function expectClose(actual: Iterable<number>, expected: readonly number[]): void {
  const values = [...actual];
  expect(values).toHaveLength(expected.length);
  const far = expected.flatMap((value, index) => {
    return Math.abs((values[index] ?? Number.NaN) - value) <= 1e-4
      ? []
      : [{ index, value, actual: values[index] }];
  });
  expect(far).toEqual([]);
}

describeWithTorch('by PyTorch', () => {
  beforeAll(() => tf.setBackend('cpu'));
  const { stdout, stderr } = spawnSync(pythonPath, [join(import.meta.dirname, 'torchInsight.py')], {
    encoding: 'utf8',
  });
  const known: {
    readonly field: readonly number[];
    readonly probabilities: readonly number[];
    readonly maps: readonly (readonly number[])[];
  } | null = stdout === '' ? null : JSON.parse(stdout);

  test('the script runs', () => expect(known, stderr).not.toBeNull());

  test('the gradient of a unit with trained weights', async () => {
    const found: EffectiveField[] = [];
    await traceField(
      {
        type: 'trace-field',
        architecture: buildNetwork(false),
        resolution,
        layer: 'last' as LayerId,
        unit: [1, 2],
        tensors: createTensors(false),
        pictures,
        seed: 1,
        rounds: 1,
      },
      backend,
      (field) => found.push(field),
      async () => {},
    );
    expectClose(found[0]?.absolute ?? [], known?.field ?? []);
  });

  test.each([0, 1, 2])('the evidence for class %i in the sum of two ways', async (label) => {
    const map = await mapClass(
      {
        type: 'map-class',
        architecture: buildNetwork(true),
        resolution,
        layer: 'sum' as LayerId,
        label,
        tensors: createTensors(true),
        pictures,
      },
      backend,
    );
    expectClose(map.probabilities, known?.probabilities ?? []);
    expectClose(map.values, known?.maps[label] ?? []);
  });
});
