/** @file Names of layer kinds, and a layer's parameters in the field's shorthand: `3x3, 64, /2`. */
import type { Layer, LayerKind, LayerParams } from '../../layers/catalogue';
import type { Padding, PaddingSides } from '../../layers/padding';
import type { PerAxis } from '../../util/perAxis';
import { formatNumber, formatPerAxis, formatShape, formatSize } from '../quantities';
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

/** A parameter as it stands on a card, and as it is spoken where the sign alone says little. */
type Term = string | readonly [sign: string, words: string];

const isOne = (value: PerAxis<number>) => value[0] === 1 && value[1] === 1;

/** `3x3`: a kernel is written on both axes even where they agree. */
const kernel = (size: PerAxis<number>): Term => formatSize(size);

const stride = (value: PerAxis<number>, usual = 1): readonly Term[] =>
  value[0] === usual && value[1] === usual
    ? []
    : [[`/${formatPerAxis(value)}`, `stride ${formatPerAxis(value)}`]];

const dilation = (value: PerAxis<number>): readonly Term[] =>
  isOne(value) ? [] : [[`dil ${formatPerAxis(value)}`, `dilation ${formatPerAxis(value)}`]];

function formatSides({ top, bottom, left, right }: PaddingSides): string {
  const isSame = top === bottom && left === right;
  return isSame
    ? formatPerAxis([top, left])
    : [top, bottom, left, right].map((n) => formatNumber(n)).join(' ');
}

/** Whether a padding only makes up for the kernel, as `same` does at stride 1: the common case, not worth a word. */
function isCompensating(padding: Padding, size: PerAxis<number>, spread: PerAxis<number>): boolean {
  if (padding === 'same') return true;
  const isFit = (axis: 0 | 1, before: number, after: number) => {
    const reach = spread[axis] * (size[axis] - 1);
    return before === Math.floor(reach / 2) && before + after === reach;
  };
  if (padding === 'valid') return isFit(0, 0, 0) && isFit(1, 0, 0);
  return isFit(0, padding.top, padding.bottom) && isFit(1, padding.left, padding.right);
}

function describePadding(padding: Padding): Term {
  if (padding === 'same') return ['same', 'padding same'];
  if (padding === 'valid') return ['valid', 'no padding'];
  return [`pad ${formatSides(padding)}`, `padding ${formatSides(padding)}`];
}

const isNone = (padding: Padding) =>
  padding === 'valid' || (padding !== 'same' && Object.values(padding).every((side) => side === 0));

function describeGroups(groups: number, channels: number): readonly Term[] {
  if (groups === 1) return [];
  return groups === channels ? [['dw', 'depthwise']] : [[`${groups} gr`, countNoun(groups, 'group')]];
}

const filters = (count: number): Term => [String(count), countNoun(count, 'filter')];

const pool = (params: LayerParams<'AvgPool2d'> | LayerParams<'MaxPool2d'>): readonly Term[] => [
  kernel(params.kernelSize),
  ...stride(params.stride),
  ...('dilation' in params ? dilation(params.dilation) : []),
  ...(isNone(params.padding) ? [] : [describePadding(params.padding)]),
  ...(params.ceilMode ? [['ceil', 'rounded up'] as const] : []),
];

const none = (): readonly Term[] => [];

