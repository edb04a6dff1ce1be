/** @file Normalisations and learnt scales. Constants are PyTorch's: epsilon 1e-5, momentum 0.1. */
import * as tf from '@tensorflow/tfjs-core';
import type { LayerParams } from '../../../layers/catalogue';
import { getChannels, type Shape } from '../../../layers/shape';
import { asPixels, getOnly, type Operation, sumToChannels, type WeightSpec } from '../operation';

const epsilon = 1e-5;
/** Share of a new batch in the running statistics. */
const momentum = 0.1;

const constant = (name: string, length: number, value: number): WeightSpec => ({
  name,
  shape: [length],
  initial: { kind: 'constant', value },
});

const affineWeights = (length: number): WeightSpec[] => [
  constant('weight', length, 1),
  constant('bias', length, 0),
];

/**
 * BatchNorm. With `hasRelu` the ReLU behind it is part of it.
 *
 * Evaluation uses running moments; the running variance is the unbiased one. Where moments are constants, as in
 * evaluation, only the input has a gradient.
 */
export function createBatchNorm(params: LayerParams<'BatchNorm'>, input: Shape, hasRelu: boolean): Operation {
  const channels = getChannels(input);
  const take = (weights: readonly tf.Tensor[]) =>
    [(weights[0] ?? null) as tf.Tensor1D | null, (weights[1] ?? null) as tf.Tensor1D | null] as const;
  return {
    weights: params.affine ? affineWeights(channels) : [],
    statistics: [constant('running_mean', channels, 0), constant('running_var', channels, 1)],
    forward: (inputs, { weights, statistics }, { kernels, isTraining }) => {
      const x = getOnly(inputs);
      const pixels = asPixels(x);
      const [scale, shift] = take(weights);
      const [runningMean, runningVariance] = statistics as readonly tf.Tensor1D[];
      if (!runningMean || !runningVariance) throw new RangeError('BatchNorm needs its statistics');
      if (!isTraining) {
        const known = { mean: runningMean, variance: runningVariance };
        return {
          output: tf.reshape(kernels.applyMoments(pixels, known, scale, shift, epsilon, hasRelu), x.shape),
        };
      }
      const { y, mean, variance } = kernels.normalizeBatch(pixels, scale, shift, epsilon, hasRelu);
      const count = pixels.shape[0];
      const followed = kernels.followMoments(
        { mean: runningMean, variance: runningVariance },
        { mean, variance },
        momentum,
        count / Math.max(count - 1, 1),
      );
      return {
        output: tf.reshape(y, x.shape),
        saved: [mean, variance],
        statistics: [followed.mean, followed.variance],
      };
    },
    backward: (gradient, { inputs, output, saved, weights, statistics, needsInputs }, context) => {
      const { kernels, holdsGlobal } = context;
      const x = getOnly(inputs);
      const isTrained = saved.length > 0;
      const [mean, variance] = (isTrained ? saved : statistics) as readonly tf.Tensor1D[];
      if (!mean || !variance) throw new RangeError('BatchNorm needs its statistics');
      if (holdsGlobal || !isTrained) {
        const factor = tf.mul(tf.rsqrt(tf.add(variance, epsilon)), take(weights)[0] ?? 1);
        const dy = hasRelu ? kernels.gradeRelu(gradient, output) : gradient;
        return { inputs: needsInputs ? [tf.mul(dy, factor)] : [], weights: [] };
      }
      const moments = { mean, variance };
      const { dx, dScale, dShift } = kernels.gradeBatchNorm(
        asPixels(gradient),
        asPixels(x),
        asPixels(output),
        moments,
        take(weights)[0],
        epsilon,
        hasRelu,
      );
      return {
        inputs: needsInputs ? [tf.reshape(dx, x.shape)] : [],
        weights: params.affine ? [dScale, dShift] : [],
      };
    },
  };
}

