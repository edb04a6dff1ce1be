/** @file The probes that a run trains by itself: the worker is told of them, and the page waits for the last ones. */
import type { ProbePlan } from '../../training/protocol';
import type { ProbeRound } from '../../training/runState';
import { isEqual } from '../../util/isEqual';
import type { DesignRun } from './trainingView';

/** Whether a round is one that the run would train by itself; earlier versions have not kept how it was trained. */
const isOwn = ({ setup }: DesignRun, { done, total, settings = setup.probes }: ProbeRound): boolean =>
  done === total && isEqual(settings, setup.probes);

/** What the worker is told; `lastEpoch` is the last one that has its probes. */
export function planProbes(run: DesignRun): ProbePlan | null {
  const { setup, state } = run;
  if (setup.probing === 'never') return null;
  const done = state.probeRounds.filter((round) => isOwn(run, round) && Number.isInteger(round.epoch));
  return {
    after: setup.probing === 'epochs' ? 'each' : 'last',
    settings: setup.probes,
    lastEpoch: done.at(-1)?.epoch ?? 0,
  };
}

/** Whether those of the last epoch are still to come. */
export function isProbing(run: DesignRun): boolean {
  const { setup, state } = run;
  if (setup.probing === 'never') return false;
  const round = state.probeRounds.at(-1);
  return round === undefined || round.epoch < (state.epochs.at(-1)?.epoch ?? 0) || !isOwn(run, round);
}
