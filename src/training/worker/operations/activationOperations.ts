/** @file Activations, as curves with their slopes; dropout. */
import * as tf from '@tensorflow/tfjs-core';
import type { LayerParams } from '../../../layers/catalogue';
import { getChannels, type Shape } from '../../../layers/shape';
import { defineFixed, getOnly, type Operation, sumToChannels } from '../operation';

/** ReLU. */
export function createRelu(): Operation {
  return defineFixed(
    (input, { kernels }) => kernels.relu(input),
    (gradient, { output }, { kernels }) => kernels.gradeRelu(gradient, output),
  );
}

/** Identity, and what acts as one. */
export function createIdentity(): Operation {
  return defineFixed(
    (input) => tf.clone(input),
    (gradient) => tf.clone(gradient),
  );
}

/** A function of single values with its derivative, from the input and the output. */
interface Curve {
  readonly apply: (x: tf.Tensor) => tf.Tensor;
  readonly slope: (x: tf.Tensor, y: tf.Tensor) => tf.Tensor;
}

const fromCurve = ({ apply, slope }: Curve): Operation =>
  defineFixed(apply, (gradient, { inputs, output }) => tf.mul(gradient, slope(getOnly(inputs), output)));

/** 1 where low < x < high, else 0. */
const isBetween = (x: tf.Tensor, low: number, high: number): tf.Tensor =>
  tf.mul(tf.step(tf.sub(x, low)), tf.step(tf.sub(high, x)));

/** max(0, x). */
export const reluCurve: Curve = { apply: (x) => tf.relu(x), slope: (_x, y) => tf.step(y) };

/** x times sigmoid(x). */
export const siluCurve: Curve = {
  apply: (x) => tf.mul(x, tf.sigmoid(x)),
  slope: (x, y) => {
    const gate = tf.sigmoid(x);
    return tf.add(gate, tf.mul(y, tf.sub(1, gate)));
  },
};

const sigmoidCurve: Curve = { apply: (x) => tf.sigmoid(x), slope: (_x, y) => tf.mul(y, tf.sub(1, y)) };

const hardSigmoidCurve: Curve = {
  apply: (x) => tf.mul(tf.relu6(tf.add(x, 3)), 1 / 6),
  slope: (x) => tf.mul(isBetween(x, -3, 3), 1 / 6),
};

/** Gates by name, for layers that hold one. */
export const gateCurves = { Sigmoid: sigmoidCurve, HardSigmoid: hardSigmoidCurve };

/** The activations without parameters, ReLU apart. */
export const plainOperations = {
  ReLU6: () => fromCurve({ apply: (x) => tf.relu6(x), slope: (x) => isBetween(x, 0, 6) }),
  SiLU: () => fromCurve(siluCurve),
  HardSwish: () =>
    fromCurve({
      apply: (x) => tf.mul(x, hardSigmoidCurve.apply(x)),
      slope: (x, y) => tf.add(hardSigmoidCurve.apply(x), tf.mul(x, hardSigmoidCurve.slope(x, y))),
    }),
  HardSigmoid: () => fromCurve(hardSigmoidCurve),
  Sigmoid: () => fromCurve(sigmoidCurve),
  Tanh: () => fromCurve({ apply: (x) => tf.tanh(x), slope: (_x, y) => tf.sub(1, tf.square(y)) }),
  Softmax: () =>
    defineFixed(
      (x) => tf.softmax(x),
      (gradient, { output }) => tf.mul(output, tf.sub(gradient, tf.sum(tf.mul(gradient, output), -1, true))),
    ),
};

/** LeakyReLU. */
export const createLeakyRelu = ({ slope }: LayerParams<'LeakyReLU'>): Operation =>
  fromCurve({ apply: (x) => tf.mul(x, tf.step(x, slope)), slope: (x) => tf.step(x, slope) });

/** ELU. */
export const createElu = ({ alpha }: LayerParams<'ELU'>): Operation =>
  fromCurve({
    apply: (x) => tf.add(tf.relu(x), tf.mul(tf.expm1(tf.minimum(x, 0)), alpha)),
    slope: (x, y) => {
      const isUp = tf.step(x);
      return tf.add(isUp, tf.mul(tf.sub(1, isUp), tf.add(y, alpha)));
    },
  });

