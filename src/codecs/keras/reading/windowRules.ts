/** @file Convolutions, pools, padding and resizing of Keras. */
import type { LayerParams } from '../../../layers/catalogue';
import type { Padding, PaddingSides } from '../../../layers/padding';
import { computeEffectiveKernel } from '../../../layers/window';
import { mapAxes, type PerAxis } from '../../../util/perAxis';
import type { Emitter, Place } from './emitter';
import { getEntry, getFlag, getNumber, getPairEntry, getWord, type JsonObject, toList } from './jsonAccess';

const one: PerAxis<number> = [1, 1];

const getPair = (config: JsonObject, key: string, fallback: PerAxis<number> = one) =>
  getPairEntry(config, key) ?? fallback;

const getPadding = (config: JsonObject): Padding =>
  getWord(config, 'padding')?.toLowerCase() === 'same' ? 'same' : 'valid';

const getFilters = (config: JsonObject) => getNumber(config, 'filters') ?? Number.NaN;

const getBias = (config: JsonObject) => getFlag(config, 'use_bias', true);

type Window = Pick<LayerParams<'Conv2d'>, 'kernelSize' | 'stride' | 'dilation' | 'padding'>;

const getWindow = (config: JsonObject): Window => ({
  kernelSize: getPairEntry(config, 'kernel_size') ?? [Number.NaN, Number.NaN],
  stride: getPair(config, 'strides'),
  dilation: getPair(config, 'dilation_rate'),
  padding: getPadding(config),
});

/** Conv2D. */
export function emitConv2d(emitter: Emitter, place: Place): string {
  const { config } = emitter.call;
  const groups = getNumber(config, 'groups') ?? 1;
  const params = { ...getWindow(config), outChannels: getFilters(config), groups, bias: getBias(config) };
  return emitter.map('Conv2d', params, place);
}

function emitDepthwise(emitter: Emitter, bias: boolean, place: Place): string {
  const { config } = emitter.call;
  const params = { outChannels: 1, groups: 1, ...getWindow(config), bias };
  const factor = getNumber(config, 'depth_multiplier') ?? 1;
  const layer = { kind: 'Conv2d', params } as const;
  return emitter.ready({ as: 'depthwise', layer, factor, order: emitter.order }, place);
}

/** DepthwiseConv2D. */
export function emitDepthwiseConv2d(emitter: Emitter, place: Place): string {
  return emitDepthwise(emitter, getBias(emitter.call.config), place);
}

/** SeparableConv2D: each channel by itself, then all of them at each position. */
export function emitSeparableConv2d(emitter: Emitter, place: Place): string {
  const { config } = emitter.call;
  const from = emitDepthwise(emitter, false, { part: 'depthwise' });
  const params = {
    outChannels: getFilters(config),
    kernelSize: one,
    padding: 'valid',
    bias: getBias(config),
  } as const;
  return emitter.map('Conv2d', params, { ...place, from });
}

/** Conv2DTranspose; Keras pads by half the kernel where the output's padding is given, else as the rule says. */
export function emitConv2dTranspose(emitter: Emitter, place: Place): string {
  const { config } = emitter.call;
  const { kernelSize, stride, dilation, padding } = getWindow(config);
  const stated = getPairEntry(config, 'output_padding');
  const extent = mapAxes(kernelSize, (kernel, axis) => computeEffectiveKernel(kernel, dilation[axis]));
  const gaps = mapAxes(extent, (length, axis) => Math.max(stride[axis] - length, 0));
  const half = mapAxes(extent, (length) => Math.floor(length / 2));
  const sides: PaddingSides = { top: half[0], bottom: half[0], left: half[1], right: half[1] };
  return emitter.map(
    'ConvTranspose2d',
    {
      ...{ outChannels: getFilters(config), kernelSize, stride, dilation, bias: getBias(config) },
      groups: getNumber(config, 'groups') ?? 1,
      padding: stated !== null && padding === 'same' ? sides : padding,
      outputPadding: stated ?? (padding === 'valid' ? gaps : [0, 0]),
    },
    place,
  );
}

const getPool = (config: JsonObject) => {
  const kernelSize = getPair(config, 'pool_size', [2, 2]);
  return { kernelSize, stride: getPair(config, 'strides', kernelSize), padding: getPadding(config) };
};

/** MaxPooling2D. */
export function emitMaxPool(emitter: Emitter): void {
  emitter.map('MaxPool2d', getPool(emitter.call.config));
}

/** AveragePooling2D, which leaves padding out of the mean. */
export function emitAveragePool(emitter: Emitter): void {
  emitter.map('AvgPool2d', { ...getPool(emitter.call.config), countIncludePad: false });
}

/** GlobalAveragePooling2D and GlobalMaxPooling2D: a vector, or a map of one pixel. */
export function emitGlobalPool(emitter: Emitter, opType: 'ReduceMean' | 'ReduceMax'): void {
  const { call, from, order, standard } = emitter;
  const axes = order === 'last' ? [1, 2] : [2, 3];
  const keepdims = getFlag(call.config, 'keepdims', false) ? 1 : 0;
  standard(opType, [from], { axes: { ints: axes }, keepdims: { int: keepdims } });
}

/** Amounts as Keras writes them: one for all, one for each axis, or two for each. */
function readSides(config: JsonObject, key: string): PaddingSides {
  const value = getEntry(config, key);
  const pair = getPairEntry(config, key);
  if (pair !== null) return { top: pair[0], bottom: pair[0], left: pair[1], right: pair[1] };
  const [rows, columns] = toList(value) ?? [];
  const read = (item: unknown, index: number) => {
    const side = toList(item)?.[index];
    return typeof side === 'number' ? side : 0;
  };
  return { top: read(rows, 0), bottom: read(rows, 1), left: read(columns, 0), right: read(columns, 1) };
}

/** ZeroPadding2D. */
export function emitZeroPadding(emitter: Emitter): void {
  emitter.map('ZeroPad2d', { padding: readSides(emitter.call.config, 'padding') });
}

/** Far behind the end of any map. */
const farEnd = 2 ** 31 - 1;

/** Cropping2D: a slice, for its axes may be channels after a permutation. */
export function emitCropping({ call, from, order, standard, integers }: Emitter): void {
  const { top, bottom, left, right } = readSides(call.config, 'cropping');
  const end = (side: number) => (side > 0 ? -side : farEnd);
  const axes = order === 'last' ? [1, 2] : [2, 3];
  standard('Slice', [from, integers([top, left]), integers([end(bottom), end(right)]), integers(axes)]);
}

/** How pixels are sampled; what is neither is taken as the smooth one. */
const getMode = (word: string | null) => (word === null || word === 'nearest' ? 'nearest' : 'bilinear');

const isKnownMode = (word: string | null) => word === null || word === 'nearest' || word === 'bilinear';

/** UpSampling2D. */
export function emitUpSampling(emitter: Emitter): void {
  const { config } = emitter.call;
  const word = getWord(config, 'interpolation');
  const params = { scale: getPair(config, 'size', [2, 2]), mode: getMode(word) } as const;
  emitter.map('Upsample', params, { isNearly: !isKnownMode(word) });
}

/** Resizing to a size. */
export function emitResizing(emitter: Emitter): void {
  const { config } = emitter.call;
  const size = [getNumber(config, 'height') ?? Number.NaN, getNumber(config, 'width') ?? Number.NaN] as const;
  const word = getWord(config, 'interpolation') ?? 'bilinear';
  emitter.map('Upsample', { size, mode: getMode(word) }, { isNearly: !isKnownMode(word) });
}
