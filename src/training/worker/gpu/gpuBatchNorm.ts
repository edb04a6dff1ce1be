/**
 * @file Batch norm with the ReLU behind it on WebGPU: sums, their end, application; forwards and backwards. Other sums
 * over pixels are taken in the same way.
 */
import type * as tf from '@tensorflow/tfjs-core';
import type { BatchMoments } from '../composed/composedBatchNorm';
import type { BatchNormGradient, CenteredPixels } from '../kernels';
import { type GpuRuntime, type GpuTensor, spreadGroups } from './gpuRuntime';
import { finishThreads, planReduction, writeFinish, writePartialSums } from './reductionCode';

const threads = 256;

const byNumber = (channels: number, target: string, body: string): string => `
@compute @workgroup_size(${threads})
fn main(@builtin(local_invocation_index) index: u32, @builtin(workgroup_id) group: vec3u,
        @builtin(num_workgroups) groups: vec3u) {
  let at = i32((group.y * groups.x + group.x) * ${threads} + index);
  if (at >= i32(arrayLength(&${target}))) { return; }
  let channel = at % ${channels};
  ${body}
}`;

/** The batch norms of a runtime. All maps are [pixels, channels]. */
export class GpuBatchNorm {
  private readonly runtime: GpuRuntime;

  constructor(runtime: GpuRuntime) {
    this.runtime = runtime;
  }

  /** Both stages of a sum. */
  private reduce(
    key: string,
    [pixels, channels]: readonly [number, number],
    sumCount: number,
    first: {
      readonly inputs: Record<string, GpuTensor>;
      /** Written beside the sums. */
      readonly outputs?: Record<string, GpuTensor>;
      readonly source: string;
      readonly begin: string;
      readonly add: string;
    },
    second: {
      readonly inputs: Record<string, GpuTensor>;
      readonly outputs: Record<string, GpuTensor>;
      readonly numbers?: Record<string, number>;
      readonly finish: string;
    },
  ): void {
    const { runtime } = this;
    const shape = planReduction(pixels, channels);
    const parts = runtime.createTensor<tf.Rank.R3>([shape.chunks, sumCount, channels]);
    runtime.run({
      key: `${key} parts ${channels}`,
      inputs: first.inputs,
      outputs: { parts, ...first.outputs },
      groups: [shape.chunks, shape.channelBlocks, 1],
      code: () => writePartialSums(channels, shape, sumCount, first.source, first.begin, first.add),
    });
    runtime.run({
      key: `${key} end ${channels}`,
      inputs: { parts, ...second.inputs },
      outputs: second.outputs,
      ...(second.numbers ? { numbers: second.numbers } : {}),
      groups: [Math.ceil(channels / finishThreads), 1, 1],
      code: () => writeFinish(channels, sumCount, second.finish),
    });
    parts.dispose();
  }

  sumPixels(x: tf.Tensor2D): tf.Tensor1D {
    const sums = this.runtime.createTensor<tf.Rank.R1>([x.shape[1]]);
    this.reduce(
      'sums',
      x.shape,
      1,
      { inputs: { x }, source: 'x', begin: '', add: 'sum0 += x[at];' },
      { inputs: {}, outputs: { sums }, finish: 'sums[channel] = sum0;' },
    );
    return sums;
  }

