/** @file Attention over channels and over positions: gates that multiply the map. */
import * as tf from '@tensorflow/tfjs-core';
import type { LayerParams } from '../../../layers/catalogue';
import type { MapShape } from '../../../layers/shape';
import { bothAxes } from '../../../util/perAxis';
import { type ConvGeometry, createDotGeometry } from '../convGeometry';
import {
  asMap,
  asPixels,
  getOnly,
  type Operation,
  type RunContext,
  sumToChannels,
  type WeightSpec,
} from '../operation';
import { gateCurves, reluCurve, siluCurve } from './activationOperations';

const spread = (name: string, shape: readonly number[], fanIn: number): WeightSpec => ({
  name,
  shape,
  initial: { kind: 'uniform', bound: 1 / Math.sqrt(fanIn) },
});

/**
 * A dense layer within a layer, with its gradients, on maps [N, 1, 1, C]. Its products are convolutions: on wasm, tfjs'
 * own go on with the weights that they were first given, whatever the optimiser has made of them since.
 */
function createDense(name: string, inputs: number, outputs: number, hasBias: boolean) {
  const weights = [spread(`${name}.weight`, [inputs, outputs], inputs)];
  if (hasBias) weights.push(spread(`${name}.bias`, [outputs], inputs));
  const geometry = createDotGeometry(inputs, outputs);
  const takeFilter = (tensors: readonly tf.Tensor[]): tf.Tensor4D =>
    tf.reshape(getOnly(tensors), [1, 1, inputs, outputs]);
  const takeBias = ([, bias]: readonly tf.Tensor[]) => (bias ?? null) as tf.Tensor1D | null;
  return {
    weights,
    apply: (map: tf.Tensor4D, tensors: readonly tf.Tensor[], { kernels }: RunContext): tf.Tensor4D =>
      kernels.convolve(map, takeFilter(tensors), takeBias(tensors), geometry),
    grade: (
      gradient: tf.Tensor4D,
      map: tf.Tensor4D,
      tensors: readonly tf.Tensor[],
      { kernels }: RunContext,
    ) => {
      const dInput = kernels.convolveBack(gradient, takeFilter(tensors), null, geometry);
      const dWeight = tf.reshape(kernels.gradeFilter(map, gradient, geometry), [inputs, outputs]);
      return { dInput, dWeights: hasBias ? [dWeight, kernels.sumPixels(asPixels(gradient))] : [dWeight] };
    },
  };
}

/** SqueezeExcitation: mean, two dense layers, a gate on each channel. */
export function createSqueezeExcitation(
  params: LayerParams<'SqueezeExcitation'>,
  { channels, height, width }: MapShape,
): Operation {
  const reduce = createDense('fc1', channels, params.squeezeChannels, params.bias);
  const expand = createDense('fc2', params.squeezeChannels, channels, params.bias);
  const active = params.activation === 'ReLU' ? reluCurve : siluCurve;
  const gate = gateCurves[params.gate];
  const count = reduce.weights.length;
  const run = (x: tf.Tensor4D, weights: readonly tf.Tensor[], context: RunContext) => {
    const mean: tf.Tensor4D = tf.mean(x, [1, 2], true);
    const before = reduce.apply(mean, weights.slice(0, count), context);
    const hidden = asMap(active.apply(before));
    const logits = expand.apply(hidden, weights.slice(count), context);
    return { mean, before, hidden, logits, opening: gate.apply(logits) };
  };
  return {
    weights: [...reduce.weights, ...expand.weights],
    statistics: [],
    forward: (inputs, { weights }, context) => {
      const x = asMap(getOnly(inputs));
      return { output: tf.mul(x, run(x, weights, context).opening) };
    },
    backward: (gradient, { inputs, weights, needsInputs }, context) => {
      const x = asMap(getOnly(inputs));
      const { mean, before, hidden, logits, opening } = run(x, weights, context);
      if (context.holdsGlobal) return { inputs: needsInputs ? [tf.mul(gradient, opening)] : [], weights: [] };
      const dOpening = tf.sum(tf.mul(gradient, x), [1, 2], true);
      const dLogits = asMap(tf.mul(dOpening, gate.slope(logits, opening)));
      const outer = expand.grade(dLogits, hidden, weights.slice(count), context);
      const dBefore = asMap(tf.mul(outer.dInput, active.slope(before, hidden)));
      const inner = reduce.grade(dBefore, mean, weights.slice(0, count), context);
      const spreadMean = tf.div(inner.dInput, height * width);
      return {
        inputs: needsInputs ? [tf.add(tf.mul(gradient, opening), spreadMean)] : [],
        weights: [...inner.dWeights, ...outer.dWeights],
      };
    },
  };
}

