/** @file Effective fields: distributions known by hand, and never a pixel beyond what theory allows. */
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { analyze } from '../../../analysis/analyze';
import { arbitraryPlan, buildPlan } from '../../../analysis/randomNetworks.testing';
import { createExtentFinder } from '../../../analysis/referenceMask.testing';
import { simulateShapes } from '../../../analysis/referenceShapes.testing';
import type { Architecture, LayerId } from '../../../architecture/architecture';
import { createBuilder } from '../../../architecture/builder';
import { isMapShape } from '../../../layers/shape';
import { axes, bothAxes, type PerAxis } from '../../../util/perAxis';
import { type EffectiveField, measureField } from '../../effectiveField';
import { createPlanTo } from '../../trainingPlan';
import { composedKernels } from '../composed/composedKernels';
import type { ComputeBackend } from '../computeBackend';
import { Executor } from '../executor';
import { type FieldQuestion, traceField } from './traceField';

beforeAll(() => tf.setBackend('wasm'));

const backend: ComputeBackend = {
  name: 'wasm',
  kernels: composedKernels,
  threads: 1,
  limitBytes: null,
  memoryBytes: null,
  getFailure: () => null,
  finish: async () => {},
  dispose: () => {},
};

const proceed = async () => {};

async function trace(question: Omit<FieldQuestion, 'type'>): Promise<EffectiveField> {
  const found: EffectiveField[] = [];
  await traceField({ ...question, type: 'trace-field' }, backend, (field) => found.push(field), proceed);
  expect(found).toHaveLength(question.rounds);
  const last = found.at(-1);
  if (last === undefined) throw new Error('nothing traced');
  return last;
}

/** All weights 1, all biases 0. */
function createOnes(architecture: Architecture, resolution: PerAxis<number>, layer: LayerId) {
  const analysis = analyze(architecture, { resolution, rule: 'paper' });
  const { plan } = createPlanTo(architecture, analysis, layer);
  if (plan === null) throw new Error('no plan');
  const executor = new Executor(plan, composedKernels);
  const weights = executor.weightSpecs.map(({ key, name, shape }) => ({
    name: key,
    shape,
    values: new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(name === 'weight' ? 1 : 0),
  }));
  return { weights, statistics: [] };
}

interface Taps {
  readonly kernelSize: PerAxis<number>;
  readonly stride?: PerAxis<number>;
}

/** Convolutions of one channel with nothing between them. */
function buildLinear(convolutions: readonly Taps[]): Architecture {
  const builder = createBuilder();
  builder.add('Input', 'input', { channels: 1 });
  for (const [index, taps] of convolutions.entries())
    builder.add('Conv2d', `conv${index}`, { outChannels: 1, padding: 'same', ...taps });
  return builder.build();
}

async function traceOnes(convolutions: readonly Taps[], resolution: PerAxis<number>, unit?: PerAxis<number>) {
  const architecture = buildLinear(convolutions);
  const layer = `conv${convolutions.length - 1}` as LayerId;
  const tensors = createOnes(architecture, resolution, layer);
  const shared = { architecture, resolution, layer, tensors, pictures: null, seed: 1, rounds: 2 };
  return trace({ ...shared, unit: unit ?? null });
}

/** A column of a map. */
const takeColumn = ({ absolute, size }: EffectiveField, column: number) =>
  Array.from({ length: size[0] }, (_, row) => absolute[row * size[1] + column]);

