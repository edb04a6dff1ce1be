/** @file The probes that a run trains by itself: the worker is told of them, and the page waits for the last ones. */
import type { ProbePlan } from '../../training/protocol';
import type { DesignRun } from './trainingView';

/** What the worker is told; `lastEpoch` is the last one that has its probes. */
export function planProbes({ setup, state }: DesignRun): ProbePlan | null {
  if (setup.probing === 'never') return null;
  const done = state.probeRounds.filter(
    (round) => round.done === round.total && Number.isInteger(round.epoch),
  );
  return {
    after: setup.probing === 'epochs' ? 'each' : 'last',
    settings: setup.probes,
    lastEpoch: done.at(-1)?.epoch ?? 0,
  };
}

/** Whether those of the last epoch are still to come. */
export function isProbing({ setup, state }: DesignRun): boolean {
  if (setup.probing === 'never') return false;
  const round = state.probeRounds.at(-1);
  return round === undefined || round.epoch < (state.epochs.at(-1)?.epoch ?? 0) || round.done < round.total;
}
