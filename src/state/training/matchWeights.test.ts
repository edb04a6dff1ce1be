/** @file Weights leave and come back: by our own names, by those of the layers, by those of PyTorch. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { createBytesSource } from '../../codecs/byteSource.testing';
import { findModulePaths, nameState } from '../../codecs/pytorch/modulePaths';
import { createPytorchProgram, pytorchExporter } from '../../codecs/pytorch/pytorchExporter';
import { readSafetensors, writeSafetensors } from '../../codecs/safetensors/safetensors';
import type { Weights } from '../../codecs/weights';
import { createDesign, type Design } from '../../document/document';
import { presets } from '../../presets/presets';
import { type Checkpoint, fitsTensors } from '../../training/checkpoint';
import { toPytorchOrder } from '../../training/pytorchOrder';
import { createPlan } from '../../training/trainingPlan';
import { composedKernels } from '../../training/worker/composed/composedKernels';
import { Executor } from '../../training/worker/executor';
import { describeWithTorch, pythonPath } from '../../util/oracles.testing';
import { bothAxes } from '../../util/perAxis';
import { createRandom } from '../../util/random';
import { matchWeights } from './matchWeights';

beforeAll(() => tf.setBackend('wasm'));

function createPreset(id: string, size: number): Design {
  const preset = presets.find((other) => other.id === id);
  if (preset === undefined) throw new Error(id);
  const architecture = preset.build({ width: 1 / 8, classes: 4 });
  return createDesign(architecture, { title: id, resolution: bothAxes(size) });
}

function createExecutor({ architecture, resolution }: Design): Executor {
  const { plan } = createPlan(architecture, resolution);
  if (plan === null) throw new Error('no plan');
  return new Executor(plan, composedKernels);
}

/** The numbers of a network that was just started, as they are written to files. */
function createWeights(design: Design): Weights {
  const executor = createExecutor(design);
  executor.initialize(createRandom(3));
  const specs = [...executor.weightSpecs, ...executor.statisticSpecs];
  const tensors = [...executor.getWeights(), ...executor.getStatistics()].map((tensor, index) => ({
    name: specs[index]?.key ?? '',
    shape: tensor.shape,
    values: Float32Array.from(tensor.dataSync(), (value, place) => value + place / 1000),
  }));
  executor.dispose();
  return toPytorchOrder(design.architecture, tensors);
}

function match(design: Design, weights: Weights) {
  const found = matchWeights(design, weights);
  if ('problem' in found) throw new Error(JSON.stringify(found.problem));
  return found;
}

/** What a network with these numbers answers to images, [N, classes]. */
function answer(design: Design, { weights, statistics }: Checkpoint, image: tf.Tensor4D): readonly number[] {
  const executor = createExecutor(design);
  expect(fitsTensors(weights, executor.weightSpecs)).toBe(true);
  expect(fitsTensors(statistics, executor.statisticSpecs)).toBe(true);
  const upload = ({ values, shape }: Checkpoint['weights'][number]) => tf.tensor(values, [...shape]);
  executor.setWeights(weights.map(upload));
  executor.setStatistics(statistics.map(upload));
  const output = executor.forward(image, { isTraining: false });
  const values = [...output.dataSync()];
  output.dispose();
  executor.dispose();
  return values;
}

/** The same tensors by other names. */
const rename = (weights: Weights, change: (name: string) => string): Weights =>
  new Map([...weights].map(([name, tensor]) => [change(name), tensor]));

/** The names of a design's tensors in its exported module. */
function findStateNames(design: Design): ReadonlyMap<string, string> {
  const made = createPytorchProgram(design);
  if ('problem' in made) throw new Error(made.problem.code);
  const paths = findModulePaths(made.program);
  return new Map(
    [...createWeights(design).keys()].map((key) => {
      // One layer's id can begin another's.
      const node = [...design.architecture.layers.values()]
        .filter(({ id }) => key.startsWith(`${id}.`))
        .toSorted((a, b) => b.id.length - a.id.length)[0];
      const id = node?.id ?? '';
      const path = node && paths.get(node.id);
      if (!node || path === undefined) throw new Error(key);
      return [key, nameState(path, node.layer.kind, key.slice(id.length + 1))];
    }),
  );
}

const networks = [
  ['resnet18', 32],
  ['efficientnetb0', 32],
  ['convnexttiny', 32],
  ['shufflenetv2', 32],
] as const;

describe.each(networks)('%s', (id, size) => {
  const design = createPreset(id, size);

  test('saved and read again it has the same numbers', async () => {
    const weights = createWeights(design);
    const read = await readSafetensors(createBytesSource(writeSafetensors(weights), 'x.safetensors'));
    if ('problem' in read) throw new Error(read.problem.code);
    const found = match(design, read.weights);
    expect(found).toMatchObject({ naming: 'ids', count: weights.size, unused: [] });
    const { weights: learnt, statistics, ...rest } = found.take();
    expect(rest).toEqual({ version: 1, step: 0, slots: [] });
    expect(toPytorchOrder(design.architecture, [...learnt, ...statistics])).toEqual(weights);
  });

  test('by the names of its PyTorch module, wrapped for several processes, it has them too', () => {
    const weights = createWeights(design);
    const names = findStateNames(design);
    const own = match(design, weights).take();
    const counted = new Map(rename(weights, (name) => `module.${names.get(name)}`));
    counted.set('module.bn.num_batches_tracked', { shape: [], values: Float32Array.of(7) });
    const found = match(design, counted);
    expect(found.unused).toEqual([]);
    expect(found.take()).toEqual(own);
  });
});

