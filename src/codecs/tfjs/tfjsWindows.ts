/** @file Convolutions and pools as layers of tfjs, which pads by rule or by a layer before, and knows no groups. */
import type { LayerParams } from '../../layers/catalogue';
import { getMapSize, isMapShape } from '../../layers/shape';
import { isSquare, mapAxes, type PerAxis } from '../../util/perAxis';
import { type Amounts, isNothing, planConvolution, planPool, planTransposed } from '../keras/slidingForms';
import { InexpressibleInTfjs, type LayerWriter } from './layerWriter';

const listPairs = (amounts: Amounts) => amounts.map(({ before, after }) => [before, after]);

/** Something that adds and crops by these amounts; the tensor as it is where there is nothing to do. */
export function pad(writer: LayerWriter, from: string, amounts: Amounts | null, part: string): string {
  if (amounts === null) return from;
  const part_ = (sign: 1 | -1) =>
    mapAxes(amounts, ({ before, after }) => ({
      before: Math.max(sign * before, 0),
      after: Math.max(sign * after, 0),
    }));
  const [added, cropped] = [part_(1), part_(-1)];
  const padded = isNothing(added)
    ? from
    : writer.step('ZeroPadding2D', [from], `${part}_pad`, { padding: listPairs(added) });
  return isNothing(cropped)
    ? padded
    : writer.step('Cropping2D', [padded], `${part}_crop`, { cropping: listPairs(cropped) });
}

/** The channels from `start` up to `end` of all that there are: the axes are swapped, cropped, and swapped back. */
export function sliceChannels(
  { step }: LayerWriter,
  swapped: string,
  [start, end]: readonly [number, number],
  channels: number,
  part: string,
): string {
  const cropping = [
    [0, 0],
    [start, channels - end],
  ];
  return step('Permute', [step('Cropping2D', [swapped], `${part}_crop`, { cropping })], part, {
    dims: [1, 3, 2],
  });
}

/** Adds a layer for each group of channels, and joins them. */
function writeGroups(
  writer: LayerWriter,
  from: string,
  groups: number,
  channels: number,
  apply: (source: string, part: string) => string,
  join: (parts: readonly string[]) => void,
): void {
  const swapped = writer.step('Permute', [from], 'swap', { dims: [1, 3, 2] });
  const width = channels / groups;
  const parts = Array.from({ length: groups }, (_, group) => {
    const range = [group * width, (group + 1) * width] as const;
    const source = sliceChannels(writer, swapped, range, channels, `in${group + 1}`);
    return apply(source, `group${group + 1}`);
  });
  join(parts);
}

/** He's normal distribution, as the other formats have it. */
const kernelInitializer = {
  class_name: 'VarianceScaling',
  config: { scale: 2, mode: 'fan_in', distribution: 'normal', seed: null },
};

/** Conv2d. */
export function writeConv2d(params: LayerParams<'Conv2d'>, writer: LayerWriter): void {
  const { outChannels, kernelSize, dilation, groups, bias } = params;
  const { map, step, finish } = writer;
  const form = planConvolution(params, map);
  const common = {
    kernel_size: kernelSize,
    strides: form.stride,
    padding: form.padding,
    dilation_rate: dilation,
    use_bias: bias,
  };
  const source = pad(writer, writer.from, form.pad, 'before');
  const isLast = form.subsample === null;
  const close = (className: string, inputs: readonly string[], config: object) =>
    isLast ? finish(className, inputs, { ...config }) : step(className, inputs, 'dense', { ...config });
  // A depthwise layer of tfjs leaves dilation aside, and has one stride for both axes.
  const isDepthwise = groups === map.channels && isSquare(form.stride) && Math.max(...dilation) === 1;
  let dense: string | undefined;
  if (groups === 1) {
    const config = { ...common, filters: outChannels, kernel_initializer: kernelInitializer };
    dense = close('Conv2D', [source], config) ?? undefined;
  } else if (isDepthwise) {
    const { dilation_rate: _, ...rest } = common;
    const factor = { depth_multiplier: outChannels / groups, depthwise_initializer: kernelInitializer };
    dense = close('DepthwiseConv2D', [source], { ...rest, ...factor }) ?? undefined;
  } else {
    const config = { ...common, filters: outChannels / groups, kernel_initializer: kernelInitializer };
    writeGroups(
      ...([writer, source, groups, map.channels] as const),
      (from, part) => step('Conv2D', [from], part, config),
      (parts) => {
        dense = close('Concatenate', parts, { axis: -1 }) ?? undefined;
      },
    );
  }
  if (form.subsample !== null && dense !== undefined)
    finish('MaxPooling2D', [dense], { pool_size: [1, 1], strides: form.subsample, padding: 'valid' });
}

