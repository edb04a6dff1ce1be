/**
 * @file Convolution and its two gradients out of forward convolutions, for any tfjs backend.
 *
 * tfjs has no grouped convolution, no gradient where the dilation is above 1, and on most backends gradients that
 * are far slower than its forward kernels. Forward convolutions are fast everywhere, and both gradients are
 * convolutions: of the output gradient with the turned filter, and of the input, channels and batch swapped, with
 * the output gradient as the filter and the stride as its dilation.
 */
import * as tf from '@tensorflow/tfjs-core';
import { bothAxes, mapAxes, type PerAxis } from '../../../util/perAxis';
import { type ConvGeometry, computeReadSize, getFilterShape, isDepthwise } from '../convGeometry';
import { fitMap, pickPixels, spreadMap } from './margins';

const one = bothAxes(1);
const isOne = (pair: PerAxis<number>) => pair[0] === 1 && pair[1] === 1;

/** Puts zeros between the taps of a filter [kh, kw, ...]. */
function spreadFilter(filter: tf.Tensor4D, step: PerAxis<number>): tf.Tensor4D {
  const [height, width, inner, outer] = filter.shape;
  const flat = tf.reshape(filter, [1, height, width, inner * outer]) as tf.Tensor4D;
  const spread = spreadMap(flat, step);
  return tf.reshape(spread, [spread.shape[1], spread.shape[2], inner, outer]);
}

/** tfjs takes a stride or a dilation, not both: with both the filter is spread. */
function convolve(
  map: tf.Tensor4D,
  filter: tf.Tensor4D,
  stride: PerAxis<number>,
  dilation: PerAxis<number>,
  isByChannel = false,
): tf.Tensor4D {
  const isBoth = !isOne(stride) && !isOne(dilation);
  const taps = isBoth ? spreadFilter(filter, dilation) : filter;
  const steps: [number, number] = [...stride];
  const gaps: [number, number] = isBoth ? [1, 1] : [...dilation];
  return isByChannel
    ? tf.depthwiseConv2d(map, taps, steps, 'valid', 'NHWC', gaps)
    : tf.conv2d(map, taps, steps, 'valid', 'NHWC', gaps);
}

/** The channels of one group: a run of the last axis. */
function takeGroup(tensor: tf.Tensor4D, group: number, size: number): tf.Tensor4D {
  const [a, b, c] = tensor.shape;
  return tf.slice(tensor, [0, 0, 0, group * size], [a, b, c, size]);
}

function mapGroups(geometry: ConvGeometry, compute: (group: number) => tf.Tensor4D): tf.Tensor4D {
  const parts = Array.from({ length: geometry.groups }, (_, group) => compute(group));
  const [first] = parts;
  return parts.length === 1 && first !== undefined ? first : tf.concat(parts, 3);
}

/** y: [N, outputSize, outputChannels] of x: [N, inputSize, inputChannels]. */
export function computeConvolution(x: tf.Tensor4D, filter: tf.Tensor4D, geometry: ConvGeometry): tf.Tensor4D {
  const { stride, dilation, groups, inputChannels, outputChannels } = geometry;
  const read = fitMap(x, geometry.before, computeReadSize(geometry));
  if (isDepthwise(geometry)) {
    const [height, width] = geometry.kernelSize;
    const taps = tf.reshape(filter, [height, width, inputChannels, outputChannels / groups]);
    return convolve(read, taps as tf.Tensor4D, stride, dilation, true);
  }
  const inner = inputChannels / groups;
  const outer = outputChannels / groups;
  return mapGroups(geometry, (group) => {
    const map = groups === 1 ? read : takeGroup(read, group, inner);
    return convolve(map, groups === 1 ? filter : takeGroup(filter, group, outer), stride, dilation);
  });
}

