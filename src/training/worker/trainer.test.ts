/** @file Training on wasm in Node: it learns, it is deterministic, it goes on from a checkpoint, it leaks nothing. */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Architecture } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { bothAxes } from '../../util/perAxis';
import { listBuffers, type SaturationSums } from '../checkpoint';
import { computeDataPrint } from '../dataPrint';
import type { Dataset } from '../dataset';
import { computeEigenvalues } from '../eigenvalues';
import { computeCovariance, countDirections } from '../saturation';
import { adam, defaultSettings, type TrainingSettings } from '../settings';
import { createPlan } from '../trainingPlan';
import type { DeviceLimits } from './bufferLimits';
import { composedKernels } from './composed/composedKernels';
import { createSyntheticSet } from './data/synthetic';
import type { OutputWatcher } from './executor';
import type { Kernels } from './kernels';
import { Trainer } from './trainer';
import { createWasmKernels } from './wasm/wasmKernels';

/** A network of every part that the executor has paths for: pairs, merges, pools, dropout, strides. */
function buildNetwork(): Architecture {
  const builder = createBuilder();
  builder.add('Input', 'input');
  builder.add('Conv2d', 'conv1', { outChannels: 6, bias: false });
  builder.add('BatchNorm', 'bn1');
  const first = builder.add('ReLU', 'relu1');
  builder.add('Conv2d', 'conv2', { outChannels: 6, bias: false });
  builder.add('BatchNorm', 'bn2');
  const main = builder.last;
  builder.add('Add', 'add', {}, { inputs: [main, first] });
  builder.add('ReLU', 'relu2');
  builder.add('MaxPool2d', 'pool');
  builder.add('Conv2d', 'conv3', { outChannels: 8, stride: [2, 2] });
  builder.add('ReLU', 'relu3');
  builder.add('GlobalAvgPool', 'gap');
  builder.add('Flatten', 'flatten');
  builder.add('Dropout', 'dropout', { rate: 0.1 });
  builder.add('Linear', 'fc', { outFeatures: 10 });
  return builder.build();
}

const settings: TrainingSettings = {
  ...defaultSettings,
  seed: 5,
  epochs: 3,
  batchSize: 16,
  optimizer: adam,
  learningRate: 5e-3,
  augmentation: { cropPadding: 1, flip: true },
};

let dataset: Dataset;
let wasmKernels: Kernels;

beforeAll(async () => {
  await tf.setBackend('wasm');
  wasmKernels = createWasmKernels();
  dataset = createSyntheticSet({ seed: 1, scale: 1, trainCount: 50, testCount: 30 });
});

afterAll(() => wasmKernels.dispose());

function createTrainer(
  changes: Partial<TrainingSettings> = {},
  kernels = wasmKernels,
  limits?: DeviceLimits,
): Trainer {
  const { plan } = createPlan(buildNetwork(), bothAxes(16));
  if (plan === null) throw new Error('The network has a plan');
  return new Trainer(plan, dataset, { ...settings, ...changes }, kernels, limits);
}

async function runSteps(trainer: Trainer, count: number): Promise<number[]> {
  const losses: number[] = [];
  for (let step = 0; step < count; step++) {
    trainer.runStep();
    losses.push((await trainer.readRecent()).loss);
  }
  return losses;
}

test('the same seed gives the same loss, bit for bit; another seed another', async () => {
  const runs: number[][] = [];
  for (const seed of [5, 5, 6]) {
    const trainer = createTrainer({ seed });
    runs.push(await runSteps(trainer, 5));
    trainer.dispose();
  }
  expect(runs[1]).toEqual(runs[0]);
  expect(runs[2]).not.toEqual(runs[0]);
});

test('our kernels and the composed ones train alike', async () => {
  const own = createTrainer();
  const composed = createTrainer({}, composedKernels);
  const [first, second] = [await runSteps(own, 4), await runSteps(composed, 4)];
  for (const [index, loss] of first.entries()) expect(loss).toBeCloseTo(second[index] ?? Number.NaN, 3);
  own.dispose();
  composed.dispose();
});