/** Values without mean and with unit deviation over some axes, and one over the deviation. */
function standardize(
  x: tf.Tensor,
  axes: number[],
): { readonly normal: tf.Tensor; readonly inverse: tf.Tensor } {
  const centered = tf.sub(x, tf.mean(x, axes, true));
  const inverse = tf.rsqrt(tf.add(tf.mean(tf.square(centered), axes, true), epsilon));
  return { normal: tf.mul(centered, inverse), inverse };
}

/**
 * A normalisation of each example by itself, over `axes` of the input seen in another shape.
 *
 * @param isGlobal whether all positions of a map share their moments.
 */
function createStandardization(
  channels: number,
  isAffine: boolean,
  axes: number[],
  getShape: (input: tf.Tensor) => number[],
  isGlobal = false,
): Operation {
  return {
    weights: isAffine ? affineWeights(channels) : [],
    statistics: [],
    forward: (inputs, { weights }) => {
      const x = getOnly(inputs);
      const { normal, inverse } = standardize(tf.reshape(x, getShape(x)), axes);
      const flat = tf.reshape(normal, x.shape);
      const [scale, shift] = weights;
      const output = scale && shift ? tf.add(tf.mul(flat, scale), shift) : tf.clone(flat);
      return { output, saved: [flat, inverse] };
    },
    backward: (gradient, { inputs, saved, weights, needsInputs }, context) => {
      const x = getOnly(inputs);
      const [flat, inverse] = saved;
      const [scale] = weights;
      if (!flat || !inverse) throw new RangeError('A normalisation saves what it computed');
      const shape = getShape(x);
      const normal = tf.reshape(flat, shape);
      const dNormal = tf.reshape(scale ? tf.mul(gradient, scale) : gradient, shape);
      if (isGlobal && context.holdsGlobal)
        return { inputs: needsInputs ? [tf.reshape(tf.mul(dNormal, inverse), x.shape)] : [], weights: [] };
      const across = tf.mul(normal, tf.mean(tf.mul(dNormal, normal), axes, true));
      const dx = tf.mul(tf.sub(tf.sub(dNormal, tf.mean(dNormal, axes, true)), across), inverse);
      return {
        inputs: needsInputs ? [tf.reshape(dx, x.shape)] : [],
        weights: scale
          ? [sumToChannels(tf.mul(gradient, flat), context), sumToChannels(gradient, context)]
          : [],
      };
    },
  };
}

/** LayerNorm: over the channels at each position. */
export function createLayerNorm({ affine }: LayerParams<'LayerNorm'>, input: Shape): Operation {
  const channels = getChannels(input);
  return createStandardization(channels, affine, [1], (x) => [x.size / channels, channels]);
}

/** GroupNorm: over each group of channels and all positions. */
export function createGroupNorm({ affine, groups }: LayerParams<'GroupNorm'>, input: Shape): Operation {
  const channels = getChannels(input);
  const split = (x: tf.Tensor) => {
    const batch = x.shape[0] ?? 1;
    return [batch, x.size / (batch * channels), groups, channels / groups];
  };
  return createStandardization(channels, affine, [1, 3], split, true);
}

/** ChannelScale: a learnt factor on each channel, and a shift on request. */
export function createChannelScale({ bias }: LayerParams<'ChannelScale'>, input: Shape): Operation {
  const weights = affineWeights(getChannels(input));
  return {
    weights: bias ? weights : weights.slice(0, 1),
    statistics: [],
    forward: (inputs, { weights: [scale, shift] }) => {
      const scaled = tf.mul(getOnly(inputs), scale ?? 1);
      return { output: shift ? tf.add(scaled, shift) : scaled };
    },
    backward: (gradient, { inputs, weights: [scale], needsInputs }, context) => {
      const dScale = sumToChannels(tf.mul(gradient, getOnly(inputs)), context);
      return {
        inputs: needsInputs ? [tf.mul(gradient, scale ?? 1)] : [],
        weights: bias ? [dScale, sumToChannels(gradient, context)] : [dScale],
      };
    },
  };
}