/** dx: [N, inputSize, inputChannels] of dy: [N, outputSize, outputChannels]. */
export function computeInputGradient(
  dy: tf.Tensor4D,
  filter: tf.Tensor4D,
  geometry: ConvGeometry,
): tf.Tensor4D {
  const { stride, dilation, groups, inputSize, inputChannels, outputChannels, kernelSize } = geometry;
  const effective = mapAxes(kernelSize, (kernel, axis) => dilation[axis] * (kernel - 1) + 1);
  const lead = mapAxes(effective, (kernel, axis) => kernel - 1 - geometry.before[axis]);
  const total = mapAxes(inputSize, (size, axis) => size + effective[axis] - 1);
  const spread = fitMap(spreadMap(dy, stride), lead, total);
  const inner = inputChannels / groups;
  const outer = outputChannels / groups;
  const turned = tf.reverse(filter, [0, 1]);
  if (isDepthwise(geometry)) {
    const [batch, height, width] = spread.shape;
    const maps = tf.reshape(spread, [batch, height, width, inputChannels, outer]);
    const taps = tf.reshape(turned, [kernelSize[0], kernelSize[1], inputChannels, outer]);
    const parts = Array.from({ length: outer }, (_, index) => {
      const map = tf.slice(maps, [0, 0, 0, 0, index], [batch, height, width, inputChannels, 1]);
      const tap = tf.slice(taps, [0, 0, 0, index], [kernelSize[0], kernelSize[1], inputChannels, 1]);
      const flat = tf.reshape(map, [batch, height, width, inputChannels]) as tf.Tensor4D;
      return convolve(flat, tap as tf.Tensor4D, one, dilation, true);
    });
    return parts.length === 1 && parts[0] ? parts[0] : tf.addN(parts);
  }
  return mapGroups(geometry, (group) => {
    const map = groups === 1 ? spread : takeGroup(spread, group, outer);
    const taps = groups === 1 ? turned : takeGroup(turned, group, outer);
    const swapped = tf.transpose(taps, [0, 1, 3, 2]);
    if (swapped.shape[3] !== inner) throw new RangeError('The filter does not fit the groups');
    return convolve(map, swapped, one, dilation);
  });
}

/** dw: [kernel, inputChannels / groups, outputChannels] of x and dy. */
export function computeFilterGradient(x: tf.Tensor4D, dy: tf.Tensor4D, geometry: ConvGeometry): tf.Tensor4D {
  const { stride, dilation, groups, inputChannels, outputChannels } = geometry;
  const read = fitMap(x, geometry.before, computeReadSize(geometry));
  if (isDepthwise(geometry)) return computeDepthwiseFilterGradient(read, dy, geometry);
  const inner = inputChannels / groups;
  const outer = outputChannels / groups;
  return mapGroups(geometry, (group) => {
    const map = groups === 1 ? read : takeGroup(read, group, inner);
    const gradient = groups === 1 ? dy : takeGroup(dy, group, outer);
    const swapped = tf.transpose(map, [3, 1, 2, 0]);
    const taps = tf.transpose(gradient, [1, 2, 0, 3]);
    return tf.transpose(convolve(swapped, taps, dilation, stride), [1, 2, 0, 3]);
  });
}

/** Each channel by itself: one sum over batch and positions a tap. */
function computeDepthwiseFilterGradient(
  read: tf.Tensor4D,
  dy: tf.Tensor4D,
  geometry: ConvGeometry,
): tf.Tensor4D {
  const { kernelSize, stride, dilation, inputChannels, outputChannels, outputSize } = geometry;
  const pixels = dy.shape[0] * outputSize[0] * outputSize[1];
  const multiplier = outputChannels / inputChannels;
  const gradient = tf.reshape(dy, [pixels, inputChannels, multiplier]);
  const taps: tf.Tensor[] = [];
  for (let row = 0; row < kernelSize[0]; row++) {
    for (let column = 0; column < kernelSize[1]; column++) {
      const start = [row * dilation[0], column * dilation[1]] as const;
      const map = tf.reshape(pickPixels(read, start, stride, outputSize), [pixels, inputChannels, 1]);
      taps.push(tf.reshape(tf.sum(tf.mul(map, gradient), 0), [1, outputChannels]));
    }
  }
  return tf.reshape(tf.concat(taps, 0), getFilterShape(geometry));
}
