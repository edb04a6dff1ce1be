/**
 * @file Normalisation over the batch with its gradient in closed form, for any tfjs backend; a ReLU behind it is
 * part of both. Maps are seen as [pixels, channels].
 */
import * as tf from '@tensorflow/tfjs-core';

/** What the gradient needs again. */
export interface BatchMoments {
  /** Mean over the batch: [channels]. */
  readonly mean: tf.Tensor1D;
  /** Population variance over the batch: [channels]. */
  readonly variance: tf.Tensor1D;
}

/** Normalises with the moments of the batch. */
export function normalizeBatch(
  x: tf.Tensor2D,
  scale: tf.Tensor1D | null,
  shift: tf.Tensor1D | null,
  epsilon: number,
  hasRelu: boolean,
): { readonly y: tf.Tensor2D } & BatchMoments {
  const mean: tf.Tensor1D = tf.mean(x, 0);
  const centered = tf.sub(x, mean);
  const variance: tf.Tensor1D = tf.mean(tf.square(centered), 0);
  const inverse = tf.rsqrt(tf.add(variance, epsilon));
  const factor = scale === null ? inverse : tf.mul(inverse, scale);
  const scaled: tf.Tensor2D = tf.mul(centered, factor);
  const shifted: tf.Tensor2D = shift === null ? scaled : tf.add(scaled, shift);
  return { y: hasRelu ? tf.relu(shifted) : shifted, mean, variance };
}

/** Normalises with known moments. */
export function applyMoments(
  x: tf.Tensor2D,
  { mean, variance }: BatchMoments,
  scale: tf.Tensor1D | null,
  shift: tf.Tensor1D | null,
  epsilon: number,
  hasRelu: boolean,
): tf.Tensor2D {
  const inverse = tf.rsqrt(tf.add(variance, epsilon));
  const factor = scale === null ? inverse : tf.mul(inverse, scale);
  const offset = tf.neg(tf.mul(mean, factor));
  const y: tf.Tensor2D = tf.add(tf.mul(x, factor), shift === null ? offset : tf.add(offset, shift));
  return hasRelu ? tf.relu(y) : y;
}

/** The gradients of {@link normalizeBatch}; `y` is its output. */
export function computeBatchNormGradient(
  dy: tf.Tensor2D,
  x: tf.Tensor2D,
  y: tf.Tensor2D,
  { mean, variance }: BatchMoments,
  scale: tf.Tensor1D | null,
  epsilon: number,
  hasRelu: boolean,
): { readonly dx: tf.Tensor2D; readonly dScale: tf.Tensor1D; readonly dShift: tf.Tensor1D } {
  const pixels = x.shape[0];
  const masked: tf.Tensor2D = hasRelu ? tf.mul(dy, tf.step(y)) : dy;
  const inverse = tf.rsqrt(tf.add(variance, epsilon));
  const normal = tf.mul(tf.sub(x, mean), inverse);
  const dShift: tf.Tensor1D = tf.sum(masked, 0);
  const dScale: tf.Tensor1D = tf.sum(tf.mul(masked, normal), 0);
  const factor = scale === null ? inverse : tf.mul(inverse, scale);
  const common = tf.add(tf.div(dShift, pixels), tf.mul(normal, tf.div(dScale, pixels)));
  return { dx: tf.mul(tf.sub(masked, common), factor), dScale, dShift };
}

/** Running statistics moved by a share towards those of a batch. */
export function followMoments(
  running: BatchMoments,
  batch: BatchMoments,
  share: number,
  varianceFactor: number,
): BatchMoments {
  const follow = (old: tf.Tensor1D, now: tf.Tensor1D, factor: number): tf.Tensor1D =>
    tf.add(tf.mul(old, 1 - share), tf.mul(now, share * factor));
  return {
    mean: follow(running.mean, batch.mean, 1),
    variance: follow(running.variance, batch.variance, varianceFactor),
  };
}
