/** @file How long a run will take, roughly, before it has started: from multiply-accumulates and layers. */
import { analyze } from '../analysis/analyze';
import type { Architecture } from '../architecture/architecture';
import { isMapShape, type Shape } from '../layers/shape';
import type { PerAxis } from '../util/perAxis';
import { countFeatures, isMeasuredKind } from './measuredLayers';
import type { ProbeSettings } from './protocol';

/** Multiply-accumulates a second, forward and backward, on wasm with one thread of an ordinary machine (measured). */
const macsPerSecond = 6e9;
/** What a layer costs in a step besides, whatever its size. */
const secondsPerLayer = 3e-4;
/** What a probe takes for each feature, picture and class, some hundred steps of its search together (measured). */
const secondsPerProbedValue = 1.6e-7;
/** A backward pass takes twice the multiply-accumulates of a forward pass. */
const passes = 3;

/** What of a network the length of a run depends on. */
export interface NetworkSize {
  /** Multiply-accumulates of a forward pass for one picture. */
  readonly macs: number;
  readonly layerCount: number;
  /** What each layer puts out whose saturation and probe are measured. */
  readonly measured: readonly Shape[];
  /** Answers of its last layer; 0 where it has none. */
  readonly classCount: number;
}

/** Measures a network for images of a size. */
export function measureNetwork(architecture: Architecture, resolution: PerAxis<number>): NetworkSize {
  const { totals, layers } = analyze(architecture, { resolution, rule: 'paper' });
  const measured = [...architecture.layers.values()]
    .filter(({ layer: { kind } }) => isMeasuredKind(kind))
    .flatMap(({ id }) => layers.get(id)?.shape ?? []);
  const dense = measured.findLast((shape) => !isMapShape(shape));
  return {
    macs: totals.macs,
    layerCount: layers.size,
    measured,
    classCount: dense === undefined || isMapShape(dense) ? 0 : dense.features,
  };
}

/** What of a setup the length of a run depends on. */
export interface RunSize {
  readonly epochs: number;
  readonly batchSize: number;
  /** Pictures an epoch, and pictures that are tested after it. */
  readonly trainCount: number;
  readonly testCount: number;
}

/** Seconds that a run will take on wasm; the machine and whether it is busy decide by what factor it is wrong. */
export function estimateSeconds(
  { macs, layerCount }: Pick<NetworkSize, 'macs' | 'layerCount'>,
  { epochs, batchSize, trainCount, testCount }: RunSize,
): number {
  const pictures = passes * trainCount + testCount;
  const steps = Math.ceil(trainCount / Math.max(batchSize, 1)) + testCount / 100;
  return epochs * ((pictures * macs) / macsPerSecond + steps * layerCount * secondsPerLayer);
}

/** Seconds that probes on all layers will take once, as roughly as a run. */
export function estimateProbeSeconds(
  { macs, measured, classCount }: NetworkSize,
  { pooling, trainCount, testCount }: ProbeSettings,
): number {
  const features = measured.reduce((sum, shape) => sum + countFeatures(shape, pooling), 0);
  return (
    features * trainCount * classCount * secondsPerProbedValue +
    ((trainCount + testCount) * macs) / macsPerSecond
  );
}
