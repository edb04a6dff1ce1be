/** @file Small layers of every kind, and what runs one of them alone: for the tests of gradients and backends. */
import * as tf from '@tensorflow/tfjs-core';
import type { LayerId } from '../../architecture/architecture';
import {
  createLayer,
  inferLayerShape,
  type Layer,
  type LayerKind,
  type LayerParams,
} from '../../layers/catalogue';
import { isMapShape, type Shape } from '../../layers/shape';
import { createRandom, type Random, shuffle } from '../../util/random';
import { createOperation } from './createOperation';
import type { Kernels } from './kernels';
import type { Operation, RunContext } from './operation';

/** A layer with the shapes that feed it. */
export interface OperationCase {
  readonly name: string;
  readonly layer: Layer;
  readonly inputs: readonly [Shape, ...Shape[]];
  /** Factor on the inputs, where a kink lies beyond 1. */
  readonly scale: number;
}

const map = (channels: number, height: number, width = height): Shape => ({ channels, height, width });
const vector = (features: number): Shape => ({ features });

function make<K extends LayerKind>(
  name: string,
  kind: K,
  inputs: readonly [Shape, ...Shape[]],
  params: Partial<LayerParams<K>> = {},
  scale = 1,
): OperationCase {
  return { name: `${kind}: ${name}`, layer: createLayer(kind, params) as Layer, inputs, scale };
}

const sides = (top: number, bottom: number, left: number, right: number) => ({ top, bottom, left, right });

