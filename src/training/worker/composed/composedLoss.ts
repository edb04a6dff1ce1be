/** @file Softmax cross entropy with label smoothing, its gradient, and how many answers are right, for any backend. */
import * as tf from '@tensorflow/tfjs-core';
import type { AnswerGrade } from '../kernels';

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

/** Compares answers [N, outputs] with labels. */
export function gradeAnswer(logits: tf.Tensor2D, labels: ArrayLike<number>, smoothing: number): AnswerGrade {
  const [batch, outputs] = logits.shape;
  const targets = tf.tensor2d(createTargets(labels, outputs, smoothing), [batch, outputs]);
  const centered = tf.sub(logits, tf.max(logits, 1, true));
  const powers = tf.exp(centered);
  const totals = tf.sum(powers, 1, true);
  const loss = tf.sum(tf.mul(targets, tf.sub(tf.log(totals), centered)));
  const known = tf.tensor1d(Int32Array.from(labels), 'int32');
  const correct = tf.sum(tf.cast(tf.equal(tf.argMax(logits, 1), known), 'float32'));
  const gradient: tf.Tensor2D = tf.mul(tf.sub(tf.div(powers, totals), targets), 1 / batch);
  return { gradient, sums: tf.stack([loss, correct]) as tf.Tensor1D };
}