describe('of linear networks whose weights are all 1', () => {
  test('three boxes of three taps give 1 3 6 7 6 3 1', async () => {
    const field = await traceOnes(Array(3).fill({ kernelSize: [3, 1] }), [11, 5]);
    // (1 1 1) * (1 1 1) = 1 2 3 2 1, and that * (1 1 1) = 1 3 6 7 6 3 1, whose sum is 27.
    expect(field.unit).toEqual([5, 2]);
    expect(takeColumn(field, 2)).toEqual([0, 0, 1, 3, 6, 7, 6, 3, 1, 0, 0]);
    for (const column of [0, 1, 3, 4]) expect(takeColumn(field, column)).toEqual(Array(11).fill(0));
    expect([field.low, field.high]).toEqual([
      [2, 2],
      [8, 2],
    ]);
    // The five in the middle hold 25/27 = 92.6 %, less than 95 %.
    expect(measureField(field)).toEqual([
      { low: 2, high: 8, length: 7, share: 1 },
      { low: 2, high: 2, length: 1, share: 1 },
    ]);
    expect(measureField(field, 'absolute', 25 / 27)?.[0].length).toBe(5);
    // Squares: 1 9 36 49 36 9 1 = 141; the five in the middle hold 139/141 = 98.6 %, the three 121/141 = 85.8 %.
    const squared = measureField(field, 'squared')?.[0];
    expect(squared?.length).toBe(5);
    expect(squared?.share).toBeCloseTo(139 / 141, 6);
  });

  test('a stride spreads the taps of what follows', async () => {
    const field = await traceOnes([{ kernelSize: [3, 1], stride: [2, 1] }, { kernelSize: [3, 1] }], [13, 1]);
    // Taps two apart, each a box of three: (1 0 1 0 1) * (1 1 1) = 1 1 2 1 2 1 1.
    const [first = 0, last = 0] = [field.low[0], field.high[0]];
    expect(last - first).toBe(6);
    expect(takeColumn(field, 0).slice(first, last + 1)).toEqual([1, 1, 2, 1, 2, 1, 1]);
  });

  test('at a corner only what lies on the image counts', async () => {
    const field = await traceOnes([{ kernelSize: [3, 3] }, { kernelSize: [3, 3] }], [6, 6], [0, 0]);
    // Of 1 2 3 2 1 on each axis the last three, but the first convolution's padding is no pixel: position -1 of its
    // output does not exist. So pixel 0 is seen through units 0 and 1, pixel 1 through 0 and 1, pixel 2 through 1.
    expect(takeColumn(field, 0)).toEqual([4, 4, 2, 0, 0, 0]);
    expect(field.low).toEqual([-2, -2]);
    expect(measureField(field)?.[0]).toEqual({ low: 0, high: 2, length: 3, share: 1 });
  });
});

test('with random weights the middle counts most, and the same seed gives the same', async () => {
  const builder = createBuilder();
  builder.add('Input', 'input');
  for (let index = 0; index < 4; index++) {
    builder.add('Conv2d', `conv${index}`, { outChannels: 8, bias: false });
    builder.add('BatchNorm', `bn${index}`);
    builder.add('ReLU', `relu${index}`);
  }
  const architecture = builder.build();
  const layer = 'conv3' as LayerId;
  const question = {
    architecture,
    resolution: bothAxes(17),
    layer,
    unit: null,
    tensors: null,
    pictures: null,
  };
  const field = await trace({ ...question, seed: 3, rounds: 10 });
  expect(field.draws).toBe(80);
  const at = (row: number, column: number) => field.absolute[row * 17 + column] ?? 0;
  // The corner of the theoretical field is reached by one path of 3^4, the middle by many.
  expect(at(8, 8)).toBeGreaterThan(5 * at(4, 4));
  // By theory 9 pixels. A sum of four steps of -1, 0 or 1 has a deviation of 1.6: squares lie near the middle.
  const [down, across] = measureField(field, 'squared') ?? [];
  expect(down?.length).toBeLessThan(9);
  expect(across?.length).toBeLessThan(9);
  expect(await trace({ ...question, seed: 3, rounds: 10 })).toEqual(field);
  expect(await trace({ ...question, seed: 4, rounds: 10 })).not.toEqual(field);
});

/** How many of the middle terms of (1 1 1) to the power of `depth` hold 95 % of their sum. */
function countMiddleTerms(depth: number): number {
  let terms = [1];
  for (let layer = 0; layer < depth; layer++)
    terms = Array.from({ length: terms.length + 2 }, (_, index) =>
      [0, 1, 2].reduce((sum, tap) => sum + (terms[index - tap] ?? 0), 0),
    );
  const total = 3 ** depth;
  for (let radius = 0; ; radius++) {
    const held = terms.slice(depth - radius, depth + radius + 1).reduce((sum, term) => sum + term, 0);
    if (held >= 0.95 * total) return 2 * radius + 1;
  }
}

