/**
 * @file What a run came to, in the form in which it is written to files: plain values, checked when they are read.
 * Other programs write it too, so what only this page knows may be left out.
 */
import * as v from 'valibot';
import type { LayerId } from '../architecture/architecture';
import type { BackendReport, EpochReport, RunId } from './protocol';
import { createRunState, dropPartial, type RunState } from './runState';

/** What files with runs of all versions begin their schema with. */
export const runFamily = 'fovea-run/';

/** By this a file with a run is recognised. */
export const runFormat = `${runFamily}1`;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const real = v.pipe(v.number(), v.finite());
/** Epochs done, with a fraction. */
const epochsDone = v.pipe(real, v.minValue(0));
const share = v.pipe(real, v.minValue(0), v.maxValue(1));
const layer = v.pipe(
  v.string(),
  v.transform((id) => id as LayerId),
);
const score = v.object({ loss: real, accuracy: share });

const saturation = v.object({
  layer,
  width: count,
  dimension: v.nullable(count),
  saturation: v.nullable(share),
  participation: share,
});

const epoch = v.object({
  epoch: epochsDone,
  step: count,
  train: score,
  test: score,
  saturation: v.nullable(v.array(saturation)),
  confusion: v.optional(v.array(v.array(count)), []),
});

const probeSettings = v.object({
  pooling: v.picklist(['4x4', '1x1', 'none']),
  trainCount: count,
  testCount: count,
});

const probeRound = v.object({
  epoch: epochsDone,
  /** Left out by other programs and by earlier versions. */
  settings: v.optional(probeSettings),
  layers: v.array(
    v.object({
      layer,
      trainAccuracy: share,
      testAccuracy: share,
      trainCount: v.optional(count, 0),
      testCount: v.optional(count),
    }),
  ),
});

/** A deviation below this would make anything of a picture: that of a set of one colour is set to 1e-6. */
const leastDeviation = 1e-7;

const pixelScale = v.pipe(
  v.object({
    mean: v.array(real),
    deviation: v.array(v.pipe(real, v.minValue(leastDeviation))),
  }),
  v.check(({ mean, deviation }) => mean.length === deviation.length),
);

const backend = v.object({ backend: v.picklist(['wasm', 'webgpu', 'webgl', 'cpu']), threads: count });

/** What a run came to. */
export const resultSchema = v.object({
  classNames: v.array(v.string()),
  trainCount: count,
  testCount: count,
  stepsPerEpoch: count,
  totalSteps: count,
  backend: v.optional(v.nullable(backend), null),
  /** What pictures were normalised with; left out by what earlier versions have written. */
  pixelScale: v.optional(v.nullable(pixelScale), null),
  curve: v.optional(
    v.array(v.object({ step: count, epoch: epochsDone, loss: real, accuracy: share, learningRate: real })),
    [],
  ),
  epochs: v.array(epoch),
  probes: v.optional(v.array(probeRound), []),
});

/** What a run came to, as plain values. */
export type RunResults = v.InferOutput<typeof resultSchema>;

/** The results of a run for a file. */
export function toResults(state: RunState): RunResults {
  const { classNames, trainCount, testCount, stepsPerEpoch, totalSteps, curve, epochs, probeRounds } = state;
  const { scale } = state;
  return {
    classNames: [...classNames],
    ...{ trainCount, testCount, stepsPerEpoch, totalSteps },
    backend: state.backend && { backend: state.backend.backend, threads: state.backend.threads },
    pixelScale: scale && { mean: [...scale.mean], deviation: [...scale.deviation] },
    curve: [...curve],
    epochs: epochs.map((report): RunResults['epochs'][number] => ({
      ...report,
      saturation: report.saturation && [...report.saturation],
      confusion: report.confusion.map((row) => [...row]),
    })),
    // A round that is still under way is not all there, and a file cannot say so.
    probes: dropPartial(probeRounds).map(({ epoch: at, settings, probes }) => ({
      epoch: at,
      settings,
      layers: [...probes],
    })),
  };
}

/** The state of a run that comes from a file: it has finished, or was stopped on the way. */
export function fromResults(id: RunId, results: RunResults): RunState {
  const { probes, backend: own, epochs, pixelScale: scale, ...rest } = results;
  const report: BackendReport | null = own && { ...own, isIsolated: false, candidates: [] };
  // In order, and of an epoch that is told twice what was told last.
  const byEpoch = new Map(epochs.map((told) => [told.epoch, told]));
  const reports: readonly EpochReport[] = [...byEpoch.values()].sort((a, b) => a.epoch - b.epoch);
  const isDone = (reports.at(-1)?.step ?? 0) >= results.totalSteps;
  return {
    ...createRunState(id),
    ...rest,
    scale,
    epochs: reports,
    backend: report,
    phase: isDone ? 'finished' : 'stopped',
    probeRounds: probes.map(({ epoch: at, settings, layers }) => ({
      epoch: at,
      settings,
      probes: layers,
      done: layers.length,
      total: layers.length,
    })),
  };
}
