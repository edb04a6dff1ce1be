/** @file The kernels for tfjs' WebGPU backend, by our own code in its command buffers. */
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { bothAxes } from '../../../util/perAxis';
import type { OptimizerRule } from '../../settings';
import type { ConvGeometry } from '../convGeometry';
import type { Kernels, Trained } from '../kernels';
import {
  addCode,
  elementThreads,
  reluCode,
  reluGradientCode,
  weightsAtOnce,
  writeLoss,
  writeOptimizer,
} from './elementCode';
import { GpuBatchNorm } from './gpuBatchNorm';
import { GpuConvolution } from './gpuConvolution';
import { createGpuPictures } from './gpuPictures';
import { GpuRuntime, type GpuTensor, spreadGroups } from './gpuRuntime';
import { poolThreads, writeMaxPool, writeMaxPoolGradient } from './poolingCode';

const groupsFor = (count: number, threads: number) => spreadGroups(Math.ceil(count / threads));

/** Constants of an optimiser's step, by the names in its code. */
function listNumbers(rule: OptimizerRule, rate: number, step: number): Record<string, number> {
  if (rule.kind === 'sgd') return { rate, decay: rule.weightDecay, momentum: rule.momentum };
  const { beta1, beta2, epsilon, weightDecay, decoupled } = rule;
  return {
    rate: rate / (1 - beta1 ** step),
    decay: decoupled ? 0 : weightDecay,
    kept: decoupled ? 1 - rate * weightDecay : 1,
    beta1,
    rest1: 1 - beta1,
    beta2,
    rest2: 1 - beta2,
    scale: 1 / Math.sqrt(1 - beta2 ** step),
    epsilon,
  };
}

