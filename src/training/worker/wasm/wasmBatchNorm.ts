/**
 * @file Batch norm by our kernels, and other sums over pixels; what is left to do for each channel is done here in double
 * precision.
 */
import type * as tf from '@tensorflow/tfjs-core';
import type { BatchMoments } from '../composed/composedBatchNorm';
import type { BatchNormGradient, CenteredPixels } from '../kernels';
import {
  chunkCount,
  writeCentering,
  writeGradientSums,
  writeMoments,
  writeNormalization,
  writeNormalizationGradient,
  writePixelSums,
} from './batchNormKernels';
import { padToVectors } from './convolutionKernel';
import type { SharedKernel } from './threadTeam';
import { passCost, type WasmRuntime } from './wasmRuntime';

/** The batch norms of a runtime. All maps are [pixels, channels]. */
export class WasmBatchNorm {
  private readonly runtime: WasmRuntime;

  constructor(runtime: WasmRuntime) {
    this.runtime = runtime;
  }

  /** Sums by chunks, added up: [sum][channels]. */
  private sum(
    kernel: SharedKernel,
    shape: readonly [pixels: number, channels: number],
    sumCount: number,
    values: readonly number[],
  ): Float64Array[] {
    const [pixels, channels] = shape;
    const padded = padToVectors(channels);
    const { runtime } = this;
    const target = runtime.reserve('sums', 4 * chunkCount * sumCount * padded);
    const chunkPixels = Math.ceil(pixels / chunkCount);
    const each = passCost * chunkPixels * channels;
    runtime.run(kernel, chunkCount, [pixels, chunkPixels, target, ...values], { each });
    const partial = runtime.view(target, chunkCount * sumCount * padded);
    return Array.from({ length: sumCount }, (_, which) => {
      const totals = new Float64Array(channels);
      for (let chunk = 0; chunk < chunkCount; chunk++) {
        const start = (chunk * sumCount + which) * padded;
        for (let channel = 0; channel < channels; channel++)
          totals[channel] = (totals[channel] ?? 0) + (partial[start + channel] ?? 0);
      }
      return totals;
    });
  }

  /** A vector for a kernel to read, in scratch memory. */
  private write(name: string, channels: number, compute: (channel: number) => number): number {
    const pointer = this.runtime.reserve(name, 4 * padToVectors(channels));
    const view = this.runtime.view(pointer, channels);
    for (let channel = 0; channel < channels; channel++) view[channel] = compute(channel);
    return pointer;
  }

  private createVector(channels: number, compute: (channel: number) => number): tf.Tensor1D {
    const tensor = this.runtime.createTensor<tf.Rank.R1>([channels]);
    const view = this.runtime.view(this.runtime.locate(tensor), channels);
    for (let channel = 0; channel < channels; channel++) view[channel] = compute(channel);
    return tensor;
  }

  /** A copy of a tensor's numbers; a constant where there is no tensor. */
  private read(tensor: tf.Tensor1D | null, channels: number, constant: number): Float32Array {
    if (tensor === null) return new Float32Array(channels).fill(constant);
    return this.runtime.view(this.runtime.locate(tensor), channels).slice();
  }

  sumPixels(x: tf.Tensor2D): tf.Tensor1D {
    const channels = x.shape[1];
    const kernel = this.runtime.getKernel(`sums ${channels}`, () => writePixelSums(channels));
    const [totals] = this.sum(kernel, x.shape, 1, [this.runtime.locate(x)]);
    return this.createVector(channels, (channel) => totals?.[channel] ?? 0);
  }

  centerPixels(x: tf.Tensor2D, shift: tf.Tensor1D): CenteredPixels {
    const { runtime } = this;
    const channels = x.shape[1];
    const centered = runtime.createTensor<tf.Rank.R2>(x.shape);
    const kernel = runtime.getKernel(`center ${channels}`, () => writeCentering(channels));
    const [totals] = this.sum(
      kernel,
      x.shape,
      1,
      [x, shift, centered].map((each) => runtime.locate(each)),
    );
    return { centered, sums: this.createVector(channels, (channel) => totals?.[channel] ?? 0) };
  }

  normalizeBatch(
    x: tf.Tensor2D,
    scale: tf.Tensor1D | null,
    shift: tf.Tensor1D | null,
    epsilon: number,
    hasRelu: boolean,
  ): { readonly y: tf.Tensor2D } & BatchMoments {
    const { runtime } = this;
    const [pixels, channels] = x.shape;
    const kernel = runtime.getKernel(`moments ${channels}`, () => writeMoments(channels));
    const [sums, squares] = this.sum(kernel, x.shape, 2, [runtime.locate(x)]);
    const pivots = runtime.view(runtime.locate(x), channels).slice();
    const meanOf = (channel: number) => (sums?.[channel] ?? 0) / pixels;
    const mean = this.createVector(channels, (channel) => (pivots[channel] ?? 0) + meanOf(channel));
    const variance = this.createVector(channels, (channel) =>
      Math.max((squares?.[channel] ?? 0) / pixels - meanOf(channel) ** 2, 0),
    );
    return { y: this.applyMoments(x, { mean, variance }, scale, shift, epsilon, hasRelu), mean, variance };
  }

