/** @file Loss and right answers summed up on the device, read once when asked for. */
import * as tf from '@tensorflow/tfjs-core';
import type { Score } from '../protocol';

/** Sums over batches. */
export class RunningScore {
  private loss = tf.keep(tf.scalar(0));
  private correct = tf.keep(tf.scalar(0));
  private examples = 0;

  /** Examples summed up. */
  get count(): number {
    return this.examples;
  }

  /** Adds a batch; the tensors stay the caller's. */
  add(loss: tf.Scalar, correct: tf.Scalar, count: number): void {
    const [oldLoss, oldCorrect] = [this.loss, this.correct];
    this.loss = tf.keep(tf.add(oldLoss, loss));
    this.correct = tf.keep(tf.add(oldCorrect, correct));
    this.examples += count;
    tf.dispose([oldLoss, oldCorrect]);
  }

  /** Reads the mean loss and the share of right answers, and frees the sums: the end of this object. */
  async take(): Promise<Score> {
    const { loss, correct, examples } = this;
    const [[lossSum = 0], [right = 0]] = await Promise.all([loss.data(), correct.data()]);
    this.dispose();
    return { loss: lossSum / examples, accuracy: right / examples };
  }

  /** Frees the sums unread. */
  dispose(): void {
    tf.dispose([this.loss, this.correct]);
  }
}
