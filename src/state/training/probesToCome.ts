/** @file Which probes of the run at hand the worker has not done yet: what follows the run waits for them. */
import type { ProbeSettings, TrainingEvent } from '../../training/protocol';
import { isEqual } from '../../util/isEqual';
import { isProbing } from './ownProbes';
import type { DesignRun } from './trainingView';

/** Probes that are to come. */
export interface ProbesToCome {
  areAny(): boolean;
  /** The worker is asked for some. */
  ask(settings: ProbeSettings): void;
  /** A run has finished: it may have some of its own to come. */
  finish(run: DesignRun): void;
  /** A round of a run is done. */
  receive(run: DesignRun, round: Extract<TrainingEvent, { type: 'probed' }>): void;
  /** None are to come any more. */
  drop(): void;
}

/** None are to come. */
export function createProbesToCome(): ProbesToCome {
  let asked: ProbeSettings | null = null;
  let isOwnToCome = false;
  return {
    areAny: () => asked !== null || isOwnToCome,
    ask(settings) {
      asked = settings;
    },
    finish(run) {
      isOwnToCome = isProbing(run);
    },
    receive(run, { settings }) {
      if (isEqual(settings, asked)) asked = null;
      isOwnToCome &&= isProbing(run);
    },
    drop() {
      asked = null;
      isOwnToCome = false;
    },
  };
}
