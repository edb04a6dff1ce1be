/** @file Loss and right answers summed up on the device, read once when asked for. */
import * as tf from '@tensorflow/tfjs-core';
import type { ScoreSums } from '../checkpoint';
import type { Score } from '../protocol';
import type { Kernels } from './kernels';

/** Sums over batches. */
export class RunningScore {
  private sums: tf.Tensor1D;
  private examples: number;

  /** @param from sums to go on from. */
  constructor({ loss, right, examples }: ScoreSums = { loss: 0, right: 0, examples: 0 }) {
    this.sums = tf.keep(tf.tensor1d([loss, right]));
    this.examples = examples;
  }

  /** Examples summed up. */
  get count(): number {
    return this.examples;
  }

  /** Adds a batch's sums of losses and right answers; the tensor stays the caller's. */
  add(sums: tf.Tensor1D, count: number, kernels: Kernels): void {
    const old = this.sums;
    this.sums = tf.keep(tf.tidy(() => kernels.add(old, sums) as tf.Tensor1D));
    this.examples += count;
    old.dispose();
  }

  /** Reads the sums, which can go on after it. */
  async read(): Promise<ScoreSums> {
    const { sums, examples } = this;
    const [loss = 0, right = 0] = await sums.data();
    return { loss, right, examples };
  }

  /** Reads the mean loss and the share of right answers, and frees the sums: the end of this object. */
  async take(): Promise<Score> {
    const { loss, right, examples } = await this.read();
    this.dispose();
    return { loss: loss / examples, accuracy: right / examples };
  }

  /** Frees the sums unread. */
  dispose(): void {
    this.sums.dispose();
  }
}
