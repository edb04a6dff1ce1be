/**
 * @file Adds up, layer by layer and step by step, what saturation is computed from, and reads it once when asked for.
 *
 * Outputs of convolutions and dense layers, before normalisation and activation; every position of every map is a
 * sample.
 */
import * as tf from '@tensorflow/tfjs-core';
import { countLayerCost } from '../../layers/catalogue';
import { getChannels, isMapShape, type MapShape } from '../../layers/shape';
import type { SaturationSums } from '../checkpoint';
import { computeEigenvalues } from '../eigenvalues';
import { isMeasuredKind } from '../measuredLayers';
import {
  computeCovariance,
  computeParticipation,
  computeRoundingVariance,
  countDirections,
  type LayerSaturation,
  maxCountedWidth,
} from '../saturation';
import type { SaturationSettings } from '../settings';
import type { PlanStep } from '../trainingPlan';
import { createResampleMatrix } from './axisMatrix';
import { addPixels, type ChannelSums, listTensors } from './channelSums';
import type { Kernels } from './kernels';
import { asMap, asPixels, type Operation } from './operation';
import { createAxisOperation } from './operations/axisOperations';

/** Side of the maps that the authors' runs shrink larger ones to. */
const shrunkSide = 4;

/** Sums that take more are not kept in a checkpoint; those of ResNet50 take some 110 MiB, of ResNet18 7. */
const maxKeptBytes = 128 * 1024 * 1024;

/** Whether saturation and probes look at a layer. */
export function isMeasured({ layer }: PlanStep): boolean {
  return isMeasuredKind(layer.kind);
}

interface LayerSums {
  readonly step: PlanStep;
  readonly sums: ChannelSums;
}

/** Numbers that each output of a layer adds up: its weights, at most. */
function countTerms({ layer, inputShapes: [first, ...others], shape }: PlanStep): number {
  return first ? countLayerCost(layer, [first, ...others], shape).params / getChannels(shape) : 0;
}

/** Measures the layers of one run. */
export class SaturationMeter {
  private readonly kernels: Kernels;
  private readonly settings: SaturationSettings;
  private readonly layers = new Map<string, LayerSums>();
  private readonly shrinkers = new Map<string, Operation>();

  constructor(kernels: Kernels, settings: SaturationSettings) {
    this.kernels = kernels;
    this.settings = settings;
  }

  /** Takes in the output of a step; others than convolutions and dense layers are passed over. */
  watch(step: PlanStep, output: tf.Tensor): void {
    if (!isMeasured(step)) return;
    const known = this.layers.get(step.id)?.sums ?? null;
    const sums = tf.tidy(() => {
      const next = addPixels(this.kernels, known, asPixels(this.shrink(step, output)));
      for (const tensor of listTensors(next)) tf.keep(tensor);
      return { ...next };
    });
    if (known) tf.dispose(listTensors(known));
    this.layers.set(step.id, { step, sums });
  }

  private shrink({ id, shape }: PlanStep, output: tf.Tensor): tf.Tensor {
    if (!this.settings.shrinks || !isMapShape(shape)) return output;
    const isLarger = shape.height > shrunkSide || shape.width > shrunkSide;
    if (!isLarger) return output;
    const shrinker = this.shrinkers.get(id) ?? createShrinker(shape);
    this.shrinkers.set(id, shrinker);
    const context = { kernels: this.kernels, isTraining: false, random: () => 0 };
    return shrinker.forward([asMap(output)], { weights: [], statistics: [] }, context).output;
  }

  /**
   * What has been summed up since the last {@link reset}, in the order of the layers.
   *
   * @param countsDirections without it only the participation ratios are computed.
   * @param between awaited after each layer, so that messages can be read.
   */
  async read(
    countsDirections: boolean,
    between: () => Promise<void> = async () => {},
  ): Promise<readonly LayerSaturation[]> {
    const found: LayerSaturation[] = [];
    for (const { step, sums: tensors } of [...this.layers.values()]) {
      const { count } = tensors;
      const width = tensors.shift.size;
      const [shift, sums, products] = await Promise.all([
        tensors.shift.data(),
        tensors.sums.data(),
        tensors.products.data(),
      ]);
      const covariance = computeCovariance({ width, count, sums, products });
      const means = Array.from(shift, (value, channel) => value + (sums[channel] ?? 0) / count);
      const noise = computeRoundingVariance(means, countTerms(step));
      const isCounted = countsDirections && width <= maxCountedWidth && covariance.every(Number.isFinite);
      const dimension = isCounted
        ? countDirections(computeEigenvalues(covariance, width), this.settings.delta, noise)
        : null;
      found.push({
        layer: step.id,
        width,
        dimension,
        saturation: dimension === null ? null : dimension / width,
        participation: computeParticipation(covariance, width, noise) / width,
      });
      await between();
    }
    return found;
  }

  /** The sums themselves, for a checkpoint; null where they would take too much space. */
  async save(): Promise<readonly SaturationSums[] | null> {
    const layers = [...this.layers.values()];
    const sizes = layers.flatMap(({ sums }) => listTensors(sums).map(({ size }) => size));
    const bytes = sizes.reduce((sum, size) => sum + 4 * size, 0);
    if (bytes > maxKeptBytes) return null;
    const copy = async (tensor: tf.Tensor) => Float32Array.from(await tensor.data());
    return Promise.all(
      layers.map(async ({ step, sums: { count, shift, sums, products } }) => ({
        layer: step.id,
        count,
        shift: await copy(shift),
        sums: await copy(sums),
        products: await copy(products),
      })),
    );
  }

  /**
   * Goes on from sums that were saved.
   *
   * @param steps of the network.
   * @returns false where the sums are of other layers: then it begins anew.
   */
  restore(steps: readonly PlanStep[], saved: readonly SaturationSums[]): boolean {
    this.reset();
    const wanted = steps.filter(isMeasured);
    const fits = wanted.every((step, index) => {
      const width = getChannels(step.shape);
      const { layer, sums, shift, products } = saved[index] ?? {};
      return (
        layer === step.id &&
        sums?.length === width &&
        (shift?.length ?? width) === width &&
        products?.length === width * width
      );
    });
    if (!fits || saved.length !== wanted.length) return false;
    for (const [index, step] of wanted.entries()) {
      const item = saved[index];
      if (item === undefined) continue;
      const width = item.sums.length;
      const sums: ChannelSums = {
        count: item.count,
        shift: tf.keep(item.shift ? tf.tensor1d(item.shift) : tf.zeros<tf.Rank.R1>([width])),
        sums: tf.keep(tf.tensor1d(item.sums)),
        products: tf.keep(tf.tensor2d(item.products, [width, width])),
      };
      this.layers.set(step.id, { step, sums });
    }
    return true;
  }

  /** Begins anew. */
  reset(): void {
    for (const { sums } of this.layers.values()) tf.dispose(listTensors(sums));
    this.layers.clear();
  }

  /** Frees everything. */
  dispose(): void {
    this.reset();
    for (const shrinker of this.shrinkers.values()) shrinker.dispose?.();
    this.shrinkers.clear();
  }
}

/** Nearest sampling down to 4x4; a side that is shorter stays as it is. */
function createShrinker({ height, width }: MapShape): Operation {
  const resample = (length: number) => {
    const side = Math.min(length, shrunkSide);
    return createResampleMatrix(length, side, 'nearest', side / length, false);
  };
  return createAxisOperation([resample(height), resample(width)]);
}