/** ConvTranspose2d. */
export function writeConvTranspose2d(params: LayerParams<'ConvTranspose2d'>, writer: LayerWriter): void {
  const { outChannels, kernelSize, stride, dilation, groups, bias } = params;
  const { map, from, step, finish } = writer;
  if (Math.max(...dilation) > 1) throw new InexpressibleInTfjs('dilation');
  const { padding, crop } = planTransposed(params);
  const config = {
    ...{ filters: outChannels / groups, kernel_size: kernelSize, strides: stride, padding },
    ...{ use_bias: bias, kernel_initializer: kernelInitializer },
  };
  const rest = crop && mapAxes(crop, ({ before, after }) => ({ before: 0 - before, after: 0 - after }));
  if (groups === 1 && rest === null) {
    finish('Conv2DTranspose', [from], config);
    return;
  }
  let dense = '';
  if (groups === 1) dense = step('Conv2DTranspose', [from], 'whole', config);
  else
    writeGroups(
      ...([writer, from, groups, map.channels] as const),
      (source, part) => step('Conv2DTranspose', [source], part, config),
      (parts) => {
        dense = step('Concatenate', parts, 'join', { axis: -1 });
      },
    );
  finish('Activation', [pad(writer, dense, rest, 'fit')], { activation: 'linear' });
}

/** MaxPool2d; zeros before it are the same as no pixels where nothing is below zero. */
export function writeMaxPool2d(params: LayerParams<'MaxPool2d'>, writer: LayerWriter): void {
  const { kernelSize, stride, dilation } = params;
  const { map, output, from, finish } = writer;
  if (kernelSize.some((length, axis) => length > 1 && dilation[axis] !== 1))
    throw new InexpressibleInTfjs('dilation');
  const { needed, isSame } = planPool(params, map, output);
  const config = { pool_size: kernelSize, strides: stride };
  if (isSame && !isNothing(needed)) {
    finish('MaxPooling2D', [from], { ...config, padding: 'same' });
    return;
  }
  if (!isNothing(needed) && !writer.isPositive) writer.approximate();
  finish('MaxPooling2D', [pad(writer, from, needed, 'before')], { ...config, padding: 'valid' });
}

/** AvgPool2d. */
export function writeAvgPool2d(params: LayerParams<'AvgPool2d'>, writer: LayerWriter): void {
  const { kernelSize, stride, countIncludePad } = params;
  const { map, output, from, finish } = writer;
  const { asked, needed, isSame } = planPool({ ...params, dilation: [1, 1] }, map, output);
  const config = { pool_size: kernelSize, strides: stride };
  if (isSame && !countIncludePad && !isNothing(needed)) {
    finish('AveragePooling2D', [from], { ...config, padding: 'same' });
    return;
  }
  const isCounted = needed.every(({ after }, axis) => after <= (asked[axis]?.after ?? 0));
  if (!isNothing(needed) && !(countIncludePad && isCounted)) writer.approximate();
  finish('AveragePooling2D', [pad(writer, from, needed, 'before')], { ...config, padding: 'valid' });
}

/** The mean or maximum of each channel over the map, as a map of one pixel. */
export function writeGlobalPool(className: string, { map, from, step, finish }: LayerWriter): void {
  finish('Reshape', [step(className, [from], 'vector')], { target_shape: [1, 1, map.channels] });
}

/** AdaptiveAvgPool2d: a pool where cells are equal, else a pool for each cell of each axis. */
export function writeAdaptiveAvgPool2d(
  { outputSize }: LayerParams<'AdaptiveAvgPool2d'>,
  writer: LayerWriter,
): void {
  const { map, from, step, finish } = writer;
  if (outputSize[0] === 1 && outputSize[1] === 1) {
    writeGlobalPool('GlobalAveragePooling2D', writer);
    return;
  }
  const size = isMapShape(map) ? getMapSize(map) : outputSize;
  const ratio = mapAxes(size, (length, axis) => length / outputSize[axis]);
  if (ratio.every(Number.isInteger)) {
    finish('AveragePooling2D', [from], { pool_size: ratio, strides: ratio, padding: 'valid' });
    return;
  }
  const pool = (source: string, axis: 0 | 1) =>
    Array.from({ length: outputSize[axis] }, (_, cell) => {
      const length = size[axis];
      const start = Math.floor((cell * length) / outputSize[axis]);
      const end = Math.ceil(((cell + 1) * length) / outputSize[axis]);
      const cut: PerAxis<readonly number[]> =
        axis === 0
          ? [
              [start, length - end],
              [0, 0],
            ]
          : [
              [0, 0],
              [start, length - end],
            ];
      const window = axis === 0 ? [end - start, 1] : [1, end - start];
      const part = `${axis === 0 ? 'row' : 'column'}${cell + 1}`;
      const cropped = step('Cropping2D', [source], `${part}_crop`, { cropping: cut });
      return step('AveragePooling2D', [cropped], part, {
        pool_size: window,
        strides: [1, 1],
        padding: 'valid',
      });
    });
  const join = (parts: readonly string[], axis: number, part: string) =>
    parts.length === 1 ? (parts[0] ?? '') : step('Concatenate', parts, part, { axis });
  const rows = join(pool(from, 0), 1, 'rows');
  finish('Activation', [join(pool(rows, 1), 2, 'columns')], { activation: 'linear' });
}