/** At least one case for every kind that has a computation. */
const casesByKind: { readonly [K in LayerKind]: readonly OperationCase[] } = {
  Input: [],
  Opaque: [],
  Conv2d: [
    make('3x3', 'Conv2d', [map(3, 5)], { outChannels: 4 }),
    make('wide maps, odd channels', 'Conv2d', [map(5, 6, 9)], { outChannels: 7, bias: false }),
    make('eight channels', 'Conv2d', [map(8, 6)], { outChannels: 8 }),
    make('1x1', 'Conv2d', [map(6, 4)], { outChannels: 9, kernelSize: [1, 1] }),
    make('1x1, strided', 'Conv2d', [map(4, 5)], { outChannels: 4, kernelSize: [1, 1], stride: [2, 2] }),
    make('strided', 'Conv2d', [map(2, 7, 8)], { outChannels: 3, stride: [2, 2] }),
    make('strided by three, even kernel', 'Conv2d', [map(2, 10)], {
      outChannels: 2,
      kernelSize: [4, 2],
      stride: [3, 2],
      padding: sides(1, 2, 0, 1),
    }),
    make('stride beyond the kernel', 'Conv2d', [map(2, 7)], {
      outChannels: 2,
      kernelSize: [2, 1],
      stride: [3, 3],
      padding: 'valid',
    }),
    make('dilated', 'Conv2d', [map(2, 8)], { outChannels: 3, dilation: [2, 3] }),
    make('dilated and strided', 'Conv2d', [map(2, 11)], { outChannels: 3, dilation: [2, 3], stride: [2, 2] }),
    make('dilated by its stride', 'Conv2d', [map(2, 9)], {
      outChannels: 2,
      dilation: [2, 2],
      stride: [2, 2],
    }),
    make('asymmetric padding', 'Conv2d', [map(2, 5)], { outChannels: 2, padding: sides(3, 0, 1, 4) }),
    make('padding beyond the kernel', 'Conv2d', [map(2, 4)], {
      outChannels: 2,
      kernelSize: [2, 2],
      padding: sides(3, 3, 3, 3),
    }),
    make('rows left over', 'Conv2d', [map(2, 8)], { outChannels: 2, stride: [3, 3], padding: 'valid' }),
    make('groups', 'Conv2d', [map(6, 5)], { outChannels: 4, groups: 2 }),
    make('many groups', 'Conv2d', [map(8, 4)], { outChannels: 12, groups: 4, stride: [2, 2] }),
    make('depthwise', 'Conv2d', [map(5, 5)], { outChannels: 5, groups: 5 }),
    make('depthwise, strided, dilated', 'Conv2d', [map(9, 9)], {
      outChannels: 9,
      groups: 9,
      stride: [2, 2],
      dilation: [2, 2],
    }),
    make('depthwise with a multiplier', 'Conv2d', [map(4, 5)], { outChannels: 8, groups: 4, stride: [1, 2] }),
  ],
  ConvTranspose2d: [
    make('2x2', 'ConvTranspose2d', [map(3, 3)], { outChannels: 4 }),
    make('overlapping', 'ConvTranspose2d', [map(2, 4)], {
      outChannels: 3,
      kernelSize: [3, 3],
      padding: sides(1, 1, 0, 2),
      outputPadding: [1, 0],
    }),
    make('same', 'ConvTranspose2d', [map(2, 3)], { outChannels: 2, kernelSize: [4, 1], padding: 'same' }),
    make('groups, dilated', 'ConvTranspose2d', [map(4, 3)], {
      outChannels: 6,
      kernelSize: [3, 2],
      dilation: [2, 1],
      groups: 2,
      bias: false,
    }),
    make('depthwise', 'ConvTranspose2d', [map(4, 3)], { outChannels: 4, kernelSize: [3, 3], groups: 4 }),
    make('large output padding', 'ConvTranspose2d', [map(2, 3)], { outChannels: 2, outputPadding: [3, 2] }),
  ],
  MaxPool2d: [
    make('2x2', 'MaxPool2d', [map(5, 6)]),
    make('overlapping, padded', 'MaxPool2d', [map(2, 7)], {
      kernelSize: [3, 3],
      padding: sides(1, 1, 1, 1),
    }),
    make('ceil mode', 'MaxPool2d', [map(4, 6, 5)], { kernelSize: [3, 3], ceilMode: true }),
    make('dilated', 'MaxPool2d', [map(2, 7)], { dilation: [2, 3], stride: [1, 2] }),
    make('stride beyond the kernel', 'MaxPool2d', [map(3, 8)], { stride: [3, 3] }),
  ],
  AvgPool2d: [
    make('2x2', 'AvgPool2d', [map(3, 6)]),
    make('padding counts', 'AvgPool2d', [map(2, 5)], { kernelSize: [3, 3], padding: sides(1, 1, 1, 1) }),
    make('padding does not count', 'AvgPool2d', [map(2, 5)], {
      kernelSize: [3, 3],
      stride: [1, 1],
      padding: 'same',
      countIncludePad: false,
    }),
    make('ceil mode', 'AvgPool2d', [map(2, 6, 5)], { kernelSize: [3, 3], ceilMode: true }),
  ],
  GlobalAvgPool: [make('4x3', 'GlobalAvgPool', [map(3, 4, 3)])],
  GlobalMaxPool: [make('4x3', 'GlobalMaxPool', [map(3, 4, 3)])],
  AdaptiveAvgPool2d: [
    make('uneven cells', 'AdaptiveAvgPool2d', [map(2, 7, 5)], { outputSize: [3, 2] }),
    make('more cells than pixels', 'AdaptiveAvgPool2d', [map(2, 2)], { outputSize: [3, 3] }),
  ],
  BatchNorm: [
    make('of a map', 'BatchNorm', [map(5, 3)]),
    make('of eight channels', 'BatchNorm', [map(8, 4)]),
    make('of a vector', 'BatchNorm', [vector(6)]),
    make('without weights', 'BatchNorm', [map(3, 3)], { affine: false }),
  ],
  LayerNorm: [
    make('of a map', 'LayerNorm', [map(6, 2)]),
    make('of a vector', 'LayerNorm', [vector(6)], { affine: false }),
  ],
  GroupNorm: [
    make('of a map', 'GroupNorm', [map(6, 3)], { groups: 3 }),
    make('of a vector', 'GroupNorm', [vector(6)], { groups: 2, affine: false }),
  ],
  ChannelScale: [
    make('of a map', 'ChannelScale', [map(3, 2)]),
    make('with a shift', 'ChannelScale', [vector(4)], { bias: true }),
  ],
  ReLU: [make('of a map', 'ReLU', [map(3, 3)]), make('of a vector', 'ReLU', [vector(7)])],
  ReLU6: [make('with both kinks', 'ReLU6', [map(4, 3)], {}, 6)],
  LeakyReLU: [make('slope 0.1', 'LeakyReLU', [map(3, 3)], { slope: 0.1 })],
  PReLU: [
    make('one slope', 'PReLU', [map(3, 3)]),
    make('a slope for each channel', 'PReLU', [map(3, 3)], { slopes: 'channel' }),
  ],
  ELU: [make('alpha 0.5', 'ELU', [map(3, 3)], { alpha: 0.5 })],
  GELU: [make('exact', 'GELU', [map(3, 3)]), make('by tanh', 'GELU', [map(3, 3)], { approximation: 'tanh' })],
  SiLU: [make('of a map', 'SiLU', [map(3, 3)])],
  HardSwish: [make('with both kinks', 'HardSwish', [map(3, 3)], {}, 5)],
  HardSigmoid: [make('with both kinks', 'HardSigmoid', [map(3, 3)], {}, 5)],
  Sigmoid: [make('of a map', 'Sigmoid', [map(3, 3)])],
  Tanh: [make('of a map', 'Tanh', [map(3, 3)])],
  Softmax: [make('over channels', 'Softmax', [map(4, 2)]), make('of a vector', 'Softmax', [vector(5)])],
  Dropout: [
    make('values', 'Dropout', [map(3, 3)]),
    make('channels', 'Dropout', [map(4, 2)], { unit: 'channel', rate: 0.4 }),
    make('paths', 'Dropout', [map(2, 2)], { unit: 'path' }),
    make('of a vector', 'Dropout', [vector(8)], { rate: 0.2 }),
  ],
  Add: [
    make('two maps', 'Add', [map(3, 3), map(3, 3)]),
    make('three maps, one spread', 'Add', [map(3, 3), map(3, 1), map(1, 3)]),
    make('vectors', 'Add', [vector(4), vector(4)]),
  ],
  Multiply: [
    make('a gate', 'Multiply', [map(3, 3), map(3, 1)]),
    make('three maps', 'Multiply', [map(2, 2), map(2, 2), map(2, 2)]),
  ],
  Concat: [
    make('maps', 'Concat', [map(2, 3), map(3, 3)]),
    make('a pixel, spread', 'Concat', [map(2, 1), map(3, 3)]),
    make('vectors', 'Concat', [vector(2), vector(3)]),
    make('one input', 'Concat', [map(2, 2)]),
  ],
  Upsample: [
    make('nearest', 'Upsample', [map(2, 3)]),
    make('nearest by 1.5', 'Upsample', [map(2, 4)], { scale: [1.5, 2.5] }),
    make('bilinear', 'Upsample', [map(2, 3)], { mode: 'bilinear' }),
    make('bilinear to a size, corners aligned', 'Upsample', [map(2, 3)], {
      mode: 'bilinear',
      size: [5, 7],
      alignCorners: true,
    }),
    make('smaller', 'Upsample', [map(2, 6)], { mode: 'bilinear', scale: [0.5, 0.5] }),
  ],
  ZeroPad2d: [
    make('more', 'ZeroPad2d', [map(2, 3)], { padding: sides(1, 0, 2, 1) }),
    make('more and less', 'ZeroPad2d', [map(2, 4)], { padding: sides(-1, 2, 1, -2) }),
  ],
  ChannelShuffle: [make('2 of 3', 'ChannelShuffle', [map(6, 2)], { groups: 2 })],
  ChannelSlice: [make('in the middle', 'ChannelSlice', [map(5, 2)], { start: 1, end: 4 })],
  Flatten: [make('of a map', 'Flatten', [map(2, 3, 2)]), make('of a pixel', 'Flatten', [map(4, 1)])],
  Linear: [
    make('with bias', 'Linear', [vector(6)], { outFeatures: 5 }),
    make('many features', 'Linear', [vector(17)], { outFeatures: 10, bias: false }),
  ],
  SqueezeExcitation: [
    make('ReLU and sigmoid', 'SqueezeExcitation', [map(6, 3)], { squeezeChannels: 3 }),
    make('SiLU and hard sigmoid', 'SqueezeExcitation', [map(4, 3)], {
      squeezeChannels: 2,
      activation: 'SiLU',
      gate: 'HardSigmoid',
      bias: false,
    }),
  ],
  SpatialAttention: [
    make('7x7', 'SpatialAttention', [map(4, 5)]),
    make('one channel', 'SpatialAttention', [map(1, 5)]),
    make('even kernel, bias', 'SpatialAttention', [map(3, 5)], { kernelSize: 4, bias: true }),
  ],
  Identity: [make('of a map', 'Identity', [map(2, 2)])],
};