/** What a card says of a layer; biases and other details that change no shape and no field stay in the inspector. */
const terms: { readonly [K in LayerKind]: (params: LayerParams<K>) => readonly Term[] } = {
  Input: ({ channels }) => [countNoun(channels, 'channel')],
  Conv2d: (params) => [
    kernel(params.kernelSize),
    filters(params.outChannels),
    ...stride(params.stride),
    ...dilation(params.dilation),
    ...describeGroups(params.groups, params.outChannels),
    ...(isCompensating(params.padding, params.kernelSize, params.dilation)
      ? []
      : [describePadding(params.padding)]),
  ],
  ConvTranspose2d: (params) => [
    kernel(params.kernelSize),
    filters(params.outChannels),
    ...(isOne(params.stride)
      ? []
      : [[`x${formatPerAxis(params.stride)}`, `stride ${formatPerAxis(params.stride)}`] as const]),
    ...dilation(params.dilation),
    ...describeGroups(params.groups, params.outChannels),
    ...(isNone(params.padding) ? [] : [describePadding(params.padding)]),
    ...(params.outputPadding.some((pixels) => pixels > 0)
      ? [
          [
            `out pad ${formatPerAxis(params.outputPadding)}`,
            `output padding ${formatPerAxis(params.outputPadding)}`,
          ] as const,
        ]
      : []),
  ],
  MaxPool2d: pool,
  AvgPool2d: pool,
  GlobalAvgPool: none,
  GlobalMaxPool: none,
  AdaptiveAvgPool2d: ({ outputSize }) => [[`to ${formatSize(outputSize)}`, `to ${formatSize(outputSize)}`]],
  BatchNorm: none,
  LayerNorm: none,
  GroupNorm: ({ groups }) => [[`${groups} gr`, countNoun(groups, 'group')]],
  ChannelScale: none,
  ReLU: none,
  ReLU6: none,
  LeakyReLU: ({ slope }) =>
    slope === 0.01 ? [] : [[formatNumber(slope, 4), `slope ${formatNumber(slope, 4)}`]],
  PReLU: ({ slopes }) => (slopes === 'shared' ? [] : ['per channel']),
  ELU: ({ alpha }) => (alpha === 1 ? [] : [[formatNumber(alpha, 4), `alpha ${formatNumber(alpha, 4)}`]]),
  GELU: ({ approximation }) => (approximation === 'none' ? [] : ['tanh']),
  SiLU: none,
  HardSwish: none,
  HardSigmoid: none,
  Sigmoid: none,
  Tanh: none,
  Softmax: none,
  Dropout: ({ rate, unit }) => [
    [formatNumber(rate, 4), `rate ${formatNumber(rate, 4)}`],
    ...(unit === 'value' ? [] : [[unit, `of a whole ${unit}`] as const]),
  ],
  Add: none,
  Multiply: none,
  Concat: none,
  Upsample: ({ mode, scale, size }) => [
    size === null
      ? [`x${formatPerAxis(scale)}`, `by ${formatPerAxis(scale)}`]
      : [`to ${formatSize(size)}`, `to ${formatSize(size)}`],
    ...(mode === 'nearest' ? [] : [mode]),
  ],
  ZeroPad2d: ({ padding }) => [formatSides(padding)],
  ChannelShuffle: ({ groups }) => [[`${groups} gr`, countNoun(groups, 'group')]],
  ChannelSlice: ({ start, end }) => [[`${start}:${end}`, `channels ${start} to ${end - 1}`]],
  Flatten: none,
  Linear: ({ outFeatures }) => [[String(outFeatures), countNoun(outFeatures, 'feature')]],
  SqueezeExcitation: ({ squeezeChannels }) => [
    [String(squeezeChannels), `${countNoun(squeezeChannels, 'channel')} inside`],
  ],
  SpatialAttention: ({ kernelSize }) => [`${kernelSize}x${kernelSize}`],
  Identity: none,
  Opaque: ({ operation, reach, kernelSize, stride: step, outputShape }) => [
    ...(operation === '' ? [] : [operation]),
    ...(reach === 'global' ? ['global'] : isOne(kernelSize) ? [] : [kernel(kernelSize)]),
    ...stride(step),
    ...(outputShape === null ? [] : [`to ${formatShape(outputShape)}`]),
  ],
};

function getTerms<K extends LayerKind>(layer: Layer<K>): readonly Term[] {
  // The table's entry belongs to the layer's own kind, which the compiler cannot see through the union.
  const describe = terms[layer.kind] as (params: Layer<K>['params']) => readonly Term[];
  return describe(layer.params);
}

/** A layer's parameters as they stand on its card: `3x3, 64, /2`; empty where there is nothing to say. */
export function formatShorthand(layer: Layer): string {
  return getTerms(layer)
    .map((term) => (typeof term === 'string' ? term : term[0]))
    .join(', ');
}

/** The same in words, for screen readers and tooltips: `3x3, 64 filters, stride 2`. */
export function formatParameters(layer: Layer): string {
  return getTerms(layer)
    .map((term) => (typeof term === 'string' ? term : term[1]))
    .join(', ');
}

/** Names of kinds and parameters in brief. */
export const layerText = { kinds, formatShortKind, formatShorthand, formatParameters };
