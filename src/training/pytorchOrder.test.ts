/**
 * @file Trained numbers leave: what the trainer computes with them, ONNX Runtime computes with the file that they were
 * written into, for every preset; and they come back as they were.
 */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { InferenceSession, Tensor } from 'onnxruntime-web';
import { beforeAll, describe, expect, test } from 'vitest';
import { analyze } from '../analysis/analyze';
import type { Architecture } from '../architecture/architecture';
import { onnxExporter } from '../codecs/onnx/writing/onnxExporter';
import { createDesign } from '../document/document';
import { presets } from '../presets/presets';
import { bothAxes } from '../util/perAxis';
import { createRandom } from '../util/random';
import { fromPytorchOrder, toPytorchOrder } from './pytorchOrder';
import { createPlan } from './trainingPlan';
import { composedKernels } from './worker/composed/composedKernels';
import { Executor } from './worker/executor';

beforeAll(() => tf.setBackend('wasm'));

/** The smallest image, up to the size the preset was made for, that the analysis finds nothing wrong with. */
function findResolution(architecture: Architecture, largest: number): number {
  const fits = (size: number) =>
    analyze(architecture, { resolution: bothAxes(size), rule: 'paper' }).diagnostics.every(
      ({ severity }) => severity !== 'error',
    );
  return [8, 16, 24, 32, 48, 64, 80, 96, 128].filter((size) => size < largest).find(fits) ?? largest;
}

/** Image values that tell positions and channels apart, [N, H, W, C]. */
function createImage(size: number, channels: number): Float32Array {
  const random = createRandom(7);
  return Float32Array.from({ length: size * size * channels }, () => 2 * random.next() - 1);
}

/** [H, W, C] -> [C, H, W]. */
function toChannelsFirst(values: Float32Array, channels: number): Float32Array {
  const count = values.length / channels;
  return Float32Array.from(
    values,
    (_, index) => values[(index % count) * channels + Math.floor(index / count)] ?? 0,
  );
}

describe('trained numbers', () => {
  test.each(presets.map((preset) => [preset.id, preset] as const))(
    'of %s give the same answer elsewhere',
    async (_id, preset) => {
      const architecture = preset.build({ width: 1 / 8, classes: 4 });
      const size = findResolution(architecture, preset.defaultResolution[0]);
      const { plan } = createPlan(architecture, bothAxes(size));
      if (plan === null) throw new Error('A preset that cannot be trained');
      const executor = new Executor(plan, composedKernels);
      executor.initialize(createRandom(3));
      const { channels } = plan.image;
      const values = createImage(size, channels);
      const image = tf.tensor4d(values, [1, size, size, channels]);
      const output = executor.forward(image, { isTraining: false });
      const expected = output.dataSync() as Float32Array;
      const lengths = output.shape.slice(1);
      const specs = [...executor.weightSpecs, ...executor.statisticSpecs];
      const tensors = [...executor.getWeights(), ...executor.getStatistics()].map((tensor, index) => ({
        name: specs[index]?.key ?? '',
        shape: tensor.shape,
        values: Float32Array.from(tensor.dataSync()),
      }));
      const weights = toPytorchOrder(architecture, tensors);
      for (const { name, shape, values: own } of tensors) {
        const back = weights.get(name);
        const again = back && fromPytorchOrder(back, shape);
        expect(again?.every((value, index) => value === own[index])).toBe(true);
      }
      tf.dispose([image, output]);
      executor.dispose();

      const result = onnxExporter.write(createDesign(architecture, { resolution: bothAxes(size) }), {
        weights,
      });
      if (!result.ok || typeof result.content === 'string') throw new Error('not written');
      const session = await InferenceSession.create(result.content);
      const [name = ''] = session.inputNames;
      const feed = new Tensor('float32', toChannelsFirst(values, channels), [1, channels, size, size]);
      const results = await session.run({ [name]: feed });
      const found = results[session.outputNames[0] ?? '']?.data;
      await session.release();
      if (!(found instanceof Float32Array)) throw new Error('no numbers');
      // Maps leave in another order of axes.
      const ordered = lengths.length === 3 ? toChannelsFirst(expected, lengths[2] ?? 1) : expected;
      const scale = Math.max(...ordered.map(Math.abs), 1e-3);
      const error = Math.max(
        ...ordered.map((value, index) => Math.abs(value - (found[index] ?? Number.NaN))),
      );
      expect(error / scale).toBeLessThan(2e-3);
    },
    120_000,
  );

  test('of another shape do not fit', () => {
    const tensor = { shape: [3, 2, 1, 1], values: new Float32Array(6) };
    expect(fromPytorchOrder(tensor, [1, 1, 2, 3])).toEqual(new Float32Array(6));
    expect(fromPytorchOrder(tensor, [1, 1, 3, 2])).toBeNull();
    expect(fromPytorchOrder(tensor, [5])).toBeNull();
  });
});