/** All cases. */
export const operationCases: readonly OperationCase[] = Object.values(casesByKind).flat();

/** Images in the batches of the cases. */
const batch = 2;

const toTensorShape = (shape: Shape): number[] =>
  isMapShape(shape) ? [batch, shape.height, shape.width, shape.channels] : [batch, shape.features];

/** Distinct values, evenly apart and none at zero, in random order: no ties, and kinks are never hit. */
function createSpacedValues(count: number, scale: number, random: Random): Float32Array {
  const values = Float32Array.from({ length: count }, (_, index) => ((2 * index + 1) / count - 1) * scale);
  shuffle(values, random);
  return values;
}

/** The numbers that go into a case: inputs, weights, and the gradient of the output. */
export interface CaseValues {
  readonly inputs: readonly Float32Array[];
  readonly weights: readonly Float32Array[];
  readonly gradient: Float32Array;
}

/** A case made ready. */
export interface PreparedCase {
  readonly operation: Operation;
  readonly output: Shape;
  readonly values: CaseValues;
}

/** The operation of a case and the values to run it on, the same on every backend. */
export function prepareCase({ name, layer, inputs, scale }: OperationCase): PreparedCase {
  const { shape, problem } = inferLayerShape(layer, inputs);
  if (shape === undefined || problem !== undefined) throw new Error(`${name}: ${problem?.code}`);
  const random = createRandom(1, name);
  const operation = createOperation({
    id: 'layer' as LayerId,
    name,
    layer,
    inputs: inputs.map((_, index) => index),
    inputShapes: inputs,
    shape,
  });
  const count = (dimensions: readonly number[]) => dimensions.reduce((a, b) => a * b, 1);
  return {
    operation,
    output: shape,
    values: {
      inputs: inputs.map((input) => createSpacedValues(count(toTensorShape(input)), scale, random)),
      weights: operation.weights.map((spec) => createSpacedValues(count(spec.shape), 1, random)),
      gradient: createSpacedValues(count(toTensorShape(shape)), 1, random),
    },
  };
}

