/**
 * @file The first steps of a run against PyTorch: the same start, the same batches, and then step by step the same
 * losses, and in the end the same saturation of every convolution.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findModulePaths, nameState } from '../../codecs/pytorch/modulePaths';
import { createPytorchProgram, pytorchExporter } from '../../codecs/pytorch/pytorchExporter';
import { createDesign, type Design } from '../../document/document';
import { describeWithTorch, pythonPath } from '../../util/oracles.testing';
import { bothAxes } from '../../util/perAxis';
import { toPytorchOrder } from '../pytorchOrder';
import { adam, defaultSettings, type OptimizerRule, paperProtocol } from '../settings';
import { createPlan } from '../trainingPlan';
import { createSyntheticSet } from './data/synthetic';
import type { Kernels } from './kernels';
import { referenceModels } from './referenceModels.testing';
import { Trainer } from './trainer';
import { createWasmKernels } from './wasm/wasmKernels';

const side = 32;
const batchSize = 32;

let kernels: Kernels;

beforeAll(async () => {
  await tf.setBackend('wasm');
  kernels = createWasmKernels();
});

afterAll(() => kernels.dispose());

interface Trained {
  readonly losses: readonly number[];
  /** Of every convolution. */
  readonly participation: readonly number[];
  /** Of every convolution: how much of the variance the first directions have. */
  readonly shares: readonly (readonly number[])[];
}

/** The names of tensors in the exported module. */
function findStateName(design: Design, key: string): string {
  const made = createPytorchProgram(design);
  if ('problem' in made) throw new Error(made.problem.code);
  const [id = '', name = ''] = key.split('.');
  const node = [...design.architecture.layers.values()].find((other) => other.id === id);
  const path = node && findModulePaths(made.program).get(node.id);
  if (!node || path === undefined) throw new Error(key);
  return nameState(path, node.layer.kind, name);
}

/** What PyTorch makes of the same start and batches. */
function trainInTorch(
  design: Design,
  start: ReturnType<typeof toPytorchOrder>,
  batches: readonly { readonly image: Float32Array; readonly labels: readonly number[] }[],
  optimizer: { readonly rule: OptimizerRule; readonly learningRate: number },
): Trained {
  const folder = mkdtempSync(join(tmpdir(), 'fovea-'));
  try {
    const code = pytorchExporter.write(design);
    if (!code.ok) throw new Error(code.problem.code);
    const path = join(folder, 'numbers');
    const parts = [...[...start.values()].map(({ values }) => values), ...batches.map(({ image }) => image)];
    writeFileSync(
      path,
      Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength))),
    );
    const request = {
      code: code.content,
      path,
      state: [...start].map(([key, { shape }]) => [findStateName(design, key), shape]),
      labels: batches.map(({ labels }) => labels),
      shape: [3, side, side],
      ...optimizer,
    };
    const { stdout, stderr } = spawnSync(pythonPath, [join(import.meta.dirname, 'trainSteps.py')], {
      input: JSON.stringify(request),
      encoding: 'utf8',
    });
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout) as Trained;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The paper's optimiser: steps in proportion to the gradients, which show every digit of them. */
const { optimizer: sgd } = paperProtocol;

// Roundings grow with every layer and step, and Adam's first steps are signs of gradients, near zero those of roundings:
// many layers agree for few steps of the paper's rule only.
const cases: readonly (readonly [
  string,
  OptimizerRule,
  rate: number,
  steps: number,
  lossTolerance: number,
])[] = [
  ['tiny4', adam, 1e-3, 6, 1e-5],
  ['vgg16_quarter', sgd, 1e-3, 2, 1e-3],
  ['resnet18_quarter', sgd, 1e-3, 2, 1e-4],
];

describeWithTorch('PyTorch', () => {
  test.each(cases)(
    '%s takes the same steps',
    async (name, optimizer, learningRate, steps, lossTolerance) => {
      const architecture = referenceModels[name]?.();
      if (architecture === undefined) throw new Error(name);
      const design = createDesign(architecture, { resolution: bothAxes(side) });
      const { plan } = createPlan(architecture, design.resolution);
      if (plan === null) throw new Error('no plan');
      const dataset = createSyntheticSet({ seed: 1, scale: 1, trainCount: batchSize * steps, testCount: 10 });
      const labels: number[][] = [];
      const watched: Kernels = {
        ...kernels,
        gradeAnswer: (logits, asked, smoothing) => {
          labels.push(Array.from(asked));
          return kernels.gradeAnswer(logits, asked, smoothing);
        },
      };
      const settings = { ...defaultSettings, seed: 3, epochs: 2, batchSize, optimizer, learningRate };
      const trainer = new Trainer(plan, dataset, settings, watched);
      const { weights, statistics } = await trainer.createCheckpoint();
      const start = toPytorchOrder(architecture, [...weights, ...statistics]);
      const images: Float32Array[] = [];
      const forward = trainer.executor.forward.bind(trainer.executor);
      trainer.executor.forward = (image, options) => {
        const turned = tf.transpose(image, [0, 3, 1, 2]);
        images.push(Float32Array.from(turned.dataSync()));
        turned.dispose();
        return forward(image, options);
      };
      const losses: number[] = [];
      for (let step = 0; step < steps; step++) {
        trainer.runStep();
        losses.push((await trainer.readRecent()).loss);
      }
      const measured = await trainer.meter.read(true);
      trainer.dispose();
      const batches = images.map((image, index) => ({ image, labels: labels[index] ?? [] }));
      const expected = trainInTorch(design, start, batches, { rule: optimizer, learningRate });
      expect(losses).toHaveLength(steps);
      const compare = (found: number, wanted: number | undefined, tolerance: number) =>
        expect(Math.abs(found / (wanted ?? Number.NaN) - 1)).toBeLessThan(tolerance);
      for (const [index, loss] of losses.entries()) compare(loss, expected.losses[index], lossTolerance);
      const convolutions = measured.slice(0, -1);
      expect(convolutions).toHaveLength(expected.participation.length);
      for (const [index, { participation, dimension, width }] of convolutions.entries()) {
        compare(participation, expected.participation[index], 2e-3);
        const shares = expected.shares[index] ?? [];
        expect(shares).toHaveLength(width);
        // By delve's count, unless a share lies so near to the line that rounding moves it across.
        const isNear = shares.some((share) => Math.abs(share - 0.99) < 1e-4);
        if (!isNear) expect(dimension).toBe(shares.filter((share) => share < 0.99).length);
      }
    },
    120_000,
  );
});
