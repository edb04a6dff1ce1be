/**
 * @file The layer catalogue: every kind by name. A new kind is one definition and one line here; whatever must
 * know all kinds holds a table `{ readonly [K in LayerKind]: ... }` and stops compiling until it does.
 */
import { adaptiveAvgPool2d } from './adaptiveAvgPool2d';
import { add } from './add';
import { avgPool2d } from './avgPool2d';
import { batchNorm } from './batchNorm';
import { channelScale } from './channelScale';
import { channelShuffle } from './channelShuffle';
import { channelSlice } from './channelSlice';
import { concat } from './concat';
import { conv2d } from './conv2d';
import { convTranspose2d } from './convTranspose2d';
import type { LayerCost, LayerDefinition, LayerFamily, ShapeResult } from './definition';
import { dropout } from './dropout';
import { elu } from './elu';
import { flatten } from './flatten';
import { gelu } from './gelu';
import { globalAvgPool } from './globalAvgPool';
import { globalMaxPool } from './globalMaxPool';
import { groupNorm } from './groupNorm';
import { identity } from './identity';
import { inputLayer } from './inputLayer';
import { layerNorm } from './layerNorm';
import { leakyRelu } from './leakyRelu';
import { linear } from './linear';
import { maxPool2d } from './maxPool2d';
import { multiply } from './multiply';
import { opaque } from './opaque';
import type { Parameters, ParameterValues } from './parameter';
import { plainActivations } from './plainActivations';
import { prelu } from './prelu';
import type { Shape } from './shape';
import { spatialAttention } from './spatialAttention';
import { squeezeExcitation } from './squeezeExcitation';
import { upsample } from './upsample';
import type { Window } from './window';
import { zeroPad2d } from './zeroPad2d';

/** Every definition by kind, in palette order. */
export const catalogue = {
  Input: inputLayer,
  Conv2d: conv2d,
  ConvTranspose2d: convTranspose2d,
  MaxPool2d: maxPool2d,
  AvgPool2d: avgPool2d,
  GlobalAvgPool: globalAvgPool,
  GlobalMaxPool: globalMaxPool,
  AdaptiveAvgPool2d: adaptiveAvgPool2d,
  BatchNorm: batchNorm,
  LayerNorm: layerNorm,
  GroupNorm: groupNorm,
  ChannelScale: channelScale,
  ReLU: plainActivations.ReLU,
  ReLU6: plainActivations.ReLU6,
  LeakyReLU: leakyRelu,
  PReLU: prelu,
  ELU: elu,
  GELU: gelu,
  SiLU: plainActivations.SiLU,
  HardSwish: plainActivations.HardSwish,
  HardSigmoid: plainActivations.HardSigmoid,
  Sigmoid: plainActivations.Sigmoid,
  Tanh: plainActivations.Tanh,
  Softmax: plainActivations.Softmax,
  Dropout: dropout,
  Add: add,
  Multiply: multiply,
  Concat: concat,
  Upsample: upsample,
  ZeroPad2d: zeroPad2d,
  ChannelShuffle: channelShuffle,
  ChannelSlice: channelSlice,
  Flatten: flatten,
  Linear: linear,
  SqueezeExcitation: squeezeExcitation,
  SpatialAttention: spatialAttention,
  Identity: identity,
  Opaque: opaque,
} as const;

type Catalogue = typeof catalogue;

/** The name of a layer kind. */
export type LayerKind = keyof Catalogue;

/** The parameters of one kind. */
export type LayerParams<K extends LayerKind> = ParameterValues<Catalogue[K]['parameters']>;

/** A kind together with its parameters. */
export type Layer<K extends LayerKind = LayerKind> = {
  [Kind in K]: { readonly kind: Kind; readonly params: LayerParams<Kind> };
}[K];

/** All kinds in palette order. */
export const layerKinds = Object.keys(catalogue) as readonly LayerKind[];

/** Whether a string names a kind. */
export function isLayerKind(value: string): value is LayerKind {
  return Object.hasOwn(catalogue, value);
}

/** The definition of a kind, seen without its particular parameters. */
export type AnyDefinition = Omit<
  LayerDefinition<LayerKind, Parameters>,
  'inferShape' | 'getWindow' | 'countCost'
>;

/** Arity, family and parameter descriptions of a kind. */
export function getDefinition(kind: LayerKind): AnyDefinition {
  return catalogue[kind];
}

const followers: ReadonlySet<LayerFamily> = new Set(['normalization', 'activation', 'regularization']);

/** Whether a kind leaves field and map as they are, and stands with what it follows. */
export function isFollower(kind: LayerKind): boolean {
  return followers.has(catalogue[kind].family);
}

// Within this file a layer's parameters always belong to its kind, which the compiler cannot see through a union.
function getRules(kind: LayerKind): LayerDefinition<LayerKind, Parameters> {
  return catalogue[kind] as unknown as LayerDefinition<LayerKind, Parameters>;
}

/** A layer of a kind with the given parameters and defaults for the others. */
export function createLayer<K extends LayerKind>(kind: K, params: Partial<LayerParams<K>> = {}): Layer<K> {
  return { kind, params: { ...getDefaults(kind), ...params } } as unknown as Layer<K>;
}

const defaultsByKind = new Map<LayerKind, object>();

/** The default parameters of a kind; always the same object. */
export function getDefaults<K extends LayerKind>(kind: K): LayerParams<K> {
  let defaults = defaultsByKind.get(kind);
  if (defaults === undefined) {
    const parameters: Parameters = catalogue[kind].parameters;
    defaults = Object.freeze(
      Object.fromEntries(Object.entries(parameters).map(([name, { default: value }]) => [name, value])),
    );
    defaultsByKind.set(kind, defaults);
  }
  return defaults as LayerParams<K>;
}

/** The shape rule of the layer's kind. */
export function inferLayerShape(layer: Layer, inputs: readonly [Shape, ...Shape[]]): ShapeResult {
  return getRules(layer.kind).inferShape(layer.params, inputs);
}

/** What one unit of the layer's output reads; `input` is null where the shape upstream is not known. */
export function getLayerWindow(layer: Layer, input: Shape | null): Window {
  return getRules(layer.kind).getWindow(layer.params, input);
}

/** Learnable parameters and multiply-accumulates of the layer for one image. */
export function countLayerCost(layer: Layer, inputs: readonly [Shape, ...Shape[]], output: Shape): LayerCost {
  return getRules(layer.kind).countCost(layer.params, inputs, output);
}
