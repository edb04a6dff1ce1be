/** @file The kernels for tfjs' wasm backend, by our own code in its memory. */
import * as tf from '@tensorflow/tfjs-core';
import { mapAxes } from '../../../util/perAxis';
import type { OptimizerRule } from '../../settings';
import { gradeAnswer } from '../composed/composedLoss';
import { computeReadSize, type SlideGeometry } from '../convGeometry';
import type { Kernels, Trained } from '../kernels';
import { countChunkPixels, countTilePairs, writeChannelProducts } from './channelProductsKernel';
import { writeAdam, writeAdd, writeRelu, writeReluGradient, writeSgd } from './elementKernels';
import { type MarginSpec, writeMargins } from './packingKernels';
import { type PoolSpec, writeFill, writeMaxPool, writeMaxPoolGradient } from './poolingKernels';
import type { ThreadPort } from './threadTeam';
import { lanes } from './vectors';
import { WasmBatchNorm } from './wasmBatchNorm';
import { WasmConvolution } from './wasmConvolution';
import type { KernelWriter } from './wasmModule';
import { passCost, toBits, WasmRuntime } from './wasmRuntime';

const lowest = -3.4e38;

/** A pool's source: where its windows lie, and the margins that it needs (null for none). */
function planPool(geometry: SlideGeometry, channels: number) {
  const { inputSize, outputSize, before, stride, dilation, kernelSize } = geometry;
  const read = computeReadSize(geometry);
  const fits = before[0] === 0 && before[1] === 0 && read[0] <= inputSize[0] && read[1] <= inputSize[1];
  const size = fits ? inputSize : read;
  const margins: MarginSpec = {
    height: inputSize[0],
    width: inputSize[1],
    channels,
    top: before[0],
    left: before[1],
    targetHeight: size[0],
    targetWidth: size[1],
  };
  const step = [4 * channels * size[1], 4 * channels] as const;
  const spec: PoolSpec = {
    channels,
    kernelSize,
    tapStride: mapAxes(dilation, (gap, axis) => gap * step[axis]),
    outputSize,
    windowStride: mapAxes(stride, (by, axis) => by * step[axis]),
    imageBytes: step[0] * size[0],
  };
  return { spec, margins: fits ? null : margins, size };
}

class WasmPooling {
  private readonly runtime: WasmRuntime;

  constructor(runtime: WasmRuntime) {
    this.runtime = runtime;
  }

  private fill(pointer: number, count: number, value: number): void {
    const { runtime } = this;
    const kernel = runtime.getKernel('fill', () => writeFill);
    const vectors = Math.floor(count / lanes);
    runtime.run(kernel, vectors, [pointer, toBits(value)], { each: lanes * passCost });
    runtime.view(pointer, count).fill(value, vectors * lanes);
  }

  private copy(margins: MarginSpec, batch: number, from: number, to: number): void {
    const kernel = this.runtime.getKernel(`place ${JSON.stringify(margins)}`, () =>
      writeMargins(margins, false),
    );
    const each = passCost * margins.targetWidth * margins.channels;
    this.runtime.run(kernel, batch * margins.targetHeight, [from, to], { each });
  }

  private readSource(x: tf.Tensor4D, { margins, size }: ReturnType<typeof planPool>): number {
    if (margins === null) return this.runtime.locate(x);
    const [batch, , , channels] = x.shape;
    const count = batch * size[0] * size[1] * channels;
    const target = this.runtime.reserve('pool', 4 * count);
    this.fill(target, count, lowest);
    this.copy(margins, batch, this.runtime.locate(x), target);
    return target;
  }

  maxPool(x: tf.Tensor4D, geometry: SlideGeometry): tf.Tensor4D {
    const { runtime } = this;
    const [batch, , , channels] = x.shape;
    const plan = planPool(geometry, channels);
    const y = runtime.createTensor<tf.Rank.R4>([batch, ...geometry.outputSize, channels]);
    const kernel = runtime.getKernel(`pool ${JSON.stringify(plan.spec)}`, () => writeMaxPool(plan.spec));
    const source = this.readSource(x, plan);
    const [rows, columns] = geometry.outputSize;
    const each = passCost * columns * channels;
    runtime.run(kernel, batch * rows, [source, runtime.locate(y)], { each });
    return y;
  }

  gradeMaxPool(dy: tf.Tensor4D, x: tf.Tensor4D, y: tf.Tensor4D, geometry: SlideGeometry): tf.Tensor4D {
    const { runtime } = this;
    const [batch, height, width, channels] = x.shape;
    const plan = planPool(geometry, channels);
    const dx = runtime.createTensor<tf.Rank.R4>(x.shape);
    const source = this.readSource(x, plan);
    const count = batch * plan.size[0] * plan.size[1] * channels;
    const target = plan.margins ? runtime.reserve('pool gradient', 4 * count) : runtime.locate(dx);
    this.fill(target, count, 0);
    const kernel = runtime.getKernel(`pool gradient ${JSON.stringify(plan.spec)}`, () =>
      writeMaxPoolGradient(plan.spec),
    );
    const [rows, columns] = geometry.outputSize;
    const values = [source, runtime.locate(y), runtime.locate(dy), target];
    // Windows overlap within an image only.
    runtime.run(kernel, batch * rows, values, { each: 4 * passCost * columns * channels, unit: rows });
    if (plan.margins === null) return dx;
    const back: MarginSpec = {
      height: plan.size[0],
      width: plan.size[1],
      channels,
      top: -geometry.before[0],
      left: -geometry.before[1],
      targetHeight: height,
      targetWidth: width,
    };
    // Pixels that no window reads lie outside of what was graded.
    const isWhole = plan.size.every((size, axis) => {
      const before = geometry.before[axis === 0 ? 0 : 1];
      return before >= 0 && size - before >= (axis === 0 ? height : width);
    });
    if (!isWhole) this.fill(runtime.locate(dx), dx.size, 0);
    this.copy(back, batch, target, runtime.locate(dx));
    return dx;
  }
}

