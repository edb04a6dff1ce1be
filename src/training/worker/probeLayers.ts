/**
 * @file Probes on every convolution and dense layer of a network as it is: their outputs before normalisation and
 * activation, average-pooled as the settings say.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { LayerId } from '../../architecture/architecture';
import { isMapShape, type MapShape } from '../../layers/shape';
import { countFeatures, poolingSides } from '../measuredLayers';
import type { ProbePooling, ProbeReport, ProbeSettings } from '../protocol';
import type { PlanStep } from '../trainingPlan';
import { createAdaptiveMatrix } from './axisMatrix';
import type { Kernels } from './kernels';
import { asMap, type Operation } from './operation';
import { createAxisOperation } from './operations/axisOperations';
import { type ProbeData, trainProbe } from './probe';
import { isMeasured } from './saturationMeter';
import type { Between, Trainer } from './trainer';

/** Bytes of features that are held at once: layers that fit are collected in one pass. */
const budgetBytes = 192 * 1024 * 1024;

interface ProbedLayer {
  readonly id: LayerId;
  readonly pool: Operation | null;
  /** Features of a picture. */
  readonly width: number;
  readonly trainCount: number;
  readonly testCount: number;
}

/** Averages down to a side; a side that is shorter stays as it is. Null where nothing changes. */
function createPool({ height, width }: MapShape, side: number): Operation | null {
  if (height <= side && width <= side) return null;
  const shrink = (length: number) => createAdaptiveMatrix(length, Math.min(length, side));
  return createAxisOperation([shrink(height), shrink(width)]);
}

function planLayer(
  step: PlanStep,
  pooling: ProbePooling,
  trainCount: number,
  testCount: number,
): ProbedLayer {
  const { id, shape } = step;
  const width = countFeatures(shape, pooling);
  const fitting = Math.max(Math.floor(budgetBytes / (4 * width) / 2), 10);
  return {
    id,
    pool: isMapShape(shape) ? createPool(shape, poolingSides[pooling]) : null,
    width,
    trainCount: Math.min(trainCount, fitting),
    testCount: Math.min(testCount, fitting),
  };
}

/** Features and labels of the layers of one pass. */
async function collect(
  trainer: Trainer,
  layers: readonly ProbedLayer[],
  set: 'train' | 'test',
  kernels: Kernels,
  between: Between,
): Promise<ReadonlyMap<LayerId, ProbeData>> {
  const countOf = (layer: ProbedLayer) => (set === 'train' ? layer.trainCount : layer.testCount);
  const { labels } = trainer.dataset[set];
  const found = new Map(
    layers.map((layer) => {
      const features = new Float32Array(countOf(layer) * layer.width);
      return [layer.id, { features, labels: labels.subarray(0, countOf(layer)), layer, filled: 0 }];
    }),
  );
  const context = { kernels, isTraining: false, random: () => 0 };
  let pending: { readonly id: LayerId; readonly tensor: tf.Tensor }[] = [];
  const watch = (step: PlanStep, output: tf.Tensor) => {
    const pool = found.get(step.id)?.layer.pool;
    if (pool === undefined) return;
    const tensor = tf.tidy(() =>
      pool === null
        ? tf.clone(output)
        : pool.forward([asMap(output)], { weights: [], statistics: [] }, context).output,
    );
    pending.push({ id: step.id, tensor: tf.keep(tensor) });
  };
  const most = Math.max(...layers.map(countOf));
  await trainer.visit(set, most, watch, async () => {
    const waiting = pending;
    pending = [];
    for (const { id, tensor } of waiting) {
      const item = found.get(id);
      const values = await tensor.data();
      tensor.dispose();
      if (item === undefined) continue;
      const taken = values.subarray(0, item.features.length - item.filled);
      item.features.set(taken as Float32Array, item.filled);
      item.filled += taken.length;
    }
    await between();
  });
  return found;
}

/** Layers in rounds whose features fit into the memory together. */
function splitRounds(layers: readonly ProbedLayer[]): ProbedLayer[][] {
  const rounds: ProbedLayer[][] = [];
  let left = 0;
  for (const layer of layers) {
    const bytes = 4 * layer.width * (layer.trainCount + layer.testCount);
    if (rounds.length === 0 || bytes > left) {
      rounds.push([]);
      left = budgetBytes;
    }
    rounds.at(-1)?.push(layer);
    left -= bytes;
  }
  return rounds;
}

/** Probes all layers, in their order. @param onReport gets each probe, and how many there will be. */
export async function probeLayers(
  trainer: Trainer,
  { pooling, trainCount, testCount }: ProbeSettings,
  kernels: Kernels,
  onReport: (probe: ProbeReport, total: number) => void,
  between: Between,
): Promise<void> {
  const counts = [Math.min(trainCount, trainer.trainCount), Math.min(testCount, trainer.dataset.test.count)];
  const layers = trainer.plan.steps
    .filter(isMeasured)
    .map((step) => planLayer(step, pooling, counts[0] ?? 0, counts[1] ?? 0));
  const classCount = trainer.dataset.classNames.length;
  try {
    for (const round of splitRounds(layers)) {
      const train = await collect(trainer, round, 'train', kernels, between);
      const test = await collect(trainer, round, 'test', kernels, between);
      for (const layer of round) {
        const [known, held] = [train.get(layer.id), test.get(layer.id)];
        if (!known || !held) continue;
        const { isSettled, ...score } = await trainProbe(
          known,
          held,
          layer.width,
          classCount,
          kernels,
          between,
        );
        const { id, trainCount, testCount } = layer;
        const report = { layer: id, ...score, trainCount, testCount };
        onReport(isSettled ? report : { ...report, isSettled }, layers.length);
        await between();
      }
    }
  } finally {
    for (const { pool } of layers) pool?.dispose?.();
  }
}