const cubic = 0.044715;
const rootTwoOverPi = Math.sqrt(2 / Math.PI);

/** The normal distribution's cumulative function, exact. */
const cumulative = (x: tf.Tensor): tf.Tensor => tf.mul(tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1), 0.5);

/** tanh(sqrt(2 / pi) (x + 0.044715 x^3)), by which the other form of GELU approaches it. */
const bend = (x: tf.Tensor): tf.Tensor =>
  tf.tanh(tf.mul(tf.add(x, tf.mul(tf.mul(x, tf.square(x)), cubic)), rootTwoOverPi));

/** GELU, exact or by tanh. */
export const createGelu = ({ approximation }: LayerParams<'GELU'>): Operation =>
  approximation === 'none'
    ? fromCurve({
        apply: (x) => tf.mul(x, cumulative(x)),
        slope: (x) => {
          const density = tf.mul(tf.exp(tf.mul(tf.square(x), -0.5)), 1 / Math.sqrt(2 * Math.PI));
          return tf.add(cumulative(x), tf.mul(x, density));
        },
      })
    : fromCurve({
        apply: (x) => tf.mul(tf.mul(x, 0.5), tf.add(bend(x), 1)),
        slope: (x) => {
          const bent = bend(x);
          const inner = tf.mul(tf.add(tf.mul(tf.square(x), 3 * cubic), 1), rootTwoOverPi);
          const change = tf.mul(tf.mul(x, tf.sub(1, tf.square(bent))), inner);
          return tf.mul(tf.add(tf.add(bent, 1), change), 0.5);
        },
      });

/** PReLU, whose slopes start at 0.25. */
export function createPrelu({ slopes }: LayerParams<'PReLU'>, input: Shape): Operation {
  const shape = [slopes === 'shared' ? 1 : getChannels(input)];
  return {
    weights: [{ name: 'weight', shape, initial: { kind: 'constant', value: 0.25 } }],
    statistics: [],
    forward: (inputs, { weights }) => {
      const x = getOnly(inputs);
      return { output: tf.add(tf.relu(x), tf.mul(tf.minimum(x, 0), getOnly(weights))) };
    },
    backward: (gradient, { inputs, weights, needsInputs }, context) => {
      const x = getOnly(inputs);
      const isUp = tf.step(x);
      const slope = tf.add(isUp, tf.mul(tf.sub(1, isUp), getOnly(weights)));
      const dSlopes = sumToChannels(tf.mul(gradient, tf.minimum(x, 0)), context);
      return {
        inputs: needsInputs ? [tf.mul(gradient, slope)] : [],
        weights: [slopes === 'shared' ? tf.reshape(tf.sum(dSlopes), [1]) : dSlopes],
      };
    },
  };
}

/**
 * Dropout: what stays is divided by its share, so that evaluation changes nothing. `unit` is what falls together.
 */
export function createDropout({ rate, unit }: LayerParams<'Dropout'>): Operation {
  const kept = 1 - rate;
  return {
    weights: [],
    statistics: [],
    forward: (inputs, _tensors, { isTraining, random }) => {
      const x = getOnly(inputs);
      if (!isTraining || rate === 0) return { output: tf.clone(x) };
      const [batch = 1] = x.shape;
      const shape = x.shape.map((length, axis) => {
        const isShared = axis > 0 && (unit === 'path' || (unit === 'channel' && axis < x.rank - 1));
        return isShared ? 1 : length;
      });
      const values = new Float32Array(unit === 'path' ? batch : shape.reduce((a, b) => a * b, 1));
      for (let index = 0; index < values.length; index++) values[index] = random() < kept ? 1 / kept : 0;
      const mask = tf.tensor(values, shape);
      return { output: tf.mul(x, mask), saved: [mask] };
    },
    backward: (gradient, { saved, needsInputs }) => {
      if (!needsInputs) return { inputs: [], weights: [] };
      const [mask] = saved;
      return { inputs: [mask === undefined ? tf.clone(gradient) : tf.mul(gradient, mask)], weights: [] };
    },
  };
}
