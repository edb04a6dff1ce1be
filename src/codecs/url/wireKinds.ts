/**
 * @file Every layer kind as links write it: a code, the stem of its usual names, and its fields with defaults of
 * their own. Frozen: codes, bits, option orders and defaults never change; what is new gets new numbers.
 */
import type { LayerKind, LayerParams } from '../../layers/catalogue';
import * as wire from './wireField';

/** One kind as links write it. Fields are written in the order in which they stand here. */
export interface WireKind<K extends LayerKind = LayerKind> {
  readonly code: number;
  /** What its names usually begin with: a name of stem and next number is not written. */
  readonly stem: string;
  readonly fields: { readonly [P in keyof LayerParams<K>]: wire.WireField<LayerParams<K>[P]> };
  /** The channels that leave it, from its parameters and the channels that arrive; null: not known. */
  readonly countChannels: 'same' | 'outChannels' | 'sum' | 'unknown' | 'channels' | 'slice';
}

/** All kinds. */
export const wireKinds: { readonly [K in LayerKind]: WireKind<K> } = {
  Input: { code: 1, stem: 'input', fields: { channels: wire.wireInteger(0, 3) }, countChannels: 'channels' },
  Conv2d: {
    code: 2,
    stem: 'conv',
    fields: {
      outChannels: wire.wireChannels(0),
      kernelSize: wire.wirePair(1, 3),
      stride: wire.wirePair(2, 1),
      dilation: wire.wirePair(5, 1),
      padding: wire.wirePadding(3, 'half'),
      groups: wire.wireGroups(4),
      bias: wire.wireFlag(6, false),
    },
    countChannels: 'outChannels',
  },
  ConvTranspose2d: {
    code: 3,
    stem: 'up',
    fields: {
      outChannels: wire.wireChannels(0),
      kernelSize: wire.wirePair(1, 2),
      stride: wire.wirePair(2, 2),
      dilation: wire.wirePair(5, 1),
      padding: wire.wirePadding(3, 'valid'),
      groups: wire.wireGroups(4),
      bias: wire.wireFlag(6, true),
      outputPadding: wire.wirePair(7, 0),
    },
    countChannels: 'outChannels',
  },
  MaxPool2d: {
    code: 4,
    stem: 'pool',
    fields: {
      kernelSize: wire.wirePair(0, 2),
      stride: wire.wirePair(1, 2),
      dilation: wire.wirePair(3, 1),
      padding: wire.wirePadding(2, 'half'),
      ceilMode: wire.wireFlag(4, false),
    },
    countChannels: 'same',
  },
  AvgPool2d: {
    code: 5,
    stem: 'pool',
    fields: {
      kernelSize: wire.wirePair(0, 2),
      stride: wire.wirePair(1, 2),
      padding: wire.wirePadding(2, 'half'),
      ceilMode: wire.wireFlag(3, false),
      countIncludePad: wire.wireFlag(4, true),
    },
    countChannels: 'same',
  },
  GlobalAvgPool: { code: 6, stem: 'gap', fields: {}, countChannels: 'same' },
  GlobalMaxPool: { code: 7, stem: 'gmp', fields: {}, countChannels: 'same' },
  AdaptiveAvgPool2d: {
    code: 8,
    stem: 'avgpool',
    fields: { outputSize: wire.wirePair(0, 1) },
    countChannels: 'same',
  },
  BatchNorm: { code: 9, stem: 'bn', fields: { affine: wire.wireFlag(0, true) }, countChannels: 'same' },
  LayerNorm: { code: 10, stem: 'norm', fields: { affine: wire.wireFlag(0, true) }, countChannels: 'same' },
  GroupNorm: {
    code: 11,
    stem: 'norm',
    fields: { groups: wire.wireInteger(0, 32), affine: wire.wireFlag(1, true) },
    countChannels: 'same',
  },
  ChannelScale: { code: 12, stem: 'scale', fields: { bias: wire.wireFlag(0, false) }, countChannels: 'same' },
  ReLU: { code: 13, stem: 'relu', fields: {}, countChannels: 'same' },
  ReLU6: { code: 14, stem: 'relu6', fields: {}, countChannels: 'same' },
  LeakyReLU: { code: 15, stem: 'relu', fields: { slope: wire.wireReal(0, 0.01) }, countChannels: 'same' },
  PReLU: {
    code: 16,
    stem: 'relu',
    fields: { slopes: wire.wireChoice(0, ['shared', 'channel']) },
    countChannels: 'same',
  },
  ELU: { code: 17, stem: 'elu', fields: { alpha: wire.wireReal(0, 1) }, countChannels: 'same' },
  GELU: {
    code: 18,
    stem: 'gelu',
    fields: { approximation: wire.wireChoice(0, ['none', 'tanh']) },
    countChannels: 'same',
  },
  SiLU: { code: 19, stem: 'silu', fields: {}, countChannels: 'same' },
  HardSwish: { code: 20, stem: 'hardswish', fields: {}, countChannels: 'same' },
  HardSigmoid: { code: 21, stem: 'hardsigmoid', fields: {}, countChannels: 'same' },
  Sigmoid: { code: 22, stem: 'sigmoid', fields: {}, countChannels: 'same' },
  Tanh: { code: 23, stem: 'tanh', fields: {}, countChannels: 'same' },
  Softmax: { code: 24, stem: 'softmax', fields: {}, countChannels: 'same' },
  Dropout: {
    code: 25,
    stem: 'dropout',
    fields: { rate: wire.wireReal(0, 0.5), unit: wire.wireChoice(1, ['value', 'channel', 'path']) },
    countChannels: 'same',
  },
  Add: { code: 26, stem: 'add', fields: {}, countChannels: 'same' },
  Multiply: { code: 27, stem: 'multiply', fields: {}, countChannels: 'same' },
  Concat: { code: 28, stem: 'concat', fields: {}, countChannels: 'sum' },
  Upsample: {
    code: 29,
    stem: 'upsample',
    fields: {
      mode: wire.wireChoice(0, ['nearest', 'bilinear']),
      scale: wire.wireRealPair(1, 2),
      size: wire.wireOptionalPair(2),
      alignCorners: wire.wireFlag(3, false),
    },
    countChannels: 'same',
  },
  ZeroPad2d: { code: 30, stem: 'pad', fields: { padding: wire.wireSides(0) }, countChannels: 'same' },
  ChannelShuffle: {
    code: 31,
    stem: 'shuffle',
    fields: { groups: wire.wireInteger(0, 2) },
    countChannels: 'same',
  },
  ChannelSlice: {
    code: 32,
    stem: 'slice',
    fields: { start: wire.wireInteger(0, 0), end: wire.wireChannels(1) },
    countChannels: 'slice',
  },
  Flatten: { code: 33, stem: 'flatten', fields: {}, countChannels: 'unknown' },
  Linear: {
    code: 34,
    stem: 'fc',
    fields: { outFeatures: wire.wireChannels(0), bias: wire.wireFlag(1, true) },
    countChannels: 'unknown',
  },
  SqueezeExcitation: {
    code: 35,
    stem: 'se',
    fields: {
      squeezeChannels: wire.wireChannels(0),
      activation: wire.wireChoice(1, ['ReLU', 'SiLU']),
      gate: wire.wireChoice(2, ['Sigmoid', 'HardSigmoid']),
      bias: wire.wireFlag(3, true),
    },
    countChannels: 'same',
  },
  SpatialAttention: {
    code: 36,
    stem: 'attention',
    fields: { kernelSize: wire.wireInteger(0, 7), bias: wire.wireFlag(1, false) },
    countChannels: 'same',
  },
  Identity: { code: 37, stem: 'identity', fields: {}, countChannels: 'same' },
  Opaque: {
    code: 38,
    stem: 'opaque',
    fields: {
      operation: wire.wireText(0),
      reach: wire.wireChoice(1, ['local', 'global']),
      kernelSize: wire.wirePair(2, 1),
      stride: wire.wirePair(3, 1),
      outputShape: wire.wireOptionalShape(4),
    },
    countChannels: 'unknown',
  },
};