  centerPixels(x: tf.Tensor2D, shift: tf.Tensor1D): CenteredPixels {
    const centered = this.runtime.createTensor<tf.Rank.R2>(x.shape);
    const sums = this.runtime.createTensor<tf.Rank.R1>([x.shape[1]]);
    this.reduce(
      'center',
      x.shape,
      1,
      {
        inputs: { x, shift },
        outputs: { centered },
        source: 'x',
        begin: 'let middle = shift[channel];',
        add: 'let value = x[at] - middle; centered[at] = value; sum0 += value;',
      },
      { inputs: {}, outputs: { sums }, finish: 'sums[channel] = sum0;' },
    );
    return { centered, sums };
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
    const mean = runtime.createTensor<tf.Rank.R1>([channels]);
    const variance = runtime.createTensor<tf.Rank.R1>([channels]);
    // The first pixel is near enough to the mean for the squares to lose nothing.
    this.reduce(
      'moments',
      x.shape,
      2,
      {
        inputs: { x },
        source: 'x',
        begin: 'let pivot = x[channel];',
        add: 'let value = x[at] - pivot; sum0 += value; sum1 = fma(value, value, sum1);',
      },
      {
        inputs: { x },
        outputs: { mean, variance },
        numbers: { pixels },
        finish: `let middle = sum0 / numbers.pixels;
  mean[channel] = x[channel] + middle;
  variance[channel] = max(sum1 / numbers.pixels - middle * middle, 0);`,
      },
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
    const channels = x.shape[1];
    const y = this.runtime.createTensor<tf.Rank.R2>(x.shape);
    const inputs = { x, mean, variance, ...(scale ? { scale } : {}), ...(shift ? { shift } : {}) };
    this.runtime.run({
      key: `normalize ${channels} ${scale !== null} ${shift !== null} ${hasRelu}`,
      inputs,
      outputs: { y },
      numbers: { epsilon },
      groups: spreadGroups(Math.ceil(x.size / threads)),
      code: () =>
        byNumber(
          channels,
          'y',
          `let factor = ${scale ? 'scale[channel] ' : '1.0 '} / sqrt(variance[channel] + numbers.epsilon);
  let value = (x[at] - mean[channel]) * factor${shift ? ' + shift[channel]' : ''};
  y[at] = ${hasRelu ? 'max(value, 0)' : 'value'};`,
        ),
    });
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
    const dScale = runtime.createTensor<tf.Rank.R1>([channels]);
    const dShift = runtime.createTensor<tf.Rank.R1>([channels]);
    const factors = runtime.createTensor<tf.Rank.R2>([3, channels]);
    const masked = hasRelu ? 'select(0.0, dy[at], y[at] > 0)' : 'dy[at]';
    const relu = hasRelu ? { y } : {};
    // dx = factor (dy - mean of dy - normal x mean of dy normal), sorted by what it is a multiple of.
    this.reduce(
      `gradients ${hasRelu} ${scale !== null}`,
      x.shape,
      2,
      {
        inputs: { dy, x, mean, ...relu },
        source: 'x',
        begin: 'let middle = mean[channel];',
        add: `let gradient = ${masked}; sum0 += gradient; sum1 = fma(gradient, x[at] - middle, sum1);`,
      },
      {
        inputs: { mean, variance, ...(scale ? { scale } : {}) },
        outputs: { dShift, dScale, factors },
        numbers: { epsilon, pixels },
        finish: `let inverse = 1.0 / sqrt(variance[channel] + numbers.epsilon);
  let factor = inverse${scale ? ' * scale[channel]' : ''};
  let slope = -factor * inverse * inverse * sum1 / numbers.pixels;
  dShift[channel] = sum0;
  dScale[channel] = sum1 * inverse;
  factors[channel] = factor;
  factors[channel + ${channels}] = slope;
  factors[channel + ${2 * channels}] = -factor * sum0 / numbers.pixels - slope * mean[channel];`,
      },
    );
    const dx = runtime.createTensor<tf.Rank.R2>(x.shape);
    runtime.run({
      key: `normalize back ${channels} ${hasRelu}`,
      inputs: { dy, x, factors, ...relu },
      outputs: { dx },
      groups: spreadGroups(Math.ceil(x.size / threads)),
      code: () =>
        byNumber(
          channels,
          'dx',
          `dx[at] = fma(${masked}, factors[channel],
    fma(x[at], factors[channel + ${channels}], factors[channel + ${2 * channels}]));`,
        ),
    });
    factors.dispose();
    return { dx, dScale, dShift };
  }

  /** Running statistics moved towards those of a batch. */
  followMoments(
    running: BatchMoments,
    batch: BatchMoments,
    share: number,
    varianceFactor: number,
  ): BatchMoments {
    const { runtime } = this;
    const [channels] = running.mean.shape;
    const mean = runtime.createTensor<tf.Rank.R1>([channels]);
    const variance = runtime.createTensor<tf.Rank.R1>([channels]);
    runtime.run({
      key: 'follow',
      inputs: {
        oldMean: running.mean,
        oldVariance: running.variance,
        newMean: batch.mean,
        newVariance: batch.variance,
      },
      outputs: { mean, variance },
      numbers: { share, varianceFactor },
      groups: spreadGroups(Math.ceil(channels / threads)),
      code: () =>
        byNumber(
          1,
          'mean',
          `mean[at] = mix(oldMean[at], newMean[at], numbers.share);
  variance[at] = mix(oldVariance[at], newVariance[at] * numbers.varianceFactor, numbers.share);`,
        ),
    });
    return { mean, variance };
  }
}