test('a run goes on from a checkpoint as if it had not stopped', async () => {
  const whole = createTrainer();
  const losses = await runSteps(whole, 6);
  const before = createTrainer();
  await runSteps(before, 3);
  const checkpoint = structuredClone(await before.createCheckpoint());
  const after = createTrainer({ seed: 5 });
  expect(after.restore(checkpoint)).toBe(true);
  expect(await runSteps(after, 3)).toEqual(losses.slice(3));
  expect((await after.evaluate()).test).toEqual((await whole.evaluate()).test);
  expect(
    createTrainer({ optimizer: { ...adam, kind: 'sgd', momentum: 0.9, nesterov: false } }).restore(
      checkpoint,
    ),
  ).toBe(false);
  for (const trainer of [whole, before, after]) trainer.dispose();
});

test('an epoch that was interrupted, even twice, is reported whole', async () => {
  // 50 pictures: three steps of 16 and one of 2.
  let trainer = createTrainer();
  await runSteps(trainer, 1);
  for (let interruption = 0; interruption < 2; interruption++) {
    const checkpoint = structuredClone(await trainer.createCheckpoint());
    expect(checkpoint.epoch?.score.examples).toBe(16 * (interruption + 1));
    // Layers of 6, 6, 8 and 10 channels: 4 bytes for each shift, each sum and each product.
    const kept = checkpoint.epoch?.saturation ?? [];
    const parts = kept.map(({ shift, sums, products }) => [shift?.buffer, sums.buffer, products.buffer]);
    const bytes = parts.map((buffers) => buffers.reduce((sum, buffer) => sum + (buffer?.byteLength ?? 0), 0));
    expect(bytes).toEqual([192, 192, 320, 480]);
    const listed = new Set<unknown>(listBuffers(checkpoint));
    for (const buffer of parts.flat()) expect(listed).toContain(buffer);
    trainer.dispose();
    trainer = createTrainer();
    expect(trainer.restore(checkpoint)).toBe(true);
    const { numTensors } = tf.memory();
    expect(trainer.restore(checkpoint)).toBe(true);
    expect(tf.memory().numTensors).toBe(numTensors);
    await runSteps(trainer, 1);
  }
  const unbroken = createTrainer();
  await runSteps(unbroken, 4);
  await runSteps(trainer, 1);
  const [expected, found] = [await unbroken.finishEpoch(), await trainer.finishEpoch()];
  expect(expected.saturation).toHaveLength(4);
  expect(found).toEqual(expected);
  expect((await trainer.createCheckpoint()).epoch).toBeUndefined();
  for (const each of [unbroken, trainer]) each.dispose();
});

test('an epoch whose test was left out is finished later, as if nothing had been', async () => {
  const unbroken = createTrainer();
  await runSteps(unbroken, 4);
  const stopped = createTrainer();
  await runSteps(stopped, 4);
  const before = tf.memory().numTensors;
  // Awaited after each of four layers, then after the batch of test pictures: it ends the work at every one of these.
  for (let place = 1; place <= 5; place++) {
    let calls = 0;
    const between = async () => {
      calls += 1;
      if (calls === place) throw new Error('Enough');
    };
    await expect(stopped.finishEpoch(between)).rejects.toThrow('Enough');
    expect(stopped.owesReport).toBe(true);
  }
  expect(stopped.testedCount).toBe(30);
  expect(tf.memory().numTensors).toBe(before);
  const checkpoint = structuredClone(await stopped.createCheckpoint());
  expect(checkpoint).toMatchObject({ step: 4, epoch: { score: { examples: 50 } } });
  const later = createTrainer();
  expect(later.restore(checkpoint)).toBe(true);
  expect([later.owesReport, later.isSavedIn(checkpoint)]).toEqual([true, true]);
  expect(later.highestRates).toEqual({ recent: 0, epoch: stopped.highestRates.epoch });
  const report = await later.finishEpoch();
  expect(report.saturation).toHaveLength(4);
  expect(report).toEqual(await unbroken.finishEpoch());
  expect([later.owesReport, later.isSavedIn(checkpoint)]).toEqual([false, false]);
  expect(await runSteps(later, 3)).toEqual(await runSteps(unbroken, 3));
  for (const trainer of [unbroken, stopped, later]) trainer.dispose();
});

/** What earlier versions summed up of the same samples: they took nothing from them. */
function addShift({ layer, count, shift, sums, products }: SaturationSums): SaturationSums {
  const width = sums.length;
  const of = (values: Float32Array | undefined, index: number) => values?.[index] ?? Number.NaN;
  return {
    layer,
    count,
    sums: sums.map((sum, channel) => sum + count * of(shift, channel)),
    products: products.map((product, index) => {
      const [row, column] = [Math.floor(index / width), index % width];
      const [s, t] = [of(shift, row), of(shift, column)];
      return product + s * of(sums, column) + t * of(sums, row) + count * s * t;
    }),
  };
}