/** What the palette calls layers of each kind, before their number, at the time when this was frozen. */
export const drawnStems: { readonly [K in LayerKind]: string } = {
  ...{ Input: 'input', Conv2d: 'conv', ConvTranspose2d: 'upconv', MaxPool2d: 'pool', AvgPool2d: 'pool' },
  ...{ GlobalAvgPool: 'globalpool', GlobalMaxPool: 'globalpool', AdaptiveAvgPool2d: 'pool' },
  ...{ BatchNorm: 'bn', LayerNorm: 'ln', GroupNorm: 'gn', ChannelScale: 'scale' },
  ...{
    ReLU: 'relu',
    ReLU6: 'relu',
    LeakyReLU: 'relu',
    PReLU: 'relu',
    ELU: 'elu',
    GELU: 'gelu',
    SiLU: 'silu',
  },
  ...{ HardSwish: 'hswish', HardSigmoid: 'hsigmoid', Sigmoid: 'sigmoid', Tanh: 'tanh', Softmax: 'softmax' },
  ...{ Dropout: 'drop', Add: 'add', Multiply: 'mul', Concat: 'concat', Upsample: 'up', ZeroPad2d: 'pad' },
  ...{ ChannelShuffle: 'shuffle', ChannelSlice: 'slice', Flatten: 'flatten', Linear: 'fc' },
  ...{ SqueezeExcitation: 'se', SpatialAttention: 'attention', Identity: 'identity', Opaque: 'op' },
};

/** Kinds by their code. */
export const kindsByCode: ReadonlyMap<number, LayerKind> = new Map(
  Object.entries(wireKinds).map(([kind, { code }]) => [code, kind as LayerKind]),
);

/** A kind's table seen without its particular parameters. */
export interface AnyWireKind {
  readonly code: number;
  readonly stem: string;
  readonly fields: Readonly<Record<string, wire.WireField>>;
  readonly countChannels: WireKind['countChannels'];
}

/** The table of a kind. */
export function getWireKind(kind: LayerKind): AnyWireKind {
  return wireKinds[kind] as unknown as AnyWireKind;
}

/**
 * The channels that leave a layer, as far as links rely on them.
 *
 * @param inputs the channels that arrive by port; null where they are not known.
 */
export function countWireChannels(
  kind: LayerKind,
  params: Readonly<Record<string, unknown>>,
  inputs: readonly (number | null)[],
): number | null {
  const rule = wireKinds[kind].countChannels;
  const first = inputs[0] ?? null;
  switch (rule) {
    case 'same':
      return first;
    case 'outChannels':
      return Number(params.outChannels);
    case 'channels':
      return Number(params.channels);
    case 'slice':
      return Math.max(Number(params.end) - Number(params.start), 1);
    case 'sum':
      return inputs.reduce<number | null>(
        (sum, input) => (sum === null || input === null ? null : sum + input),
        0,
      );
    case 'unknown':
      return null;
  }
}
