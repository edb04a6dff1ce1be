/** @file Convolution, transposed convolution and the dense layer: one kernel and its gradients, seen three ways. */
import * as tf from '@tensorflow/tfjs-core';
import { catalogue, type LayerParams } from '../../../layers/catalogue';
import type { FeatureShape, MapShape } from '../../../layers/shape';
import { createSlidingWindow } from '../../../layers/slidingWindow';
import { mapAxes } from '../../../util/perAxis';
import { type ConvGeometry, createDotGeometry, getFilterShape } from '../convGeometry';
import { asMap, asPixels, getOnly, type Operation, type WeightSpec } from '../operation';

/** PyTorch's start: evenly within one over the root of the fan-in, for weights and biases alike. */
function specify(shape: readonly number[], fanIn: number, biasLength: number): WeightSpec[] {
  const initial = { kind: 'uniform', bound: 1 / Math.sqrt(Math.max(fanIn, 1)) } as const;
  const weight: WeightSpec = { name: 'weight', shape, initial };
  return biasLength > 0 ? [weight, { name: 'bias', shape: [biasLength], initial }] : [weight];
}

const takeWeights = (weights: readonly tf.Tensor[]) =>
  [asMap(getOnly(weights)), (weights[1] ?? null) as tf.Tensor1D | null] as const;

function createConvolution(geometry: ConvGeometry, hasBias: boolean): Operation {
  const shape = getFilterShape(geometry);
  return {
    weights: specify(shape, shape[0] * shape[1] * shape[2], hasBias ? geometry.outputChannels : 0),
    statistics: [],
    forward: (inputs, { weights }, { kernels }) => {
      const [filter, bias] = takeWeights(weights);
      return { output: kernels.convolve(asMap(getOnly(inputs)), filter, bias, geometry) };
    },
    backward: (gradient, { inputs, weights, needsInputs, skipsWeights }, { kernels }) => {
      const dy = asMap(gradient);
      const dx = needsInputs ? [kernels.convolveBack(dy, takeWeights(weights)[0], null, geometry)] : [];
      if (skipsWeights) return { inputs: dx, weights: [] };
      const filter = kernels.gradeFilter(asMap(getOnly(inputs)), dy, geometry);
      return {
        inputs: dx,
        weights: hasBias ? [filter, kernels.sumPixels(asPixels(dy))] : [filter],
      };
    },
  };
}

/** Conv2d. */
export function createConv2d(params: LayerParams<'Conv2d'>, input: MapShape, output: MapShape): Operation {
  const { padding } = createSlidingWindow(params, input);
  return createConvolution(
    {
      inputSize: [input.height, input.width],
      outputSize: [output.height, output.width],
      inputChannels: input.channels,
      outputChannels: output.channels,
      kernelSize: params.kernelSize,
      stride: params.stride,
      dilation: params.dilation,
      before: mapAxes(padding, ({ before }) => before),
      groups: params.groups,
    },
    params.bias,
  );
}

/** ConvTranspose2d: the input gradient of the convolution that leads back. Its fan-in is PyTorch's, of outputs. */
export function createConvTranspose2d(
  params: LayerParams<'ConvTranspose2d'>,
  input: MapShape,
  output: MapShape,
): Operation {
  const window = catalogue.ConvTranspose2d.getWindow(params, input);
  if (window.type !== 'transposed') throw new RangeError('A transposed convolution has a transposed window');
  const geometry: ConvGeometry = {
    inputSize: [output.height, output.width],
    outputSize: [input.height, input.width],
    inputChannels: output.channels,
    outputChannels: input.channels,
    kernelSize: params.kernelSize,
    stride: params.stride,
    dilation: params.dilation,
    before: mapAxes(window.padding, ({ before }) => before),
    groups: params.groups,
  };
  const shape = getFilterShape(geometry);
  const hasBias = params.bias;
  return {
    weights: specify(shape, shape[0] * shape[1] * shape[2], hasBias ? output.channels : 0),
    statistics: [],
    forward: (inputs, { weights }, { kernels }) => {
      const [filter, bias] = takeWeights(weights);
      return { output: kernels.convolveBack(asMap(getOnly(inputs)), filter, bias, geometry) };
    },
    backward: (gradient, { inputs, weights, needsInputs, skipsWeights }, { kernels }) => {
      const dy = asMap(gradient);
      const dx = needsInputs ? [kernels.convolve(dy, takeWeights(weights)[0], null, geometry)] : [];
      if (skipsWeights) return { inputs: dx, weights: [] };
      const filter = kernels.gradeFilter(dy, asMap(getOnly(inputs)), geometry);
      return {
        inputs: dx,
        weights: hasBias ? [filter, kernels.sumPixels(asPixels(dy))] : [filter],
      };
    },
  };
}

/** Linear, as a 1x1 convolution of a map of one pixel. */
export function createLinear(
  params: LayerParams<'Linear'>,
  input: FeatureShape,
  output: FeatureShape,
): Operation {
  const inner = createConvolution(createDotGeometry(input.features, output.features), params.bias);
  const widen = (vector: tf.Tensor) => tf.reshape(vector, [vector.shape[0] ?? 1, 1, 1, vector.shape[1] ?? 1]);
  const narrow = (map: tf.Tensor) => tf.reshape(map, [map.shape[0] ?? 1, map.shape[3] ?? 1]);
  return {
    ...inner,
    forward: (inputs, tensors, context) => ({
      output: narrow(inner.forward(inputs.map(widen), tensors, context).output),
    }),
    backward: (gradient, rest, context) => {
      const result = inner.backward(widen(gradient), { ...rest, inputs: rest.inputs.map(widen) }, context);
      return { inputs: result.inputs.map(narrow), weights: result.weights };
    },
  };
}
