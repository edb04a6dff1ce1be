/** @file From a layer to its operation: the table of all kinds. */
import type { Layer, LayerKind, LayerParams } from '../../layers/catalogue';
import { type FeatureShape, isMapShape, type MapShape, type Shape } from '../../layers/shape';
import type { PlanStep } from '../trainingPlan';
import type { Operation } from './operation';
import {
  createDropout,
  createElu,
  createGelu,
  createIdentity,
  createLeakyRelu,
  createPrelu,
  createRelu,
  plainOperations,
} from './operations/activationOperations';
import { createSpatialAttention, createSqueezeExcitation } from './operations/attentionOperations';
import { createMeanOperation } from './operations/axisOperations';
import { createConv2d, createConvTranspose2d, createLinear } from './operations/convolutionOperations';
import {
  createAdd,
  createChannelShuffle,
  createChannelSlice,
  createConcat,
  createMultiply,
} from './operations/mergeOperations';
import {
  createBatchNorm,
  createChannelScale,
  createGroupNorm,
  createLayerNorm,
} from './operations/normalizationOperations';
import {
  createAdaptiveAvgPool2d,
  createAvgPool2d,
  createFlatten,
  createGlobalMaxPool,
  createMaxPool2d,
} from './operations/poolingOperations';
import { createUpsample, createZeroPad2d } from './operations/resizeOperations';

type Factory<K extends LayerKind> = (
  params: LayerParams<K>,
  input: Shape,
  output: Shape,
  inputs: readonly Shape[],
) => Operation;

function needMap(shape: Shape): MapShape {
  if (!isMapShape(shape)) throw new RangeError('The layer works on maps');
  return shape;
}

function needFeatures(shape: Shape): FeatureShape {
  if (isMapShape(shape)) throw new RangeError('The layer works on vectors');
  return shape;
}

const factories: { readonly [K in LayerKind]: Factory<K> } = {
  Input: createIdentity,
  Identity: createIdentity,
  Conv2d: (params, input, output) => createConv2d(params, needMap(input), needMap(output)),
  ConvTranspose2d: (params, input, output) => createConvTranspose2d(params, needMap(input), needMap(output)),
  Linear: (params, input, output) => createLinear(params, needFeatures(input), needFeatures(output)),
  MaxPool2d: (params, input, output) => createMaxPool2d(params, needMap(input), needMap(output)),
  AvgPool2d: (params, input, output) => createAvgPool2d(params, needMap(input), needMap(output)),
  GlobalAvgPool: (_params, input) => createMeanOperation(needMap(input)),
  GlobalMaxPool: (_params, input) => createGlobalMaxPool(needMap(input)),
  AdaptiveAvgPool2d: (_params, input, output) => createAdaptiveAvgPool2d(needMap(input), needMap(output)),
  BatchNorm: (params, input) => createBatchNorm(params, input, false),
  LayerNorm: createLayerNorm,
  GroupNorm: createGroupNorm,
  ChannelScale: createChannelScale,
  ReLU: createRelu,
  LeakyReLU: createLeakyRelu,
  PReLU: createPrelu,
  ELU: createElu,
  GELU: createGelu,
  ...plainOperations,
  Dropout: createDropout,
  Add: createAdd,
  Multiply: createMultiply,
  Concat: createConcat,
  Upsample: (params, input, output) => createUpsample(params, needMap(input), needMap(output)),
  ZeroPad2d: (params, input, output) => createZeroPad2d(params, needMap(input), needMap(output)),
  ChannelShuffle: createChannelShuffle,
  ChannelSlice: createChannelSlice,
  Flatten: createFlatten,
  SqueezeExcitation: (params, input) => createSqueezeExcitation(params, needMap(input)),
  SpatialAttention: (params, input) => createSpatialAttention(params, needMap(input)),
  Opaque: () => {
    throw new RangeError('An opaque layer has no computation; plans refuse it');
  },
};

/** The operation of a step. @throws RangeError for shapes that the analysis would have refused. */
export function createOperation({ layer, inputShapes, shape }: PlanStep): Operation {
  // A layer's parameters belong to its kind, which the compiler cannot see through a union.
  const factory = factories[layer.kind] as (
    params: Layer['params'],
    ...shapes: [Shape, Shape, readonly Shape[]]
  ) => Operation;
  return factory(layer.params, inputShapes[0] ?? shape, shape, inputShapes);
}
