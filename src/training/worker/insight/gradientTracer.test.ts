/** @file Gradients between layers against finite differences, where moments are known and where gates are held. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { createBuilder } from '../../../architecture/builder';
import { bothAxes } from '../../../util/perAxis';
import { createRandom } from '../../../util/random';
import { createPlan } from '../../trainingPlan';
import { composedKernels } from '../composed/composedKernels';
import { GradientTracer, type TraceMode } from './gradientTracer';

beforeAll(() => tf.setBackend('cpu'));

const size = 5;

/** A block with everything that moments and gates can do, and a skip connection. */
function buildBlock() {
  const builder = createBuilder();
  const image = builder.add('Input', 'input', { channels: 4 });
  builder.add('Conv2d', 'conv', { outChannels: 4 });
  builder.add('BatchNorm', 'bn');
  builder.add('SiLU', 'silu');
  builder.add('GroupNorm', 'gn', { groups: 2 });
  builder.add('SqueezeExcitation', 'se', { squeezeChannels: 2 });
  builder.add('SpatialAttention', 'attention', { kernelSize: 3 });
  builder.add('Add', 'add', {}, { inputs: [builder.last, image] });
  const { plan } = createPlan(builder.build(), bothAxes(size));
  if (plan === null) throw new Error('no plan');
  return plan;
}

/** A weighted sum of the output, and its gradient at the image. */
function createCase(mode: TraceMode) {
  const tracer = new GradientTracer(buildBlock(), composedKernels);
  const random = createRandom(5);
  // Variances are positive.
  tracer.fill((key, { shape }) =>
    Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () =>
      key.endsWith('running_var') ? 0.5 + random.next() : random.nextNormal() / 2,
    ),
  );
  const shape: [number, number, number, number] = [1, size, size, 4];
  const numbers = Float32Array.from({ length: size * size * 4 }, random.nextNormal);
  const factors = tf.tensor4d(Float32Array.from(numbers, random.nextNormal), shape);
  const compute = (values: Float32Array) =>
    tf.tidy(() => {
      const output = tracer.forward(tf.tensor4d(values, shape), mode);
      return Number(tf.sum(tf.mul(output, factors)).dataSync()[0]);
    });
  const grade = () => {
    tracer.forward(tf.tensor4d(numbers, shape), mode);
    return Float32Array.from(tracer.backward(factors, 0, mode).dataSync());
  };
  return { numbers, compute, grade };
}

test('the gradient at the image is that of finite differences', () => {
  const { numbers, compute, grade } = createCase({ usesBatch: false, holdsGlobal: false });
  const gradient = grade();
  const step = 1e-2;
  for (let index = 0; index < numbers.length; index += 3) {
    const move = (by: number) =>
      compute(numbers.map((value, other) => (other === index ? value + by : value)));
    expect(gradient[index]).toBeCloseTo((move(step) - move(-step)) / (2 * step), 1);
  }
});

test('what is computed from all positions can be held: the gradient changes', () => {
  const exact = createCase({ usesBatch: false, holdsGlobal: false }).grade();
  const held = createCase({ usesBatch: false, holdsGlobal: true }).grade();
  expect(held).not.toEqual(exact);
});