  applyMoments(
    x: tf.Tensor2D,
    { mean, variance }: BatchMoments,
    scale: tf.Tensor1D | null,
    shift: tf.Tensor1D | null,
    epsilon: number,
    hasRelu: boolean,
  ): tf.Tensor2D {
    const { runtime } = this;
    const [pixels, channels] = x.shape;
    const [means, variances] = [this.read(mean, channels, 0), this.read(variance, channels, 1)];
    const [scales, shifts] = [this.read(scale, channels, 1), this.read(shift, channels, 0)];
    const factor = (channel: number) =>
      (scales[channel] ?? 1) / Math.sqrt((variances[channel] ?? 1) + epsilon);
    const y = runtime.createTensor<tf.Rank.R2>([pixels, channels]);
    const factors = this.write('factors', channels, factor);
    const offsets = this.write(
      'offsets',
      channels,
      (channel) => (shifts[channel] ?? 0) - (means[channel] ?? 0) * factor(channel),
    );
    const kernel = runtime.getKernel(`normalize ${channels} ${hasRelu}`, () =>
      writeNormalization(channels, hasRelu),
    );
    const values = [runtime.locate(x), factors, offsets, runtime.locate(y)];
    runtime.run(kernel, pixels, values, { each: passCost * channels });
    return y;
  }

  gradeBatchNorm(
    dy: tf.Tensor2D,
    x: tf.Tensor2D,
    y: tf.Tensor2D,
    { mean, variance }: BatchMoments,
    scale: tf.Tensor1D | null,
    epsilon: number,
    hasRelu: boolean,
  ): BatchNormGradient {
    const { runtime } = this;
    const [pixels, channels] = x.shape;
    const means = this.read(mean, channels, 0);
    const variances = this.read(variance, channels, 1);
    const scales = this.read(scale, channels, 1);
    const inverse = (channel: number) => 1 / Math.sqrt((variances[channel] ?? 1) + epsilon);
    // Three tensors first: a view of the memory is not valid behind an allocation.
    const dx = runtime.createTensor<tf.Rank.R2>([pixels, channels]);
    const center = this.write('center', channels, (channel) => means[channel] ?? 0);
    const sumKernel = runtime.getKernel(`gradient sums ${channels} ${hasRelu}`, () =>
      writeGradientSums(channels, hasRelu),
    );
    const places = [runtime.locate(dy), runtime.locate(x), runtime.locate(y)];
    const [shifts, products] = this.sum(sumKernel, x.shape, 2, [...places, center]);
    const dShiftOf = (channel: number) => shifts?.[channel] ?? 0;
    const dScaleOf = (channel: number) => (products?.[channel] ?? 0) * inverse(channel);
    const dScale = this.createVector(channels, dScaleOf);
    const dShift = this.createVector(channels, dShiftOf);
    // dx = factor (dy - mean of dy - normal x mean of dy normal), sorted by what it is a multiple of.
    const factor = (channel: number) => (scales[channel] ?? 1) * inverse(channel);
    const slope = (channel: number) => (-factor(channel) * inverse(channel) * dScaleOf(channel)) / pixels;
    const factors = this.write('factors', channels, factor);
    const slopes = this.write('slopes', channels, slope);
    const offsets = this.write(
      'offsets',
      channels,
      (channel) => (-factor(channel) * dShiftOf(channel)) / pixels - slope(channel) * (means[channel] ?? 0),
    );
    const kernel = runtime.getKernel(`normalize back ${channels} ${hasRelu}`, () =>
      writeNormalizationGradient(channels, hasRelu),
    );
    const values = [...places, factors, slopes, offsets, runtime.locate(dx)];
    runtime.run(kernel, pixels, values, { each: 2 * passCost * channels });
    return { dx, dScale, dShift };
  }

  followMoments(
    running: BatchMoments,
    batch: BatchMoments,
    share: number,
    varianceFactor: number,
  ): BatchMoments {
    const channels = running.mean.size;
    const follow = (old: tf.Tensor1D, now: tf.Tensor1D, factor: number): tf.Tensor1D => {
      const [olds, nows] = [this.read(old, channels, 0), this.read(now, channels, 0)];
      return this.createVector(
        channels,
        (channel) => (1 - share) * (olds[channel] ?? 0) + share * factor * (nows[channel] ?? 0),
      );
    };
    return {
      mean: follow(running.mean, batch.mean, 1),
      variance: follow(running.variance, batch.variance, varianceFactor),
    };
  }
}