/** SpatialAttention: mean and maximum over channels, a convolution, a gate on each position. */
export function createSpatialAttention(
  { kernelSize, bias }: LayerParams<'SpatialAttention'>,
  { height, width, channels }: MapShape,
): Operation {
  const geometry: ConvGeometry = {
    inputSize: [height, width],
    outputSize: [height, width],
    inputChannels: 2,
    outputChannels: 1,
    kernelSize: bothAxes(kernelSize),
    stride: bothAxes(1),
    dilation: bothAxes(1),
    before: bothAxes(Math.floor((kernelSize - 1) / 2)),
    groups: 1,
  };
  const fanIn = 2 * kernelSize * kernelSize;
  const takeWeights = (weights: readonly tf.Tensor[]) =>
    [asMap(getOnly(weights)), (weights[1] ?? null) as tf.Tensor1D | null] as const;
  return {
    weights: [
      spread('weight', [kernelSize, kernelSize, 2, 1], fanIn),
      ...(bias ? [spread('bias', [1], fanIn)] : []),
    ],
    statistics: [],
    forward: (inputs, { weights }, { kernels }) => {
      const x = asMap(getOnly(inputs));
      // The first of equal channels alone is the maximum, as in PyTorch.
      // (As whole numbers first: on wasm, oneHot writes those whatever is asked for.)
      // (And of one channel, it refuses to say which.)
      const isBest =
        channels === 1 ? tf.onesLike(x) : tf.cast(tf.oneHot(tf.argMax(x, 3), channels), 'float32');
      const both = tf.concat([tf.mean(x, 3, true), tf.max(x, 3, true)], 3) as tf.Tensor4D;
      const opening = tf.sigmoid(kernels.convolve(both, ...takeWeights(weights), geometry));
      return { output: tf.mul(x, opening), saved: [isBest, both, opening] };
    },
    backward: (gradient, { inputs, saved, weights, needsInputs }, context) => {
      const { kernels } = context;
      const [isBest, both, opening] = saved;
      if (!isBest || !both || !opening) throw new RangeError('SpatialAttention saves what it computed');
      const dOpening = tf.sum(tf.mul(gradient, getOnly(inputs)), 3, true);
      const dLogits = asMap(tf.mul(dOpening, tf.mul(opening, tf.sub(1, opening))));
      const dBoth = kernels.convolveBack(dLogits, takeWeights(weights)[0], null, geometry);
      const dMean = tf.slice(dBoth, [0, 0, 0, 0], [-1, -1, -1, 1]);
      const dBest = tf.slice(dBoth, [0, 0, 0, 1], [-1, -1, -1, 1]);
      const throughGate = tf.add(tf.div(dMean, channels), tf.mul(isBest, dBest));
      const dFilter = kernels.gradeFilter(asMap(both), dLogits, geometry);
      return {
        inputs: needsInputs ? [tf.add(tf.mul(gradient, opening), throughGate)] : [],
        weights: bias ? [dFilter, sumToChannels(dLogits, context)] : [dFilter],
      };
    },
  };
}
