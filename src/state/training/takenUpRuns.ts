/**
 * @file Runs that are taken up again, as they were before: one that never starts, for its pictures are gone say, stays
 * that.
 */
import type { RunId, RunProblem } from '../../training/protocol';
import type { DesignRun } from './trainingView';

/** A run that has ended, as it is to be shown and as it is to be kept. */
interface EndedRun {
  readonly shown: DesignRun;
  readonly kept: DesignRun;
}

/** The run that is taken up and has not started yet, if there is one, and those that never did. */
export interface TakenUpRuns {
  /** Takes a run up. @param isAnew whether it was just read: what is known of it here is of the past. */
  take(run: DesignRun, isAnew: boolean): void;
  /** A run has started. */
  start(id: RunId): void;
  /** The one that is taken up is no longer at hand. */
  drop(): void;
  /** What becomes of a run that has ended. */
  end(run: DesignRun): EndedRun;
}

/** Whether a run that was taken up has these pictures to thank for not going on. */
const isOfPictures = ({ code }: RunProblem): boolean =>
  code === 'bad-data' || code === 'other-pictures' || code === 'cannot-train';

/** Has none. */
export function createTakenUpRuns(): TakenUpRuns {
  let taken: DesignRun | null = null;
  /** Runs that were refused, as they were before the first time. */
  const refused = new Map<RunId, DesignRun>();
  return {
    take(run, isAnew) {
      taken = (!isAnew && refused.get(run.id)) || run;
    },
    start(id) {
      taken = null;
      refused.delete(id);
    },
    drop() {
      taken = null;
    },
    end(run) {
      const before = taken;
      taken = null;
      if (before?.id !== run.id) return { shown: run, kept: run };
      refused.set(run.id, before);
      const { problem } = run.state;
      // Where its pictures were not the right ones, it has its own again.
      const hasOwnPictures = problem === null || isOfPictures(problem);
      return {
        shown: hasOwnPictures ? { ...run, setup: { ...run.setup, data: before.setup.data } } : run,
        kept: { ...before, name: run.name },
      };
    },
  };
}