/** Whether our kernels can run: the backend is wasm and the engine knows SIMD. */
export function canUseWasmKernels(): boolean {
  if (tf.getBackend() !== 'wasm') return false;
  try {
    new WasmRuntime().dispose();
    return true;
  } catch {
    return false;
  }
}

/** Our kernels, and the threads that they share the work out to. */
export type WasmKernels = Kernels & { readonly threads: number };

/**
 * The kernels for the wasm backend that is set.
 *
 * @param ports ways to threads that help where the backend's memory is shared.
 * @throws RangeError where they cannot run.
 */
export function createWasmKernels(ports: readonly ThreadPort[] = []): WasmKernels {
  const runtime = new WasmRuntime(ports);
  const convolution = new WasmConvolution(runtime);
  const norm = new WasmBatchNorm(runtime);
  const pooling = new WasmPooling(runtime);
  /** Runs a kernel over single numbers into a new tensor. */
  const mapNumbers = (name: string, writer: KernelWriter, inputs: readonly tf.Tensor[], like: tf.Tensor) => {
    const result = runtime.createTensor(like.shape);
    const kernel = runtime.getKernel(name, () => writer);
    const values = [like.size, ...inputs.map((input) => runtime.locate(input)), runtime.locate(result)];
    runtime.run(kernel, Math.ceil(like.size / lanes), values, { each: lanes * passCost });
    return result;
  };

  const optimizeOne = (
    rule: OptimizerRule,
    pointers: readonly number[],
    count: number,
    rate: number,
    step: number,
  ): void => {
    const items = Math.ceil(count / lanes);
    const sharing = { each: 2 * lanes * passCost };
    if (rule.kind === 'sgd') {
      const kernel = runtime.getKernel(`sgd ${rule.momentum > 0} ${rule.nesterov}`, () => writeSgd(rule));
      const [weights = 0, gradient = 0, velocity = 0] = pointers;
      const constants = [rate, rule.weightDecay, rule.momentum].map(toBits);
      runtime.run(kernel, items, [count, weights, gradient, velocity, ...constants], sharing);
      return;
    }
    const { beta1, beta2, epsilon, weightDecay, decoupled } = rule;
    const constants = [
      decoupled ? 0 : weightDecay,
      decoupled ? 1 - rate * weightDecay : 1,
      beta1,
      1 - beta1,
      beta2,
      1 - beta2,
      1 / Math.sqrt(1 - beta2 ** step),
      epsilon,
      rate / (1 - beta1 ** step),
    ];
    const kernel = runtime.getKernel('adam', () => writeAdam);
    runtime.run(kernel, items, [count, ...pointers, ...constants.map(toBits)], sharing);
  };

  return {
    threads: runtime.threads,
    convolve: (...values) => convolution.convolve(...values),
    convolveBack: (...values) => convolution.convolveBack(...values),
    gradeFilter: (...values) => convolution.gradeFilter(...values),
    sumPixels: (x) => norm.sumPixels(x),
    normalizeBatch: (...values) => norm.normalizeBatch(...values),
    applyMoments: (...values) => norm.applyMoments(...values),
    gradeBatchNorm: (...values) => norm.gradeBatchNorm(...values),
    followMoments: (...values) => norm.followMoments(...values),
    gradeAnswer,
    maxPool: (...values) => pooling.maxPool(...values),
    gradeMaxPool: (...values) => pooling.gradeMaxPool(...values),
    relu: (x) => mapNumbers('relu', writeRelu, [x], x),
    gradeRelu: (dy, y) => mapNumbers('relu gradient', writeReluGradient, [dy, y], y),
    add: (a, b) => mapNumbers('add', writeAdd, [a, b], a),
    centerPixels: (x, shift) => norm.centerPixels(x, shift),
    multiplyChannels: (x) => {
      const [pixels, channels] = x.shape;
      const kernel = runtime.getKernel(`products ${channels}`, () => writeChannelProducts(channels));
      const result = runtime.createTensor<tf.Rank.R2>([channels, channels]);
      const [source, target] = [runtime.locate(x), runtime.locate(result)];
      runtime.view(target, channels * channels).fill(0);
      const pairs = countTilePairs(channels);
      runtime.run(kernel, pairs, [source, target, pixels, countChunkPixels(channels)], {
        each: lanes * pixels * channels,
        unit: Math.ceil(pairs / runtime.threads),
      });
      return result;
    },
    optimize: (rule, trained, gradients, rate, step): Trained => {
      let start = 0;
      for (const [index, weight] of trained.weights.entries()) {
        const gradient = gradients[index];
        if (gradient === undefined) throw new RangeError('A weight without a gradient');
        const offset = 4 * start;
        const pointers = [weight, gradient].map((tensor) => runtime.locate(tensor));
        const slots = trained.slots.map((slot) => runtime.locate(slot) + offset);
        optimizeOne(rule, [...pointers, ...slots], weight.size, rate, step);
        start += weight.size;
      }
      return trained;
    },
    dispose: () => runtime.dispose(),
  };
}
