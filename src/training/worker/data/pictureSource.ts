/** @file Batches of pictures as tensors: made here and uploaded, or by the device out of bytes that lie there. */
import * as tf from '@tensorflow/tfjs-core';
import type { ImageSet } from '../../dataset';
import { type BatchFormat, BatchMaker, cutLength } from './batches';

/** Pictures of one set, ready to be taken. */
export interface PictureSource {
  /** Pictures as `drawCuts` has it: [count, height, width, channels]; the tensor is the caller's. */
  take(cuts: Int32Array<ArrayBuffer>): tf.Tensor4D;
  dispose(): void;
}

/** A source that makes batches here. */
export function createPlainSource(set: ImageSet, format: BatchFormat): PictureSource {
  const maker = new BatchMaker(set, format);
  const { height, width } = format;
  return {
    take: (cuts) => tf.tensor4d(maker.make(cuts), [cuts.length / cutLength, height, width, set.channels]),
    dispose: () => {},
  };
}