test('an epoch goes on from the sums of an earlier version', async () => {
  const unbroken = createTrainer();
  await runSteps(unbroken, 2);
  const { epoch, ...rest } = await unbroken.createCheckpoint();
  if (!epoch?.saturation) throw new Error('The epoch has sums');
  const later = createTrainer();
  const saturation = epoch.saturation.map(addShift);
  expect(later.restore({ ...rest, epoch: { ...epoch, saturation } })).toBe(true);
  await runSteps(unbroken, 2);
  await runSteps(later, 2);
  const [expected, found] = [await unbroken.finishEpoch(), await later.finishEpoch()];
  expect(found.saturation).toHaveLength(4);
  for (const [index, { layer, dimension, participation }] of (found.saturation ?? []).entries()) {
    const other = expected.saturation?.[index];
    expect({ layer, dimension }).toEqual({ layer: other?.layer, dimension: other?.dimension });
    expect(participation).toBeCloseTo(other?.participation ?? Number.NaN, 4);
  }
  expect({ ...found, saturation: null }).toEqual({ ...expected, saturation: null });
  for (const trainer of [unbroken, later]) trainer.dispose();
});

test('a checkpoint knows its pictures', async () => {
  const trainer = createTrainer();
  expect((await trainer.createCheckpoint()).data).toEqual(computeDataPrint(dataset));
  trainer.dispose();
});

test('checkpoints without sums, or with those of other layers, report the rest of the epoch', async () => {
  const trainer = createTrainer();
  await runSteps(trainer, 2);
  const { epoch, ...old } = await trainer.createCheckpoint();
  if (!epoch?.saturation) throw new Error('The epoch has sums');
  const [first, ...others] = epoch.saturation;
  if (!first) throw new Error('The network has layers');
  for (const checkpoint of [
    old,
    { ...old, epoch: { ...epoch, saturation: null } },
    { ...old, epoch: { ...epoch, saturation: others } },
    { ...old, epoch: { ...epoch, saturation: [{ ...first, sums: new Float32Array(5) }, ...others] } },
    { ...old, epoch: { ...epoch, saturation: [{ ...first, shift: new Float32Array(5) }, ...others] } },
  ]) {
    expect(trainer.restore(checkpoint)).toBe(true);
    await runSteps(trainer, 2);
    const { train, saturation } = await trainer.finishEpoch();
    expect(train.loss).toBeGreaterThan(0);
    expect(saturation).toBeNull();
    await runSteps(trainer, 4);
    expect((await trainer.finishEpoch()).saturation).toHaveLength(4);
  }
  trainer.dispose();
});

test('a start from elsewhere may lack tensors, which the seed draws; the middle of a run may not', async () => {
  const other = createTrainer({ seed: 6 });
  const own = createTrainer();
  const [theirs, drawn] = [await other.createCheckpoint(), await own.createCheckpoint()];
  const isTaken = ({ name }: { readonly name: string }) => name.startsWith('conv1.') || name.startsWith('bn');
  const part = {
    ...theirs,
    weights: theirs.weights.filter(isTaken),
    statistics: theirs.statistics.filter(isTaken),
    slots: [],
  };
  expect(part.weights.length).toBeGreaterThan(0);
  const { numTensors } = tf.memory();
  expect(own.restore(part)).toBe(true);
  expect(tf.memory().numTensors).toBe(numTensors);
  const mixed = await own.createCheckpoint();
  for (const [index, tensor] of mixed.weights.entries())
    expect(tensor).toEqual((isTaken(tensor) ? theirs : drawn).weights[index]);
  const isConv1 = ({ name }: { readonly name: string }) => name === 'conv1.weight';
  expect(mixed.weights.find(isConv1)).not.toEqual(drawn.weights.find(isConv1));
  const [first] = part.weights;
  if (first === undefined) throw new Error('There are weights');
  expect(own.restore({ ...part, weights: [{ ...first, name: 'conv9.weight' }] })).toBe(false);
  expect(own.restore({ ...part, weights: [{ ...first, shape: [1, ...first.shape] }] })).toBe(false);
  expect(own.restore({ ...part, step: 3 })).toBe(false);
  for (const trainer of [other, own]) trainer.dispose();
});

