/** @file The kernels out of tfjs operations, for backends without their own. */
import * as tf from '@tensorflow/tfjs-core';
import type { Kernels } from '../kernels';
import { applyMoments, computeBatchNormGradient, followMoments, normalizeBatch } from './composedBatchNorm';
import { computeConvolution, computeFilterGradient, computeInputGradient } from './composedConvolution';
import { gradeAnswer } from './composedLoss';
import { optimizeFlat } from './composedOptimizer';
import { computeMaxPool, computeMaxPoolGradient } from './composedPooling';

const withBias = (y: tf.Tensor4D, bias: tf.Tensor1D | null): tf.Tensor4D =>
  bias === null ? y : tf.add(y, bias);

/** Kernels that need nothing of the backend but tfjs' forward operations. */
export const composedKernels: Kernels = {
  convolve: (x, filter, bias, geometry) => withBias(computeConvolution(x, filter, geometry), bias),
  convolveBack: (dy, filter, bias, geometry) => withBias(computeInputGradient(dy, filter, geometry), bias),
  gradeFilter: computeFilterGradient,
  sumPixels: (x) => tf.sum(x, 0),
  normalizeBatch,
  applyMoments,
  gradeBatchNorm: computeBatchNormGradient,
  followMoments,
  gradeAnswer,
  maxPool: computeMaxPool,
  gradeMaxPool: computeMaxPoolGradient,
  relu: (x) => tf.relu(x),
  gradeRelu: (dy, y) => tf.mul(dy, tf.step(y)),
  add: (a, b) => tf.add(a, b),
  centerPixels: (x, shift) => {
    const centered: tf.Tensor2D = tf.sub(x, shift);
    return { centered, sums: tf.sum(centered, 0) };
  },
  multiplyChannels: (x) => tf.matMul(x, x, true, false),
  optimize: optimizeFlat,
  dispose: () => {},
};