/** What came out of a case: all numbers of all tensors. */
export interface CaseResult {
  readonly outputShape: readonly number[];
  readonly output: Float32Array;
  readonly statistics: readonly Float32Array[];
  readonly inputs: readonly Float32Array[];
  readonly weights: readonly Float32Array[];
}

/**
 * Runs one case, forwards and (with `hasGradient`) backwards, on the backend that is set.
 *
 * @param changeWeights is given the weights after a first forward pass, and gives those of the one that counts.
 */
export async function runCase(
  { layer, inputs: shapes }: OperationCase,
  { operation, values }: PreparedCase,
  kernels: Kernels,
  {
    hasGradient = true,
    isTraining = true,
    changeWeights = null,
  }: {
    readonly hasGradient?: boolean;
    readonly isTraining?: boolean;
    readonly changeWeights?: ((weights: readonly tf.Tensor[]) => readonly tf.Tensor[]) | null;
  } = {},
): Promise<CaseResult> {
  const random = createRandom(7, layer.kind);
  const context: RunContext = { kernels, isTraining, random: () => random.next() };
  const result = tf.tidy(() => {
    const inputs = shapes.map((shape, index) => tf.tensor(values.inputs[index] ?? [], toTensorShape(shape)));
    const first = operation.weights.map((spec, index) =>
      tf.tensor(values.weights[index] ?? [], [...spec.shape]),
    );
    const statistics = operation.statistics.map(({ shape, initial }) =>
      tf.fill([...shape], initial.kind === 'constant' ? initial.value : 0),
    );
    if (changeWeights !== null) operation.forward(inputs, { weights: first, statistics }, context);
    const weights = changeWeights?.(first) ?? first;
    const forward = operation.forward(inputs, { weights, statistics }, context);
    const { output, saved = [] } = forward;
    const gradient = tf.tensor(values.gradient, output.shape);
    const backward = hasGradient
      ? operation.backward(
          gradient,
          { inputs, weights, statistics, output, saved, needsInputs: true },
          context,
        )
      : { inputs: [], weights: [] };
    return {
      output,
      statistics: [...(forward.statistics ?? [])],
      inputs: [...backward.inputs],
      weights: [...backward.weights],
    };
  });
  const read = async (tensor: tf.Tensor) => Float32Array.from(await tensor.data());
  const readAll = (tensors: readonly tf.Tensor[]) => Promise.all(tensors.map(read));
  const numbers = {
    outputShape: result.output.shape,
    output: await read(result.output),
    statistics: await readAll(result.statistics),
    inputs: await readAll(result.inputs),
    weights: await readAll(result.weights),
  };
  tf.dispose(result);
  return numbers;
}