test('evaluation comes to the same however many pictures fit at once', async () => {
  const batches = new Map<number, number>();
  const found = [];
  // The largest piece of a picture has 6 x 16 x 16 numbers, 6144 bytes: five of them fit into 32 000, one into 10 000.
  for (const [limitBytes, expected] of [
    [null, 100],
    [32_000, 5],
    [10_000, 1],
  ] as const) {
    const trainer = createTrainer({ batchSize: 1 }, wasmKernels, { limitBytes, memoryBytes: null });
    expect(trainer.evaluationBatch).toBe(expected);
    const seen: number[] = [];
    const afterBatch = async () => void batches.set(expected, (batches.get(expected) ?? 0) + 1);
    const watch: OutputWatcher = ({ id }, output) => {
      if (id === 'fc') seen.push(...output.dataSync());
    };
    await trainer.visit('test', 30, watch, afterBatch);
    found.push({ ...(await trainer.evaluate()), answers: trainer.answers, seen });
    trainer.dispose();
  }
  expect([...batches.values()]).toEqual([1, 6, 30]);
  const [whole, ...parts] = found;
  for (const part of parts) {
    expect(part.confusion).toEqual(whole?.confusion);
    expect(part.answers).toEqual(whole?.answers);
    expect(part.test.accuracy).toBe(whole?.test.accuracy);
    expect(part.test.loss).toBeCloseTo(whole?.test.loss ?? Number.NaN, 5);
    expect(part.seen).toHaveLength(300);
    for (const [place, value] of part.seen.entries())
      expect(value).toBeCloseTo(whole?.seen[place] ?? Number.NaN, 5);
  }
});

test('an answer that stands for no class counts as wrong, in a column of its own', async () => {
  const keepTwo = (set: Dataset['test']) => ({ ...set, labels: set.labels.map((_, index) => index % 2) });
  const { train, test: shown, classNames } = dataset;
  const two = { ...dataset, classNames: classNames.slice(0, 2), train: keepTwo(train), test: keepTwo(shown) };
  const { plan } = createPlan(buildNetwork(), bothAxes(16));
  if (plan === null) throw new Error('The network has a plan');
  const trainer = new Trainer(plan, two, settings, wasmKernels);
  const { confusion, test: score } = await trainer.evaluate();
  // 30 pictures, every second of each class, and ten outputs for two classes.
  expect(confusion.map((row) => row.length)).toEqual([3, 3]);
  expect(confusion.map((row) => row.reduce((a, b) => a + b, 0))).toEqual([15, 15]);
  const right = (confusion[0]?.[0] ?? 0) + (confusion[1]?.[1] ?? 0);
  expect(score.accuracy).toBeCloseTo(right / 30, 6);
  const none = [...(trainer.answers ?? [])].filter((answer) => answer === 2).length;
  expect((confusion[0]?.[2] ?? 0) + (confusion[1]?.[2] ?? 0)).toBe(none);
  expect(none).toBeGreaterThan(0);
  trainer.dispose();
  const whole = createTrainer();
  expect((await whole.evaluate()).confusion.map((row) => row.length)).toEqual(new Array(10).fill(10));
  whole.dispose();
});

test('the rates that were used are known, not only that of the next step', async () => {
  // 50 pictures in batches of 16 are four steps; a half cosine from 0.005 over them.
  const trainer = createTrainer({ epochs: 1, schedule: { kind: 'cosine' } });
  const rate = (step: number) => 0.0025 * (1 + Math.cos((Math.PI * step) / 4));
  expect(trainer.highestRates).toEqual({ recent: 0, epoch: 0 });
  await runSteps(trainer, 3);
  expect(trainer.highestRates.recent).toBe(0);
  trainer.runStep();
  expect(trainer.highestRates.recent).toBeCloseTo(rate(3), 9);
  expect(trainer.highestRates.epoch).toBeCloseTo(0.005, 9);
  expect(trainer.learningRate).toBeCloseTo(0, 9);
  expect(trainer.lastRate).toBeCloseTo(rate(3), 9);
  await trainer.finishEpoch();
  expect(trainer.highestRates.epoch).toBe(0);
  trainer.dispose();
});

