/** @file The runs that are shown, as lists that stay the same objects while nothing that is asked for changes. */
import { useShallow } from 'zustand/react/shallow';
import type { RunId } from '../../training/protocol';
import { useStore } from '../store';
import { getShown } from './runViews';
import type { DesignRun, TrainingView } from './trainingView';

/** The runs that are shown, the main one first. */
export function useShownRuns(): readonly DesignRun[] {
  return useStore(useShallow(({ training }) => getShown(training)));
}

const settled = new Map<RunId, DesignRun>();

/** The same run as long as it has measured nothing new: every step of training makes another one. */
export function settleRun(run: DesignRun): DesignRun {
  const old = settled.get(run.id);
  const isSame =
    old !== undefined &&
    old.name === run.name &&
    old.network === run.network &&
    old.setup === run.setup &&
    old.state.epochs === run.state.epochs &&
    old.state.spread === run.state.spread &&
    old.state.probeRounds === run.state.probeRounds &&
    old.state.phase === run.state.phase;
  if (isSame) return old;
  settled.set(run.id, run);
  return run;
}

/** The runs that are shown, as they were when they last measured something. */
export function selectMeasuredRuns(view: TrainingView): readonly DesignRun[] {
  return getShown(view).map(settleRun);
}

/** The runs that are shown, as they were when they last measured something. */
export function useMeasuredRuns(): readonly DesignRun[] {
  return useStore(useShallow(({ training }) => selectMeasuredRuns(training)));
}
