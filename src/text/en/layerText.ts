/** @file Names of layer kinds, and a layer's parameters in the field's shorthand: `3x3, 64, /2`. */
import type { LayerKind } from '../../layers/catalogue';
import { createLayerShorthand } from '../layerShorthand';
import { countNoun } from './words';

const kinds: { readonly [K in LayerKind]: string } = {
  Input: 'Input',
  Conv2d: 'Conv',
  ConvTranspose2d: 'Transposed conv',
  MaxPool2d: 'Max pool',
  AvgPool2d: 'Average pool',
  GlobalAvgPool: 'Global average pool',
  GlobalMaxPool: 'Global max pool',
  AdaptiveAvgPool2d: 'Adaptive average pool',
  BatchNorm: 'Batch norm',
  LayerNorm: 'Layer norm',
  GroupNorm: 'Group norm',
  ChannelScale: 'Channel scale',
  ReLU: 'ReLU',
  ReLU6: 'ReLU6',
  LeakyReLU: 'Leaky ReLU',
  PReLU: 'PReLU',
  ELU: 'ELU',
  GELU: 'GELU',
  SiLU: 'SiLU',
  HardSwish: 'Hard swish',
  HardSigmoid: 'Hard sigmoid',
  Sigmoid: 'Sigmoid',
  Tanh: 'Tanh',
  Softmax: 'Softmax',
  Dropout: 'Dropout',
  Add: 'Add',
  Multiply: 'Multiply',
  Concat: 'Concat',
  Upsample: 'Upsample',
  ZeroPad2d: 'Zero padding',
  ChannelShuffle: 'Channel shuffle',
  ChannelSlice: 'Channel slice',
  Flatten: 'Flatten',
  Linear: 'Linear',
  SqueezeExcitation: 'Squeeze-excitation',
  SpatialAttention: 'Spatial attention',
  Identity: 'Identity',
  Opaque: 'Unknown operation',
};

/** Shorter names, for cards; a kind that is not here is short enough. */
const shortKinds: Partial<Record<LayerKind, string>> = {
  ConvTranspose2d: 'ConvT',
  GlobalAvgPool: 'Global avg pool',
  AvgPool2d: 'Avg pool',
  AdaptiveAvgPool2d: 'Adaptive pool',
  SqueezeExcitation: 'SE',
  Opaque: 'Unknown',
};

/** The name of a kind as it stands on a card. */
export function formatShortKind(kind: LayerKind): string {
  return shortKinds[kind] ?? kinds[kind];
}

/** The parameters of a layer in brief, and spoken. */
export const { formatShorthand, formatParameters } = createLayerShorthand({
  channels: (count) => countNoun(count, 'channel'),
  filters: (count) => countNoun(count, 'filter'),
  groups: (count) => countNoun(count, 'group'),
  features: (count) => countNoun(count, 'feature'),
  innerChannels: (count) => `${countNoun(count, 'channel')} inside`,
  channelRange: (first, last) => `channels ${first} to ${last}`,
  stride: (value) => `stride ${value}`,
  dilation: (value) => `dilation ${value}`,
  padding: (value) => `padding ${value}`,
  noPadding: 'no padding',
  outputPadding: (value) => `output padding ${value}`,
  depthwise: 'depthwise',
  roundedUp: 'rounded up',
  slope: (value) => `slope ${value}`,
  perChannel: 'per channel',
  rate: (value) => `rate ${value}`,
  wholeUnits: { channel: 'of a whole channel', path: 'of a whole path' },
  by: (factor) => `by ${factor}`,
  to: (size) => `to ${size}`,
});

/** Names of kinds and parameters in brief. */
export const layerText = { kinds, formatShortKind, formatShorthand, formatParameters };
