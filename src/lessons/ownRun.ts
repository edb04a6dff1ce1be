/** @file The reader's own run of the open network, and whether it has come far enough to be looked at. */
import type { Design } from '../document/document';
import { isSameNetwork } from '../state/training/sameNetwork';
import { chooseMoment, type LayerResult, readMoment } from '../training/layerResults';
import type { TrainedRun } from '../training/trainedRun';

/** What a run has measured at every layer. */
export interface OwnResults {
  /** In the order in which they are computed; each has its saturation and its probe. */
  readonly layers: readonly LayerResult[];
  /** On the test pictures. */
  readonly accuracy: number;
  /** Accuracy of somebody who guesses. */
  readonly chance: number;
}

/** A network that is right less often than this multiple of chance has learnt nothing to look at. */
const learning = 2;

const known = new WeakMap<TrainedRun['state'], OwnResults | null>();

/** The results of a run; null before all layers are measured. Memoised by the state of the run. */
export function readOwnResults(run: TrainedRun): OwnResults | null {
  const { state } = run;
  const cached = known.get(state);
  if (cached !== undefined) return cached;
  const { layers, test } = readMoment(run, chooseMoment(state, null));
  const isMeasured = layers.every((layer) => layer.probe !== null && layer.saturation !== null);
  const isWhole = layers.length > 0 && isMeasured && test !== null;
  const chance = 1 / Math.max(state.classNames.length, 1);
  const results = isWhole ? { layers, accuracy: test.accuracy, chance } : null;
  known.set(state, results);
  return results;
}

/** Whether a run is measured, and the network no longer guesses. */
export function hasLearnt(run: TrainedRun | null): boolean {
  const results = run && readOwnResults(run);
  return results !== null && results.accuracy > learning * results.chance;
}

/**
 * The run of a network that there is most to say of: the latest that has learnt, else the latest; null where this
 * network was never trained at this size.
 */
export function findOwnRun<Run extends TrainedRun>(runs: Iterable<Run>, design: Design): Run | null {
  const own = [...runs].filter(
    ({ network }) =>
      network.resolution.every((side, axis) => side === design.resolution[axis]) &&
      isSameNetwork(network.architecture, design.architecture),
  );
  return own.findLast(hasLearnt) ?? own.at(-1) ?? null;
}