test('nothing is left behind: tensors and bytes after 500 steps are those after 20', async () => {
  const trainer = createTrainer({ epochs: 1000 });
  const run = async (count: number) => {
    for (let step = 0; step < count; step++) {
      trainer.runStep();
      if (trainer.isEpochOver) await trainer.finishEpoch();
    }
    const { numTensors, numBytes, numDataBuffers } = tf.memory();
    return { numTensors, numBytes, numDataBuffers };
  };
  const early = await run(20);
  expect(await run(480)).toEqual(early);
  trainer.dispose();
});

test('a Softmax at the end is the one of the loss: the run is that of the network without it', async () => {
  const train = async (ending: readonly ('Softmax' | 'Flatten' | 'Identity')[]) => {
    const builder = createBuilder();
    builder.add('Input', 'input');
    builder.add('Conv2d', 'conv', { outChannels: 6 });
    builder.add('ReLU', 'relu');
    builder.add('GlobalAvgPool', 'gap');
    builder.add('Conv2d', 'answer', { outChannels: 10, kernelSize: [1, 1] });
    for (const [index, kind] of ending.entries()) builder.add(kind, `end ${index}`);
    const { plan } = createPlan(builder.build(), bothAxes(16));
    if (plan === null) throw new Error('The network has a plan');
    const trainer = new Trainer(plan, dataset, { ...settings, labelSmoothing: 0.1 }, wasmKernels);
    const losses = await runSteps(trainer, 3);
    const { test: held } = await trainer.finishEpoch();
    trainer.dispose();
    return [...losses, held.loss];
  };
  const plain = await train([]);
  expect(await train(['Softmax'])).toEqual(plain);
  expect(await train(['Softmax', 'Flatten'])).toEqual(plain);
  expect(await train(['Flatten', 'Softmax', 'Identity'])).toEqual(plain);
});

test('a trainer frees what it has made', async () => {
  const before = tf.memory().numTensors;
  const trainer = createTrainer();
  await runSteps(trainer, 4);
  await trainer.finishEpoch();
  trainer.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test('it learns what the pictures show', async () => {
  const trainer = createTrainer({ epochs: 60, saturation: { ...settings.saturation, isOn: false } });
  const [first = 0] = await runSteps(trainer, 1);
  while (trainer.step < trainer.totalSteps) trainer.runStep();
  const { test: held, confusion, train } = await trainer.finishEpoch();
  expect(first).toBeGreaterThan(1.8);
  expect(train.loss).toBeLessThan(first);
  // The tint alone tells the pairs apart: half of the answers are right then.
  expect(held.accuracy).toBeGreaterThan(0.4);
  expect(confusion.flat().reduce((sum, count) => sum + count, 0)).toBe(30);
  trainer.dispose();
});

test('saturation is that of all samples of the epoch', async () => {
  const trainer = createTrainer({ epochs: 1 });
  const samples = new Map<string, number[][]>();
  const watch = trainer.meter.watch.bind(trainer.meter);
  // Every pixel of every output, kept and put together in double precision, is the oracle.
  trainer.meter.watch = (step, output) => {
    watch(step, output);
    if (step.layer.kind !== 'Conv2d' && step.layer.kind !== 'Linear') return;
    const width = output.shape.at(-1) ?? 1;
    const values = output.dataSync();
    const rows = samples.get(step.id) ?? [];
    for (let start = 0; start < values.length; start += width)
      rows.push([...values.slice(start, start + width)]);
    samples.set(step.id, rows);
  };
  while (trainer.step < trainer.totalSteps) trainer.runStep();
  const { saturation } = await trainer.finishEpoch();
  expect(saturation?.map(({ layer }) => layer)).toEqual(['conv1', 'conv2', 'conv3', 'fc']);
  for (const { layer, width, dimension, saturation: share } of saturation ?? []) {
    const rows = samples.get(layer) ?? [];
    const sums = new Float64Array(width);
    const products = new Float64Array(width * width);
    for (const row of rows)
      for (const [i, a] of row.entries()) {
        sums[i] = (sums[i] ?? 0) + a;
        for (const [j, b] of row.entries()) products[i * width + j] = (products[i * width + j] ?? 0) + a * b;
      }
    const covariance = computeCovariance({ width, count: rows.length, sums, products });
    expect(dimension).toBe(countDirections(computeEigenvalues(covariance, width), 0.99));
    expect(share).toBe((dimension ?? 0) / width);
  }
  trainer.dispose();
});