/** The kernels for the WebGPU backend that is set. @throws RangeError where it is a version that we do not know. */
export function createGpuKernels(backend: WebGPUBackend): Kernels {
  const runtime = new GpuRuntime(backend);
  const convolution = new GpuConvolution(runtime);
  const norm = new GpuBatchNorm(runtime);

  const { maxStorageBufferBindingSize, maxBufferSize } = backend.device.limits;
  const limitBytes = Math.min(maxStorageBufferBindingSize, maxBufferSize);
  const products = new Map<string, ConvGeometry>();

  /** Products of channels are the filter gradient of a 1x1 convolution. */
  const getProductGeometry = (pixels: number, channels: number): ConvGeometry => {
    const key = `${pixels} ${channels}`;
    let geometry = products.get(key);
    if (geometry === undefined) {
      const one = bothAxes(1);
      const size = [pixels, 1] as const;
      geometry = {
        inputSize: size,
        outputSize: size,
        kernelSize: one,
        stride: one,
        dilation: one,
        before: bothAxes(0),
        inputChannels: channels,
        outputChannels: channels,
        groups: 1,
      };
      products.set(key, geometry);
    }
    return geometry;
  };

  const mapNumbers = (
    key: string,
    code: string,
    inputs: Record<string, GpuTensor>,
    name: string,
    like: tf.Tensor,
  ): tf.Tensor => {
    const result = runtime.createTensor(like.shape);
    const groups = groupsFor(like.size, elementThreads);
    runtime.run({ key, inputs, outputs: { [name]: result }, groups, code: () => code });
    return result;
  };

  /** Moves some weights in one dispatch; their slots begin at `start`. */
  const optimizeSome = (
    rule: OptimizerRule,
    weights: readonly tf.Tensor[],
    gradients: readonly tf.Tensor[],
    slots: readonly tf.Tensor1D[],
    numbers: Record<string, number>,
  ): void => {
    const name = (prefix: string, tensors: readonly tf.Tensor[]): Record<string, GpuTensor> =>
      Object.fromEntries(tensors.map((tensor, index) => [`${prefix}${index}`, tensor]));
    const [first, second] = slots;
    const total = weights.reduce((sum, { size }) => sum + size, 0);
    const isNesterov = rule.kind === 'sgd' && rule.nesterov;
    runtime.run({
      key: `${rule.kind} ${isNesterov} ${slots.length} ${weights.length}`,
      inputs: name('gradient', gradients),
      outputs: { ...name('weight', weights), ...(first ? { first } : {}), ...(second ? { second } : {}) },
      numbers,
      groups: groupsFor(total, elementThreads),
      code: () => writeOptimizer(rule, weights.length),
    });
  };

  return {
    convolve: (...values) => convolution.convolve(...values),
    convolveBack: (...values) => convolution.convolveBack(...values),
    gradeFilter: (...values) => convolution.gradeFilter(...values),
    sumPixels: (x) => norm.sumPixels(x),
    normalizeBatch: (...values) => norm.normalizeBatch(...values),
    applyMoments: (...values) => norm.applyMoments(...values),
    gradeBatchNorm: (...values) => norm.gradeBatchNorm(...values),
    followMoments: (...values) => norm.followMoments(...values),
    maxPool: (x, geometry) => {
      const [batch, , , channels] = x.shape;
      const y = runtime.createTensor<tf.Rank.R4>([batch, ...geometry.outputSize, channels]);
      runtime.run({
        key: `pool ${channels} ${JSON.stringify(geometry)}`,
        inputs: { x },
        outputs: { y },
        groups: groupsFor(y.size, poolThreads),
        code: () => writeMaxPool(geometry, channels),
      });
      return y;
    },
    gradeMaxPool: (dy, x, y, geometry) => {
      const channels = x.shape[3];
      const dx = runtime.createTensor<tf.Rank.R4>(x.shape);
      runtime.run({
        key: `pool back ${channels} ${JSON.stringify(geometry)}`,
        inputs: { dy, x, y },
        outputs: { dx },
        groups: groupsFor(dx.size, poolThreads),
        code: () => writeMaxPoolGradient(geometry, channels),
      });
      return dx;
    },
    relu: (x) => mapNumbers('relu', reluCode, { x }, 'y', x),
    gradeRelu: (dy, y) => mapNumbers('relu back', reluGradientCode, { dy, y }, 'dx', y),
    add: (a, b) => mapNumbers('add', addCode, { a, b }, 'c', a),
    centerPixels: (x, shift) => norm.centerPixels(x, shift),
    multiplyChannels: (x) => {
      const [pixels, channels] = x.shape;
      const geometry = getProductGeometry(pixels, channels);
      const map: tf.Tensor4D = tf.reshape(x, [1, pixels, 1, channels]);
      return tf.reshape(convolution.gradeFilter(map, map, geometry), [channels, channels]);
    },
    gradeAnswer: (logits, labels, smoothing) => {
      const [, outputs] = logits.shape;
      const gradient = runtime.createTensor<tf.Rank.R2>(logits.shape);
      const sums = runtime.createTensor<tf.Rank.R1>([2]);
      const known = tf.tensor1d(Int32Array.from(labels), 'int32');
      runtime.run({
        key: `loss ${outputs}`,
        inputs: { logits, labels: known },
        outputs: { gradient, sums },
        numbers: { smoothing },
        groups: [1, 1, 1],
        code: () => writeLoss(outputs),
      });
      known.dispose();
      return { gradient, sums };
    },
    optimize: (rule, trained, gradients, rate, step): Trained => {
      const { weights, slots } = trained;
      const constants = listNumbers(rule, rate, step);
      let start = 0;
      for (let index = 0; index < weights.length; index += weightsAtOnce) {
        const some = weights.slice(index, index + weightsAtOnce);
        const graded = gradients.slice(index, index + weightsAtOnce);
        // Real numbers are exact up to 2^24: places are told in two parts.
        const place = { startHigh: Math.floor(start / 65_536), startLow: start % 65_536 };
        optimizeSome(rule, some, graded, slots, { ...place, ...constants });
        start += some.reduce((sum, { size }) => sum + size, 0);
      }
      return trained;
    },
    createPictures: (set, format) => createGpuPictures(runtime, set, format, limitBytes),
    dispose: () => {},
  };
}
