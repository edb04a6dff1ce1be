/** @file What the page knows of training: the runs at hand, the one that trains, and what of them is shown. */
import type { WeightsProblem } from '../../codecs/safetensors/safetensors';
import type { Weights } from '../../codecs/weights';
import type { Design } from '../../document/document';
import type { KeptData } from '../../training/keptData';
import type { RunMoment } from '../../training/layerResults';
import type { RunId } from '../../training/protocol';
import type { RunSetup, TrainedRun } from '../../training/trainedRun';

/** A run of a design. */
export interface DesignRun extends TrainedRun<Design> {
  /** Whether the browser had no room for what it has come to by now; missing before that was tried. */
  readonly isUnwritten?: boolean;
}

/** A run that is to come. */
export type PlannedRun = Pick<DesignRun, 'name' | 'network' | 'setup'>;

/** The parts of the panel. */
export type TrainSection = 'setup' | 'curves' | 'layers' | 'pictures' | 'runs';

/** Numbers that the next runs start from. */
export interface StartWeights {
  /** Of the file, or of the run that they were taken from. */
  readonly name: string;
  /** By the names of the file. */
  readonly tensors: Weights;
  /** Whether a part of them will do: what they lack is drawn anew. */
  readonly takesPart: boolean;
}

/** A file with such numbers that is being read, or that could not be. */
export interface WeightsFile {
  readonly name: string;
  /** Null while it is being read. */
  readonly problem: WeightsProblem | null;
}

/** Everything about training. */
export interface TrainingView {
  /** Runs of this browser, in the order in which they were started; null until they are read. */
  readonly runs: ReadonlyMap<RunId, DesignRun> | null;
  /** The run that the worker has in hand: it trains, or has ended and can still be probed. */
  readonly active: RunId | null;
  /** The run that is being opened for its probes, which do not train yet; null for none. */
  readonly opening: RunId | null;
  /** The run whose weights, which the browser had no room for, are on their way to another worker; null for none. */
  readonly handed: RunId | null;
  /** Runs that another tab has in hand. */
  readonly heldElsewhere: ReadonlySet<RunId>;
  /** Runs that are shown; the first in full, the others over it. */
  readonly shown: readonly RunId[];
  /** Runs that follow by themselves. */
  readonly queue: readonly PlannedRun[];
  /** Sets of pictures that are kept in this browser; missing until it is known. */
  readonly kept?: readonly KeptData[];
  /** How the next run is trained; null: quickly, as fits the open design. */
  readonly setup: RunSetup | null;
  /** Null: each run draws its own. */
  readonly startWeights: StartWeights | null;
  /** The file that was chosen last, until its numbers are there. */
  readonly weightsFile?: WeightsFile | null;
  readonly section: TrainSection;
  /** Which moment of a run is shown; null: the latest. */
  readonly moment: RunMoment | null;
  /** Whether the cards of the network carry their saturation. */
  readonly isOnCards: boolean;
}

/** Nothing trained, nothing shown. */
export const emptyTraining: TrainingView = {
  runs: null,
  active: null,
  opening: null,
  handed: null,
  heldElsewhere: new Set(),
  shown: [],
  queue: [],
  setup: null,
  startWeights: null,
  section: 'setup',
  moment: null,
  isOnCards: false,
};
