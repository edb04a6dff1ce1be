/**
 * @file Every preset, an eighth as wide, computed for one small image: each output has the shape that the analysis
 * says, and nothing is left behind.
 */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { beforeAll, expect, test } from 'vitest';
import { analyze } from '../../analysis/analyze';
import type { Architecture } from '../../architecture/architecture';
import { isMapShape } from '../../layers/shape';
import { presets } from '../../presets/presets';
import { bothAxes } from '../../util/perAxis';
import { createRandom } from '../../util/random';
import { createPlan } from '../trainingPlan';
import { composedKernels } from './composed/composedKernels';
import { Executor } from './executor';

beforeAll(() => tf.setBackend('wasm'));

/** The smallest image, up to the size the preset was made for, that the analysis finds nothing wrong with. */
function findResolution(architecture: Architecture, largest: number): number {
  const sizes = [8, 16, 24, 32, 48, 64, 80, 96, 128].filter((size) => size < largest);
  const fits = (size: number) =>
    analyze(architecture, { resolution: bothAxes(size), rule: 'paper' }).diagnostics.every(
      ({ severity }) => severity !== 'error',
    );
  return sizes.find(fits) ?? largest;
}

test.each(presets.map((preset) => [preset.id, preset] as const))('%s', (_, preset) => {
  const architecture = preset.build({ width: 1 / 8, classes: 4 });
  const resolution = findResolution(architecture, preset.defaultResolution[0]);
  const { plan, problems } = createPlan(architecture, bothAxes(resolution));
  expect(problems).toEqual([]);
  if (plan === null) return;
  const before = tf.memory().numTensors;
  const executor = new Executor(plan, composedKernels);
  executor.initialize(createRandom(1));
  const image: tf.Tensor4D = tf.ones([1, resolution, resolution, plan.image.channels]);
  let seen = 0;
  const output = executor.forward(image, {
    isTraining: false,
    watch: ({ shape }, tensor) => {
      seen += 1;
      expect(tensor.shape).toEqual(
        isMapShape(shape) ? [1, shape.height, shape.width, shape.channels] : [1, shape.features],
      );
    },
  });
  // A ReLU that is computed with the norm before it is seen once.
  const pairs = plan.steps.filter(
    ({ layer, inputs }) => layer.kind === 'ReLU' && plan.steps[inputs[0] ?? 0]?.layer.kind === 'BatchNorm',
  ).length;
  expect(seen).toBe(plan.steps.length - pairs);
  tf.dispose([image, output]);
  executor.dispose();
  expect(tf.memory().numTensors).toBe(before);
});
