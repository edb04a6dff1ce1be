/** @file Softmax cross entropy with label smoothing, its gradient, and how many answers are right. */
import * as tf from '@tensorflow/tfjs-core';

/** Sums over a batch as scalars that stay on the device, and the gradient of the mean loss by the answer. */
export interface LossResult {
  readonly lossSum: tf.Scalar;
  readonly correctCount: tf.Scalar;
  /** In the shape of the answer. */
  readonly gradient: tf.Tensor;
}

/** What each example should answer: [N, outputs], a row a probability each. */
export function createTargets(
  labels: ArrayLike<number>,
  outputs: number,
  smoothing: number,
): Float32Array<ArrayBuffer> {
  const targets = new Float32Array(labels.length * outputs).fill(smoothing / outputs);
  for (let row = 0; row < labels.length; row++) {
    const index = row * outputs + (labels[row] ?? 0);
    targets[index] = (targets[index] ?? 0) + 1 - smoothing;
  }
  return targets;
}

/**
 * Compares answers [N, outputs] (or [N, 1, 1, outputs]) with labels.
 *
 * @param smoothing share of the probability that is spread over all outputs (Szegedy et al., CVPR 2016).
 */
export function computeLoss(answer: tf.Tensor, labels: ArrayLike<number>, smoothing: number): LossResult {
  return tf.tidy(() => {
    const batch = labels.length;
    const outputs = answer.size / batch;
    const logits: tf.Tensor2D = tf.reshape(answer, [batch, outputs]);
    const targets = tf.tensor2d(createTargets(labels, outputs, smoothing), [batch, outputs]);
    const centered = tf.sub(logits, tf.max(logits, 1, true));
    const powers = tf.exp(centered);
    const sums = tf.sum(powers, 1, true);
    const lossSum: tf.Scalar = tf.sum(tf.mul(targets, tf.sub(tf.log(sums), centered)));
    const known = tf.tensor1d(Int32Array.from(labels), 'int32');
    const correctCount: tf.Scalar = tf.sum(tf.cast(tf.equal(tf.argMax(logits, 1), known), 'float32'));
    const gradient = tf.mul(tf.sub(tf.div(powers, sums), targets), 1 / batch);
    return { lossSum, correctCount, gradient: tf.reshape(gradient, answer.shape) };
  });
}
