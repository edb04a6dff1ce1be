/** @file What the page can do with runs of training, and what that needs: see `runControl.ts`, which does it. */
import type { Checkpoint } from '../../training/checkpoint';
import type { CheckpointStore } from '../../training/checkpointStore';
import type { DataProblem, DataSource } from '../../training/dataset';
import type { PictureQuery, ProbeSettings, RunId, RunProblem, TrainingEvent } from '../../training/protocol';
import type { RunSetup } from '../../training/trainedRun';
import type { TrainingWorker } from '../../workers/startTraining';
import type { RunLibrary } from './runLibrary';
import type { DesignRun, PlannedRun } from './trainingView';

/** Pictures that were asked for, or why there are none. */
export type PictureAnswer =
  | Extract<TrainingEvent, { type: 'pictures' }>
  | { readonly type: 'no-pictures'; readonly problem: DataProblem | null };

/** How much of the pictures is read; null where nothing is counted, and where nobody knows how much there is. */
export interface ReadingProgress {
  readonly bytes: number | null;
  readonly totalBytes: number | null;
}

/**
 * What became of probes that were asked for: null where they train or were trained, or where something else was begun
 * meanwhile; `busy` where another run trains, which goes on; `unkept` where the weights of the run at hand are nowhere
 * else and would be lost.
 */
export type ProbeOutcome = 'held-elsewhere' | 'busy' | 'unkept' | RunProblem | null;

/** Why a run does not go on; null where it does. */
export type GoOnOutcome = 'gone' | 'held-elsewhere' | 'unkept' | null;

/** How a run starts. */
export interface StartOptions {
  /** Weights to start from. */
  readonly weights?: Checkpoint;
  /** Whether it waits for `resume` or `step`. */
  readonly isPaused?: boolean;
}

/** What the page can do with runs. */
export interface RunControl {
  /** Reads the runs of earlier visits; once. */
  readKept(): Promise<void>;
  /** Looks which runs other tabs have in hand; those that they have left are read anew. */
  lookForOthers(): Promise<void>;
  /** Starts a run, in place of the one at hand, and those that follow it afterwards. */
  start(plans: readonly PlannedRun[], options?: StartOptions): void;
  pause(): void;
  resume(): void;
  /** One step, then pause. */
  step(): void;
  /** Keeps the run at hand as it is, and what there was no room for: the page may soon be gone, or there may be room. */
  keep(): void;
  /** Ends the run at hand, or its probes where it is over, and what was to follow. */
  stop(): void;
  /** Ends the run at hand without a trace where no epoch of it was done, and makes ready for another. */
  reset(): void;
  /** Goes on with a run from its last checkpoint. @param setup in place of its own, to mend what went wrong. */
  goOn(id: RunId, setup?: RunSetup): Promise<GoOnOutcome>;
  /**
   * Trains probes on a run, which is opened for it where it is not at hand, and stays as it was but for them.
   *
   * @param data its pictures, where they are not in this browser any more.
   */
  probe(id: RunId, settings: ProbeSettings, data?: DataSource): Promise<ProbeOutcome>;
  /** Pictures of the run at hand, or of `data`, of whose reading it tells how far it is. */
  look(
    query: PictureQuery,
    data: DataSource | null,
    onProgress?: (progress: ReadingProgress) => void,
  ): Promise<PictureAnswer>;
  /** Nobody looks at `data` any more: its reading ends. What is read stays for when somebody comes back. */
  endLook(): void;
  /** The weights of a run as they are now, or as they were last kept; null where there are none. */
  takeWeights(id: RunId): Promise<Checkpoint | null>;
  /** Adds a run that comes from elsewhere. */
  add(run: DesignRun): void;
  rename(id: RunId, name: string): void;
  remove(id: RunId): void;
}

/** What the control works with; others in tests. */
export interface ControlParts {
  readonly startWorker: (onFailure: (message: string) => void) => TrainingWorker;
  readonly library: RunLibrary;
  readonly checkpoints: CheckpointStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The runs that any page holds. */
  readonly listHeld: () => Promise<ReadonlySet<RunId>>;
  /** Holds a run for this page until the function that it gives is called; null where another page has it. */
  readonly hold: (id: RunId) => Promise<(() => void) | null>;
}
