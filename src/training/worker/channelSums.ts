/**
 * @file Sums of a layer's channels and of their products, over the samples of many steps, on the device.
 *
 * Samples are taken less a shift s near their mean. The covariance is the same about any s, E[(x - s)(x - s)] -
 * E[x - s] E[x - s], but single precision keeps seven digits of the two: about 0, a mean of a thousand deviations
 * would leave one of the difference. Weights move within an epoch, so s follows the mean, as in Chan, Golub & LeVeque,
 * "Updating Formulae and a Pairwise Algorithm for Computing Sample Variances" (1979); to do it whenever the samples
 * have doubled costs next to nothing, and is as good as to do it at every step.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Kernels } from './kernels';

/** What has been summed up of a layer with C channels. */
export interface ChannelSums {
  /** Samples. */
  readonly count: number;
  /** [C], what is taken from every sample. */
  readonly shift: tf.Tensor1D;
  /** [C], of samples less the shift. */
  readonly sums: tf.Tensor1D;
  /** [C, C], of samples less the shift; only what stands on the diagonal and above it counts. */
  readonly products: tf.Tensor2D;
}

/** The tensors of sums, to keep or free them. */
export function listTensors({ shift, sums, products }: ChannelSums): tf.Tensor[] {
  return [shift, sums, products];
}

const countDoublings = (count: number): number => Math.floor(Math.log2(count));

/** Moves the shift to the mean. */
function recenter({ count, shift, sums, products }: ChannelSums): ChannelSums {
  const width = shift.size;
  const next = tf.add(shift, tf.div(sums, count)) as tf.Tensor1D;
  // By how much it has moved in single precision: with that, what is left is exact.
  const moved = tf.sub(next, shift);
  const left = tf.sub(sums, tf.mul(moved, count)) as tf.Tensor1D;
  const multiply = (a: tf.Tensor, b: tf.Tensor) =>
    tf.mul(tf.reshape(a, [width, 1]), tf.reshape(b, [1, width]));
  const rest = tf.sub(products, tf.add(multiply(moved, left), multiply(sums, moved)));
  return { count, shift: next, sums: left, products: rest as tf.Tensor2D };
}

/** The mean of pixels: of their differences to the first one, lest large numbers swallow small ones. */
function computeMean(kernels: Kernels, pixels: tf.Tensor2D): tf.Tensor1D {
  const [count, width] = pixels.shape;
  const first: tf.Tensor1D = tf.reshape(tf.slice(pixels, [0, 0], [1, width]), [width]);
  return tf.add(first, tf.div(kernels.centerPixels(pixels, first).sums, count));
}

/**
 * Adds the pixels of a step, [pixels, C]. Belongs inside `tf.tidy`; what it gets stays as it is.
 *
 * @param known null for the first.
 */
export function addPixels(kernels: Kernels, known: ChannelSums | null, pixels: tf.Tensor2D): ChannelSums {
  const shift = known?.shift ?? computeMean(kernels, pixels);
  const { centered, sums } = kernels.centerPixels(pixels, shift);
  const products = kernels.multiplyChannels(centered);
  const [count] = pixels.shape;
  if (known === null) return { count, shift, sums, products };
  const all: ChannelSums = {
    count: known.count + count,
    shift: tf.clone(shift),
    sums: kernels.add(known.sums, sums) as tf.Tensor1D,
    products: kernels.add(known.products, products) as tf.Tensor2D,
  };
  return countDoublings(all.count) > countDoublings(known.count) ? recenter(all) : all;
}