test('squares grow as the root of depth: every path counts alike (Luo et al., section 2)', async () => {
  // The variance of the gradient at a pixel is the share of paths that end there; 4 layers: 1 4 10 16 19 16 10 4 1 of 81.
  expect([4, 8, 16].map(countMiddleTerms)).toEqual([7, 9, 13]);
  for (const depth of [4, 8, 16]) {
    const builder = createBuilder();
    builder.add('Input', 'input');
    for (let index = 0; index < depth; index++) {
      builder.add('Conv2d', `conv${index}`, { outChannels: 12, bias: false });
      builder.add('ReLU', `relu${index}`);
    }
    const question = { architecture: builder.build(), unit: null, tensors: null, pictures: null, seed: 2 };
    const layer = `conv${depth - 1}` as LayerId;
    const field = await trace({ ...question, layer, resolution: bothAxes(2 * depth + 3), rounds: 12 });
    for (const span of measureField(field, 'squared') ?? [])
      expect(Math.abs(span.length - countMiddleTerms(depth))).toBeLessThanOrEqual(2);
  }
});

/**
 * First and last row or column from which any gradient came; null where none did. A resampling that just hits a unit
 * leaves its neighbour a weight of the size of rounding errors.
 */
function findSupport({ absolute, size }: EffectiveField, axis: 0 | 1): PerAxis<number> | null {
  const least = 1e-6 * absolute.reduce((most, value) => Math.max(most, value), 0);
  const places = [...absolute.keys()]
    .filter((index) => (absolute[index] ?? 0) > least)
    .map((index) => (axis === 0 ? Math.floor(index / size[1]) : index % size[1]));
  return places.length === 0 ? null : [Math.min(...places), Math.max(...places)];
}

test('no gradient ever comes from beyond the theoretical field', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(
      arbitraryPlan({ isFramed: true }),
      fc.tuple(fc.integer({ min: 8, max: 20 }), fc.integer({ min: 8, max: 20 })),
      fc.integer({ min: 0, max: 1000 }),
      async (plan, resolution, pick) => {
        const architecture = buildPlan(plan, resolution);
        const analysis = analyze(architecture, { resolution, rule: 'paper' });
        const layers = [...analysis.layers.values()].filter(({ id, field, shape }) => {
          const result = createPlanTo(architecture, analysis, id);
          return field !== null && shape !== null && isMapShape(shape) && result.plan !== null;
        });
        const layer = layers[pick % Math.max(layers.length, 1)];
        if (!layer?.shape || !isMapShape(layer.shape)) return;
        const unit = [pick % layer.shape.height, pick % layer.shape.width] as const;
        const question = { architecture, resolution, unit, tensors: null, pictures: null };
        const field = await trace({ ...question, layer: layer.id, seed: pick, rounds: 2 }).catch((error) => {
          // The maximum of a window of nothing but padding is infinitely low.
          expect(error).toMatchObject({ problem: { code: 'not-finite' } });
        });
        if (!field) return;
        const sizes = simulateShapes(architecture, resolution);
        const findExtent = createExtentFinder({ architecture, sizes, isClipped: true });
        for (const axis of axes) {
          const support = findSupport(field, axis);
          if (support === null) continue;
          compared += 1;
          const [first, last] = findExtent(layer.id, axis, unit[axis]) ?? [Number.NaN, Number.NaN];
          expect(support[0]).toBeGreaterThanOrEqual(Math.max(first, field.low[axis] - 1e-4));
          expect(support[1]).toBeLessThanOrEqual(Math.min(last, field.high[axis] + 1e-4));
        }
      },
    ),
    { numRuns: 40 },
  );
  expect(compared).toBeGreaterThan(20);
}, 120_000);

test('a layer behind a global one has no field', async () => {
  const builder = createBuilder();
  builder.add('Input', 'input');
  builder.add('Conv2d', 'conv', { outChannels: 2 });
  builder.add('GlobalAvgPool', 'gap');
  const question = { architecture: builder.build(), resolution: bothAxes(6), unit: null, tensors: null };
  const ask = trace({ ...question, layer: 'gap' as LayerId, pictures: null, seed: 1, rounds: 1 });
  await expect(ask).rejects.toMatchObject({ problem: { code: 'no-field', layer: 'gap' } });
});

test('nothing is left on the device', async () => {
  const before = tf.memory().numTensors;
  await traceOnes([{ kernelSize: [3, 3] }, { kernelSize: [3, 3] }], [6, 6]);
  expect(tf.memory().numTensors).toBe(before);
});
