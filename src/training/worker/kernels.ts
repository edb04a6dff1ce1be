/**
 * @file The computations that decide how fast a step is. Composed of tfjs operations they run on every backend; a
 * backend may bring its own.
 *
 * All maps are [N, H, W, C]. Tensors that are passed in stay the caller's; what is returned is the caller's too.
 * Calls belong inside `tf.tidy`.
 */
import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { ImageSet } from '../dataset';
import type { OptimizerRule } from '../settings';
import type { BatchMoments } from './composed/composedBatchNorm';
import type { ConvGeometry, SlideGeometry } from './convGeometry';
import type { BatchFormat } from './data/batches';
import type { PictureSource } from './data/pictureSource';

/** The gradients of a batch normalisation. */
export interface BatchNormGradient {
  readonly dx: Tensor2D;
  readonly dScale: Tensor1D;
  readonly dShift: Tensor1D;
}

/** Pixels less a shift, and what is left of each channel in all. */
export interface CenteredPixels {
  readonly centered: Tensor2D;
  readonly sums: Tensor1D;
}

/** What answers are worth. */
export interface AnswerGrade {
  /** Of the mean loss over the batch, by the logits. */
  readonly gradient: Tensor2D;
  /** The sum of the losses, and the number of right answers; of equal ones the first counts. */
  readonly sums: Tensor1D;
}

/** Weights with what the optimiser remembers of them. */
export interface Trained {
  readonly weights: readonly Tensor[];
  /** As many as {@link countSlots} says; each holds a value for every weight, laid end to end. */
  readonly slots: readonly Tensor1D[];
}

/** Tensors that an optimiser remembers for each weight: the velocity, or the two moments. */
export function countSlots(rule: OptimizerRule): number {
  if (rule.kind === 'adam') return 2;
  return rule.momentum > 0 ? 1 : 0;
}

/** What the executor computes layers with. */
export interface Kernels {
  /** y: [N, outputSize, outputChannels]. */
  convolve(x: Tensor4D, filter: Tensor4D, bias: Tensor1D | null, geometry: ConvGeometry): Tensor4D;
  /** dx: [N, inputSize, inputChannels]; also the forward pass of a transposed convolution. */
  convolveBack(dy: Tensor4D, filter: Tensor4D, bias: Tensor1D | null, geometry: ConvGeometry): Tensor4D;
  /** dw: [kernel, inputChannels / groups, outputChannels]. */
  gradeFilter(x: Tensor4D, dy: Tensor4D, geometry: ConvGeometry): Tensor4D;
  /** Sums over all but the last axis: [pixels, channels] -> [channels]. */
  sumPixels(x: Tensor2D): Tensor1D;
  /** Normalises with the moments of the batch, with a ReLU behind it on request. */
  normalizeBatch(
    x: Tensor2D,
    scale: Tensor1D | null,
    shift: Tensor1D | null,
    epsilon: number,
    hasRelu: boolean,
  ): { readonly y: Tensor2D } & BatchMoments;
  /** Normalises with known moments. */
  applyMoments(
    x: Tensor2D,
    moments: BatchMoments,
    scale: Tensor1D | null,
    shift: Tensor1D | null,
    epsilon: number,
    hasRelu: boolean,
  ): Tensor2D;
  /** The gradient of {@link normalizeBatch}, whose input and output are x and y. */
  gradeBatchNorm(
    dy: Tensor2D,
    x: Tensor2D,
    y: Tensor2D,
    moments: BatchMoments,
    scale: Tensor1D | null,
    epsilon: number,
    hasRelu: boolean,
  ): BatchNormGradient;
  /** Running statistics moved by a share towards those of a batch, whose variance is taken times a factor. */
  followMoments(
    running: BatchMoments,
    batch: BatchMoments,
    share: number,
    varianceFactor: number,
  ): BatchMoments;
  maxPool(x: Tensor4D, geometry: SlideGeometry): Tensor4D;
  /** x and y are the input and the output of {@link maxPool}. */
  gradeMaxPool(dy: Tensor4D, x: Tensor4D, y: Tensor4D, geometry: SlideGeometry): Tensor4D;
  relu(x: Tensor): Tensor;
  /** `y` is the output of {@link relu}. */
  gradeRelu(dy: Tensor, y: Tensor): Tensor;
  add(a: Tensor, b: Tensor): Tensor;
  /** Takes a number from every channel: [pixels, channels] - [channels]. */
  centerPixels(x: Tensor2D, shift: Tensor1D): CenteredPixels;
  /**
   * Sums of products over the pixels: [pixels, channels] -> [channels, channels], which is symmetric. Only what stands
   * on the diagonal and above it counts.
   */
  multiplyChannels(x: Tensor2D): Tensor2D;
  /**
   * Compares answers [N, outputs] with labels: softmax cross entropy.
   *
   * @param smoothing share of the probability that is spread over all outputs (Szegedy et al., CVPR 2016).
   */
  gradeAnswer(logits: Tensor2D, labels: ArrayLike<number>, smoothing: number): AnswerGrade;
  /**
   * One step of the optimiser. Weights and slots may be changed in place or replaced: only what is returned is
   * valid afterwards, and what is replaced has been disposed of.
   *
   * @param step counts from 1.
   */
  optimize(
    rule: OptimizerRule,
    trained: Trained,
    gradients: readonly Tensor[],
    learningRate: number,
    step: number,
  ): Trained;
  /** Pictures whose bytes lie on the device; without it they are made on the processor, batch by batch. */
  createPictures?(set: ImageSet, format: BatchFormat): PictureSource;
  /** Frees what is kept between calls. */
  dispose(): void;
}
