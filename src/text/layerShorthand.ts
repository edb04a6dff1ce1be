/**
 * @file A layer's parameters in the field's shorthand, `3x3, 64, /2`, and spoken in the words of a language.
 *
 * Signs are the same in every language; only what is spoken differs.
 */
import type { Layer, LayerKind, LayerParams } from '../layers/catalogue';
import type { Padding, PaddingSides } from '../layers/padding';
import type { PerAxis } from '../util/perAxis';
import { formatPerAxis, formatPlain, formatShape, formatSize } from './quantities';

/** What a language says for the signs. */
export interface LayerWords {
  readonly channels: (count: number) => string;
  readonly filters: (count: number) => string;
  readonly groups: (count: number) => string;
  readonly features: (count: number) => string;
  readonly innerChannels: (count: number) => string;
  readonly channelRange: (first: number, last: number) => string;
  readonly stride: (value: string) => string;
  readonly dilation: (value: string) => string;
  readonly padding: (value: string) => string;
  readonly noPadding: string;
  readonly outputPadding: (value: string) => string;
  readonly depthwise: string;
  readonly roundedUp: string;
  readonly slope: (value: string) => string;
  readonly perChannel: string;
  readonly rate: (value: string) => string;
  /** Of Dropout. */
  readonly wholeUnits: Readonly<Record<'channel' | 'path', string>>;
  /** Enlarged by a factor. */
  readonly by: (factor: string) => string;
  /** Brought to a size. */
  readonly to: (size: string) => string;
}

/** A parameter as it stands on a card, and as it is spoken where the sign alone says little. */
type Term = string | readonly [sign: string, words: string];

const isOne = (value: PerAxis<number>) => value[0] === 1 && value[1] === 1;

/** `3x3`: a kernel is written on both axes even where they agree. */
const kernel = (size: PerAxis<number>): Term => formatSize(size);

function formatSides({ top, bottom, left, right }: PaddingSides): string {
  const isSame = top === bottom && left === right;
  return isSame
    ? formatPerAxis([top, left])
    : [top, bottom, left, right].map((n) => formatPlain(n)).join(' ');
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

const isNone = (padding: Padding) =>
  padding === 'valid' || (padding !== 'same' && Object.values(padding).every((side) => side === 0));

const none = (): readonly Term[] => [];

/** The shorthand in the words of a language. */
export function createLayerShorthand(words: LayerWords) {
  const stride = (value: PerAxis<number>, usual = 1): readonly Term[] =>
    value[0] === usual && value[1] === usual
      ? []
      : [[`/${formatPerAxis(value)}`, words.stride(formatPerAxis(value))]];

  const dilation = (value: PerAxis<number>): readonly Term[] =>
    isOne(value) ? [] : [[`dil ${formatPerAxis(value)}`, words.dilation(formatPerAxis(value))]];

  function describePadding(padding: Padding): Term {
    if (padding === 'same') return ['same', words.padding('same')];
    if (padding === 'valid') return ['valid', words.noPadding];
    return [`pad ${formatSides(padding)}`, words.padding(formatSides(padding))];
  }

  function describeGroups(groups: number, channels: number): readonly Term[] {
    if (groups === 1) return [];
    return groups === channels ? [['dw', words.depthwise]] : [[`${groups} gr`, words.groups(groups)]];
  }

  const filters = (count: number): Term => [String(count), words.filters(count)];

  const pool = (params: LayerParams<'AvgPool2d'> | LayerParams<'MaxPool2d'>): readonly Term[] => [
    kernel(params.kernelSize),
    ...stride(params.stride),
    ...('dilation' in params ? dilation(params.dilation) : []),
    ...(isNone(params.padding) ? [] : [describePadding(params.padding)]),
    ...(params.ceilMode ? [['ceil', words.roundedUp] as const] : []),
  ];

  /** What a card says of a layer; biases and other details that change no shape and no field stay in the inspector. */
  const terms: { readonly [K in LayerKind]: (params: LayerParams<K>) => readonly Term[] } = {
    Input: ({ channels }) => [words.channels(channels)],
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
        : [[`x${formatPerAxis(params.stride)}`, words.stride(formatPerAxis(params.stride))] as const]),
      ...dilation(params.dilation),
      ...describeGroups(params.groups, params.outChannels),
      ...(isNone(params.padding) ? [] : [describePadding(params.padding)]),
      ...(params.outputPadding.some((pixels) => pixels > 0)
        ? [
            [
              `out pad ${formatPerAxis(params.outputPadding)}`,
              words.outputPadding(formatPerAxis(params.outputPadding)),
            ] as const,
          ]
        : []),
    ],
    MaxPool2d: pool,
    AvgPool2d: pool,
    GlobalAvgPool: none,
    GlobalMaxPool: none,
    AdaptiveAvgPool2d: ({ outputSize }) => [
      [`to ${formatSize(outputSize)}`, words.to(formatSize(outputSize))],
    ],
    BatchNorm: none,
    LayerNorm: none,
    GroupNorm: ({ groups }) => [[`${groups} gr`, words.groups(groups)]],
    ChannelScale: none,
    ReLU: none,
    ReLU6: none,
    LeakyReLU: ({ slope }) =>
      slope === 0.01 ? [] : [[formatPlain(slope, 4), words.slope(formatPlain(slope, 4))]],
    PReLU: ({ slopes }) => (slopes === 'shared' ? [] : [['per channel', words.perChannel]]),
    ELU: ({ alpha }) => (alpha === 1 ? [] : [[formatPlain(alpha, 4), `alpha ${formatPlain(alpha, 4)}`]]),
    GELU: ({ approximation }) => (approximation === 'none' ? [] : ['tanh']),
    SiLU: none,
    HardSwish: none,
    HardSigmoid: none,
    Sigmoid: none,
    Tanh: none,
    Softmax: none,
    Dropout: ({ rate, unit }) => [
      [formatPlain(rate, 4), words.rate(formatPlain(rate, 4))],
      ...(unit === 'value' ? [] : [[unit, words.wholeUnits[unit]] as const]),
    ],
    Add: none,
    Multiply: none,
    Concat: none,
    Upsample: ({ mode, scale, size }) => [
      size === null
        ? [`x${formatPerAxis(scale)}`, words.by(formatPerAxis(scale))]
        : [`to ${formatSize(size)}`, words.to(formatSize(size))],
      ...(mode === 'nearest' ? [] : [mode]),
    ],
    ZeroPad2d: ({ padding }) => [formatSides(padding)],
    ChannelShuffle: ({ groups }) => [[`${groups} gr`, words.groups(groups)]],
    ChannelSlice: ({ start, end }) => [[`${start}:${end}`, words.channelRange(start, end - 1)]],
    Flatten: none,
    Linear: ({ outFeatures }) => [[String(outFeatures), words.features(outFeatures)]],
    SqueezeExcitation: ({ squeezeChannels }) => [
      [String(squeezeChannels), words.innerChannels(squeezeChannels)],
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

  return {
    /** A layer's parameters as they stand on its card: `3x3, 64, /2`; empty where there is nothing to say. */
    formatShorthand: (layer: Layer): string =>
      getTerms(layer)
        .map((term) => (typeof term === 'string' ? term : term[0]))
        .join(', '),
    /** The same in words, for screen readers and tooltips: `3x3, 64 filters, stride 2`. */
    formatParameters: (layer: Layer): string =>
      getTerms(layer)
        .map((term) => (typeof term === 'string' ? term : term[1]))
        .join(', '),
  };
}
