/** @file Whole steps on WebGPU, in software where there is no card: as on the cpu, few dispatches, no leaks, no errors. */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Architecture } from '../../../architecture/architecture';
import { createBuilder } from '../../../architecture/builder';
import { adam, defaultSettings, type TrainingSettings } from '../../settings';
import { createPlan } from '../../trainingPlan';
import { composedKernels } from '../composed/composedKernels';
import { createSyntheticSet } from '../data/synthetic';
import type { Kernels } from '../kernels';
import { referenceModels } from '../referenceModels.testing';
import { Trainer } from '../trainer';
import { createGpuKernels } from './gpuKernels';

const errors: string[] = [];
let kernels: Kernels;

beforeAll(async () => {
  await tf.setBackend('webgpu');
  const backend = tf.backend();
  if (!(backend instanceof WebGPUBackend)) throw new Error('not WebGPU');
  backend.device.addEventListener('uncapturederror', ({ error }) => errors.push(error.message));
  kernels = createGpuKernels(backend);
});

afterAll(() => expect(errors).toEqual([]));

const dataset = createSyntheticSet({ seed: 1, scale: 1, trainCount: 16, testCount: 6 });
const settings: TrainingSettings = {
  ...defaultSettings,
  seed: 3,
  batchSize: 4,
  epochs: 1000,
  optimizer: adam,
  augmentation: { cropPadding: 1, flip: true },
};

/** A network of every part that the executor has paths for; small, since software compiles slowly. */
function buildNetwork(): Architecture {
  const builder = createBuilder();
  builder.add('Input', 'input');
  builder.add('Conv2d', 'conv1', { outChannels: 6, bias: false });
  builder.add('BatchNorm', 'bn1');
  const first = builder.add('ReLU', 'relu1');
  builder.add('Conv2d', 'conv2', { outChannels: 6, bias: false });
  const main = builder.add('BatchNorm', 'bn2');
  builder.add('Add', 'add', {}, { inputs: [main, first] });
  builder.add('ReLU', 'relu2');
  builder.add('MaxPool2d', 'pool');
  builder.add('GlobalAvgPool', 'gap');
  builder.add('Flatten', 'flatten');
  builder.add('Linear', 'fc', { outFeatures: 10 });
  return builder.build();
}

function createTrainer(
  architecture: Architecture | undefined,
  own: Kernels,
  changes: Partial<TrainingSettings> = {},
): Trainer {
  const { plan } = architecture ? createPlan(architecture, [8, 8]) : { plan: null };
  if (plan === null) throw new Error('no plan');
  return new Trainer(plan, dataset, { ...settings, ...changes }, own);
}

async function runSteps(trainer: Trainer, count: number): Promise<number[]> {
  const losses: number[] = [];
  for (let step = 0; step < count; step++) {
    trainer.runStep();
    losses.push((await trainer.readRecent()).loss);
  }
  return losses;
}

test('the same losses as on the cpu, and the same again bit for bit', async () => {
  await tf.setBackend('webgpu');
  const runs: number[][] = [];
  for (let round = 0; round < 2; round++) {
    const trainer = createTrainer(buildNetwork(), kernels);
    runs.push(await runSteps(trainer, 5));
    trainer.dispose();
  }
  expect(runs[1]).toEqual(runs[0]);
  await tf.setBackend('cpu');
  const trainer = createTrainer(buildNetwork(), composedKernels);
  const expected = await runSteps(trainer, 5);
  trainer.dispose();
  for (const [index, loss] of (runs[0] ?? []).entries())
    expect(Math.abs(loss - (expected[index] ?? Number.NaN))).toBeLessThan(5e-3);
});

test('tiny4 with Adam takes few dispatches', async () => {
  await tf.setBackend('webgpu');
  const trainer = createTrainer(referenceModels.tiny4?.(), kernels, {
    saturation: { ...settings.saturation, isOn: false },
  });
  await runSteps(trainer, 1);
  const original = GPUComputePassEncoder.prototype.dispatchWorkgroups;
  let count = 0;
  GPUComputePassEncoder.prototype.dispatchWorkgroups = function dispatch(x, y, z) {
    count += 1;
    original.call(this, x, y, z);
  };
  trainer.runStep();
  GPUComputePassEncoder.prototype.dispatchWorkgroups = original;
  await trainer.readRecent();
  trainer.dispose();
  // LayersModel needs some 450.
  expect(count).toBeLessThanOrEqual(120);
  expect(count).toBeGreaterThan(20);
});

test('nothing is left behind on the device', async () => {
  await tf.setBackend('webgpu');
  const trainer = createTrainer(buildNetwork(), kernels);
  const run = async (count: number) => {
    for (let step = 0; step < count; step++) {
      trainer.runStep();
      if (trainer.isEpochOver) await trainer.finishEpoch();
    }
    await trainer.readRecent();
    const { numTensors, numBytes } = tf.memory();
    const { numBytesInGPU, numBytesAllocatedInGPU } = tf.memory() as unknown as Record<string, number>;
    return { numTensors, numBytes, numBytesInGPU, numBytesAllocatedInGPU };
  };
  const early = await run(12);
  expect(await run(16)).toEqual(early);
  trainer.dispose();
});