describeWithTorch('PyTorch', () => {
  test.each(networks)(
    '%s answers the same here with the state of its module',
    async (id, size) => {
      const design = createPreset(id, size);
      const folder = mkdtempSync(join(tmpdir(), 'fovea-'));
      const path = join(folder, 'state.safetensors');
      try {
        const code = pytorchExporter.write(design);
        if (!code.ok) throw new Error(code.problem.code);
        const shape = [2, 3, size, size];
        const { stdout, stderr } = spawnSync(pythonPath, [join(import.meta.dirname, 'saveState.py')], {
          input: JSON.stringify({ code: code.content, shape, path }),
          encoding: 'utf8',
        });
        if (stdout === '') throw new Error(stderr);
        const expected = (JSON.parse(stdout) as { answer: number[][] }).answer.flat();
        const read = await readSafetensors(createBytesSource(new Uint8Array(readFileSync(path)), path));
        if ('problem' in read) throw new Error(read.problem.code);
        const found = match(design, read.weights);
        const count = 2 * 3 * size * size;
        const numbers = Float32Array.from({ length: count }, (_, index) => -1 + (2 * index) / (count - 1));
        const image = tf.tidy(() => tf.transpose(tf.tensor4d(numbers, [2, 3, size, size]), [0, 2, 3, 1]));
        const values = answer(design, found.take(), image as tf.Tensor4D);
        image.dispose();
        const scale = Math.max(...expected.map(Math.abs), 1e-3);
        for (const [index, value] of expected.entries())
          expect(Math.abs((values[index] ?? Number.NaN) - value) / scale).toBeLessThan(2e-3);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    60_000,
  );
});

describe('what does not fit is told', () => {
  const design = createPreset('resnet18', 32);
  let weights: Weights = new Map();
  let first = '';
  beforeAll(() => {
    weights = createWeights(design);
    [first = ''] = weights.keys();
  });
  const problemOf = (changed: Weights, other = design) => {
    const found = matchWeights(other, changed);
    return 'problem' in found ? found.problem : null;
  };

  test('tensors that are missing, or of another network altogether', () => {
    const fewer = new Map(weights);
    fewer.delete(first);
    const expected = weights.get(first)?.shape;
    const part = match(design, fewer);
    expect(part).toMatchObject({ count: weights.size - 1, total: weights.size });
    expect(part.lacking).toEqual([{ tensor: first, expected, actual: null }]);
    const { weights: learnt, statistics } = part.take();
    expect([...learnt, ...statistics].map(({ name }) => name)).not.toContain(first);
    expect(learnt.length + statistics.length).toBe(weights.size - 1);
    const foreign = new Map([['encoder.weight', { shape: [1], values: Float32Array.of(1) }]]);
    expect(problemOf(foreign)).toEqual({ code: 'no-match', wanted: first, found: 'encoder.weight' });
    expect(problemOf(new Map())).toEqual({ code: 'no-match', wanted: first, found: null });
  });

  test('another number of classes', () => {
    const preset = presets.find(({ id }) => id === 'resnet18');
    const five = preset?.build({ width: 1 / 8, classes: 5 });
    if (five === undefined) throw new Error('no preset');
    const other = createDesign(five, { resolution: bothAxes(32) });
    const found = match(other, weights);
    // Weight and bias of the dense layer: 512 / 8 features.
    expect(found.lacking.map(({ expected, actual }) => [actual, expected])).toEqual([
      [
        [4, 64],
        [5, 64],
      ],
      [[4], [5]],
    ]);
    expect(found).toMatchObject({ count: weights.size - 2, total: weights.size, unused: [] });
  });

  test('shapes of which none fits', () => {
    const wide = new Map(
      [...weights].map(([name, { shape }]) => {
        const twice = shape.map((length) => 2 * length);
        return [name, { shape: twice, values: new Float32Array(twice.reduce((a, b) => a * b, 1)) }];
      }),
    );
    expect(problemOf(wide)).toMatchObject({ code: 'wrong-shape', tensor: first, count: weights.size });
  });

  test('numbers that are none', () => {
    const broken = new Map(weights);
    const tensor = weights.get(first);
    if (tensor === undefined) throw new Error('no tensor');
    broken.set(first, { ...tensor, values: tensor.values.map(() => Number.NaN) });
    expect(problemOf(broken)).toEqual({ code: 'not-finite', tensor: first });
  });

  test('tensors beyond those of the network are named and left out', () => {
    const more = new Map(weights).set('extra.weight', { shape: [1], values: Float32Array.of(1) });
    expect(match(design, more).unused).toEqual(['extra.weight']);
  });
});
