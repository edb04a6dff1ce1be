/**
 * @file Outputs of a layer of known spread, batch by batch, and what saturation is of them: by covariances in two
 * passes, in double precision, over all samples at once.
 */
import * as tf from '@tensorflow/tfjs-core';
import { createBuilder } from '../../architecture/builder';
import { bothAxes } from '../../util/perAxis';
import { createRandom } from '../../util/random';
import { computeEigenvalues } from '../eigenvalues';
import { countDirections, type LayerSaturation } from '../saturation';
import { createPlan, type PlanStep } from '../trainingPlan';
import type { Kernels } from './kernels';
import { SaturationMeter } from './saturationMeter';

const side = 4;
const pixelsOfMap = side * side;

/** Weights that an output of the layer adds up: 3x3 of three channels, and a bias. */
export const termCount = 28;

/** Makes batches: a value for each channel of each pixel. */
export interface SaturationCase {
  readonly name: string;
  readonly width: number;
  /** Pictures of each batch. */
  readonly batches: readonly number[];
  /** @returns the values of a pixel, one a channel. */
  readonly create: () => (batch: number) => readonly number[];
}

/** The step of a convolution on maps of 4x4. */
export function createMeasuredStep(width: number): PlanStep {
  const builder = createBuilder();
  builder.add('Input', 'image');
  builder.add('Conv2d', 'conv', { outChannels: width });
  builder.add('GlobalAvgPool', 'gap');
  builder.add('Flatten', 'flatten');
  builder.add('Linear', 'fc', { outFeatures: 10 });
  const step = createPlan(builder.build(), bothAxes(side)).plan?.steps.find(({ name }) => name === 'conv');
  if (step === undefined) throw new Error('The network has a convolution');
  return step;
}

/** The batches of a case, as the layer would put them out. */
export function createBatches({ width, batches, create }: SaturationCase): Float32Array[] {
  const next = create();
  return batches.map((pictures, batch) => {
    const values = new Float32Array(pictures * pixelsOfMap * width);
    for (let start = 0; start < values.length; start += width) values.set(next(batch), start);
    return values;
  });
}

/** What the meter makes of the batches. */
export async function measureBatches(
  kernels: Kernels,
  width: number,
  batches: readonly Float32Array[],
): Promise<LayerSaturation> {
  const meter = new SaturationMeter(kernels, { isOn: true, delta: 0.99, shrinks: false });
  const step = createMeasuredStep(width);
  for (const values of batches) {
    const output = tf.tensor4d(values, [values.length / pixelsOfMap / width, side, side, width]);
    meter.watch(step, output);
    output.dispose();
  }
  const [found] = await meter.read(true);
  meter.dispose();
  if (found === undefined) throw new Error('A layer was watched');
  return found;
}

/** The covariance about means that are known: [width, width]. */
function computeExactCovariance(width: number, batches: readonly Float32Array[]): Float64Array {
  const means = new Float64Array(width);
  let count = 0;
  for (const values of batches) {
    for (const [index, value] of values.entries()) means[index % width]! += value;
    count += values.length / width;
  }
  for (let channel = 0; channel < width; channel++) means[channel]! /= count;
  const covariance = new Float64Array(width * width);
  for (const values of batches)
    for (let start = 0; start < values.length; start += width)
      for (let row = 0; row < width; row++)
        for (let column = 0; column < width; column++)
          covariance[row * width + column]! +=
            ((values[start + row]! - means[row]!) * (values[start + column]! - means[column]!)) / count;
  return covariance;
}

/** Directions and participation (as a number of directions) of all samples. */
export function computeExactSpread(width: number, batches: readonly Float32Array[]) {
  const values = [...computeEigenvalues(computeExactCovariance(width, batches), width)];
  const total = values.reduce((sum, value) => sum + value, 0);
  const squares = values.reduce((sum, value) => sum + value * value, 0);
  return { dimension: countDirections(values, 0.99), participation: total ** 2 / squares };
}

/** Pixels that differ in the directions of a fixed mixture, each half as strong as the one before. */
function createSpread(width: number, seed: number) {
  const random = createRandom(seed);
  const mixture = Array.from({ length: width }, (_, direction) =>
    Array.from({ length: width }, () => (random.nextNormal() * 0.5 ** (direction / 2)) / Math.sqrt(width)),
  );
  return (): readonly number[] => {
    const strengths = mixture.map(() => random.nextNormal());
    return Array.from({ length: width }, (_, channel) =>
      mixture.reduce((sum, row, direction) => sum + (strengths[direction] ?? 0) * (row[channel] ?? 0), 0),
    );
  };
}

const someBatches = [8, 8, 8, 8, 8, 8, 8, 8, 8, 3];

/** Layers that vary, by as little as float32 can show. */
export const varyingCases: readonly SaturationCase[] = [
  {
    name: 'means of no deviation',
    width: 24,
    batches: someBatches,
    create: () => createSpread(24, 1),
  },
  {
    name: 'means of a thousand deviations',
    width: 37,
    batches: someBatches,
    create: () => {
      const spread = createSpread(37, 2);
      return () => spread().map((value, channel) => value + (channel % 2 === 0 ? 1000 : -700 - channel));
    },
  },
  {
    name: 'means that go far away after the first batch',
    width: 12,
    batches: Array.from({ length: 1000 }, () => 1),
    create: () => {
      const spread = createSpread(12, 3);
      // So far that, about the mean of the first batch, few digits of the covariance would be left at the end.
      return (batch) => spread().map((value, channel) => value + (batch === 0 ? 0 : 200 + channel));
    },
  },
  {
    name: 'means that move on with every batch',
    width: 20,
    batches: Array.from({ length: 40 }, () => 4),
    create: () => {
      const spread = createSpread(20, 4);
      return (batch) => spread().map((value, channel) => 500 + value + 0.02 * batch * Math.cos(channel));
    },
  },
];

/** Layers that are the same for every picture. */
export const constantCases: readonly SaturationCase[] = [
  {
    name: 'the same number everywhere',
    width: 24,
    batches: [30, 30, 30, 7],
    create: () => () => Array.from({ length: 24 }, (_, channel) => 0.1 * (channel - 7)),
  },
  {
    name: 'nothing',
    width: 8,
    batches: [3, 3],
    create: () => () => new Array<number>(8).fill(0),
  },
  {
    name: 'the same sums in other orders',
    width: 24,
    batches: someBatches,
    create: () => {
      const random = createRandom(5);
      const terms = Array.from({ length: 24 }, () => Array.from({ length: termCount }, () => random.next()));
      return () =>
        terms.map((numbers) => {
          const start = Math.floor(random.next() * termCount);
          // Begun anywhere, in single precision.
          return [...numbers.slice(start), ...numbers.slice(0, start)].reduce(
            (sum, number) => Math.fround(sum + Math.fround(number)),
            0,
          );
        });
    },
  },
];
