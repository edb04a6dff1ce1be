/**
 * @file Max pooling and its gradient for any tfjs backend. The first of equal values wins, row by row, as in
 * PyTorch; padding never does.
 */
import * as tf from '@tensorflow/tfjs-core';
import { mapAxes, type PerAxis } from '../../../util/perAxis';
import { computeReadSize, type SlideGeometry } from '../convGeometry';
import { fitMap, pickPixels, spreadMap } from './margins';

/** Below every value of a network, and finite: infinite paddings would make NaN of 0 times infinity. */
const lowest = -3.4e38;

function listTaps({ kernelSize, dilation }: SlideGeometry): PerAxis<number>[] {
  const taps: PerAxis<number>[] = [];
  for (let row = 0; row < kernelSize[0]; row++)
    for (let column = 0; column < kernelSize[1]; column++)
      taps.push([row * dilation[0], column * dilation[1]]);
  return taps;
}

/** y: [N, outputSize, C] of x: [N, inputSize, C]. */
export function computeMaxPool(x: tf.Tensor4D, geometry: SlideGeometry): tf.Tensor4D {
  const { dilation, stride, outputSize } = geometry;
  const read = fitMap(x, geometry.before, computeReadSize(geometry), lowest);
  if (dilation[0] === 1 && dilation[1] === 1)
    return tf.maxPool(read, [...geometry.kernelSize], [...stride], 'valid');
  return listTaps(geometry)
    .map((tap) => pickPixels(read, tap, stride, outputSize))
    .reduce((best, map) => tf.maximum(best, map));
}

/** dx of dy, with the input and the output of the forward pass. */
export function computeMaxPoolGradient(
  dy: tf.Tensor4D,
  x: tf.Tensor4D,
  y: tf.Tensor4D,
  geometry: SlideGeometry,
): tf.Tensor4D {
  const { stride, outputSize, inputSize } = geometry;
  const size = computeReadSize(geometry);
  const read = fitMap(x, geometry.before, size, lowest);
  const back = mapAxes(geometry.before, (before) => -before);
  // Wrong on wasm (4.22), and there is none with dilation.
  const hasGradient = tf.getBackend() !== 'wasm' && geometry.dilation[0] === 1 && geometry.dilation[1] === 1;
  if (hasGradient) {
    const attributes = { filterSize: [...geometry.kernelSize], strides: [...stride], pad: 'valid' };
    const dRead: tf.Tensor4D = tf
      .engine()
      .runKernel(tf.MaxPoolGrad, { dy, input: read, output: y }, attributes);
    return fitMap(dRead, back, inputSize);
  }
  const parts: tf.Tensor4D[] = [];
  let open: tf.Tensor4D = tf.onesLike(y);
  for (const tap of listTaps(geometry)) {
    const isBest = tf.cast(tf.equal(pickPixels(read, tap, stride, outputSize), y), 'float32');
    const share: tf.Tensor4D = tf.mul(isBest, open);
    open = tf.sub(open, share);
    parts.push(fitMap(spreadMap(tf.mul(dy, share), stride), tap, size));
  }
  const [first, ...rest] = parts;
  const total =
    first === undefined ? tf.zerosLike(read) : rest.reduce((sum, part) => tf.add(sum, part), first);
  return fitMap(total, back, inputSize);
}
