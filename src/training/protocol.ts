/**
 * @file What the page and the training worker say to each other. Every message carries the run that it is about, so
 * that what comes late from an earlier run is told apart.
 */
import type { Architecture, LayerId } from '../architecture/architecture';
import type { Branded } from '../util/brand';
import type { PerAxis } from '../util/perAxis';
import type { Checkpoint } from './checkpoint';
import type { Confusion } from './confusion';
import type { DataProblem, DataSource, DataSummary, ImageSet } from './dataset';
import type { InsightAnswer, InsightQuestion, PixelScale } from './insight';
import type { LeftOut } from './leftOut';
import type { LayerSaturation } from './saturation';
import type { TrainingSettings } from './settings';
import type { TrainingProblem } from './trainingProblem';

/** Identifies a run. */
export type RunId = Branded<string, 'RunId'>;

/** What computes. */
export type BackendName = 'wasm' | 'webgpu' | 'webgl' | 'cpu';

/** A wish for a backend; `auto` takes the fastest that there is. */
export type BackendChoice = BackendName | 'auto';

/** Why a backend is not used. */
export type BackendProblem = 'missing' | 'software' | 'failed' | 'slower' | 'not-chosen';

/** What became of one backend. */
export interface BackendCandidate {
  readonly backend: BackendName;
  /** Milliseconds of a small training step; null where it was not timed. */
  readonly stepMs: number | null;
  /** Null for the one that is used. */
  readonly problem: BackendProblem | null;
}

/** What computes, and what else there was. */
export interface BackendReport {
  readonly backend: BackendName;
  /** Threads that share the work; 1 without isolation. */
  readonly threads: number;
  /** Whether the page is isolated from others, which threads of WebAssembly need. */
  readonly isIsolated: boolean;
  readonly candidates: readonly BackendCandidate[];
}

/** How the features of probes are pooled: to 4x4 as in the paper, to one value a channel, or not at all. */
export type ProbePooling = '4x4' | '1x1' | 'none';

/** What probes are trained on. */
export interface ProbeSettings {
  readonly pooling: ProbePooling;
  /** Pictures of the training set, from its start. */
  readonly trainCount: number;
  readonly testCount: number;
}

/** Probes that a run trains by itself. */
export interface ProbePlan {
  /** After which epochs. */
  readonly after: 'each' | 'last';
  readonly settings: ProbeSettings;
  /** The last epoch after which this was done, where the run goes on; 0 for none. */
  readonly lastEpoch: number;
}

/** Which pictures somebody wants to look at. */
export interface PictureQuery {
  readonly set: 'train' | 'test';
  /** Only those of this class; null: of any. */
  readonly label: number | null;
  /** Only those that the network took for this class at its last evaluation; null: for any. */
  readonly answer: number | null;
  /** Only those that the network got wrong. */
  readonly isWrong: boolean;
  /** Place of the first among those that fit. */
  readonly start: number;
  /** How many at most. */
  readonly count: number;
}

/** From the page to the worker. */
export type TrainingCommand =
  | {
      readonly type: 'start';
      readonly run: RunId;
      readonly architecture: Architecture;
      /** [height, width] of what the network sees. */
      readonly resolution: PerAxis<number>;
      readonly settings: TrainingSettings;
      readonly data: DataSource;
      readonly backend: BackendChoice;
      /** Threads wished for; null for as many as the machine has to offer. */
      readonly threads: number | null;
      /** What the run goes on from: what is handed over, or what was last kept of this run. */
      readonly checkpoint: Checkpoint | 'kept' | null;
      /** Whether it waits for `resume` or `step` before the first step. */
      readonly isPaused: boolean;
      /** Null for only those that are asked for. */
      readonly probing: ProbePlan | null;
    }
  | { readonly type: 'pause'; readonly run: RunId }
  | { readonly type: 'resume'; readonly run: RunId }
  /** One step, then pause. */
  | { readonly type: 'step'; readonly run: RunId }
  | { readonly type: 'stop'; readonly run: RunId }
  | { readonly type: 'checkpoint'; readonly run: RunId }
  /** Keeps a checkpoint now: the page may soon be gone. */
  | { readonly type: 'keep'; readonly run: RunId }
  | { readonly type: 'probe'; readonly run: RunId; readonly settings: ProbeSettings }
  /** Asks for pictures: those of the run, or with `data` those of a set that no run has opened yet. */
  | {
      readonly type: 'look';
      readonly run: RunId;
      readonly data: DataSource | null;
      readonly query: PictureQuery;
    }
  /** A question beside runs: the run at hand, if there is one, ends for it. */
  | ({ readonly run: RunId } & InsightQuestion);

/** A step does not fit into the memory, or a piece of it into the device. */
export type MemoryProblem = {
  /** The largest batch, a power of two, that would fit; 0 where none does, nothing where that is not known. */
  readonly fittingBatch?: number;
} & (
  | {
      readonly code: 'buffer-too-large';
      /** Whose output or weights it is; null for what the optimiser keeps of all weights. */
      readonly layer: LayerId | null;
      readonly bytes: number;
      readonly limitBytes: number;
    }
  /** `bytes` is what a step takes at least; both are null where the memory ran out unforeseen. */
  | { readonly code: 'out-of-memory'; readonly bytes: number | null; readonly limitBytes: number | null }
);

/** Why a run ended before its end, or did not begin. */
export type RunProblem =
  | { readonly code: 'cannot-train'; readonly problems: readonly TrainingProblem[] }
  | { readonly code: 'no-backend'; readonly candidates: readonly BackendCandidate[] }
  | { readonly code: 'bad-data'; readonly problem: DataProblem }
  /** The checkpoint belongs to another network or another optimiser. */
  | { readonly code: 'checkpoint-mismatch' }
  /** The run was trained on other pictures than these. `isAlike` where counts, classes and size are the same. */
  | {
      readonly code: 'other-pictures';
      readonly trained: DataSummary;
      readonly found: DataSummary;
      readonly isAlike: boolean;
    }
  /** No checkpoint of this run is kept. */
  | { readonly code: 'no-checkpoint' }
  /** The loss is no number any more, or beyond all measure. */
  | { readonly code: 'diverged'; readonly step: number; readonly learningRate: number }
  | MemoryProblem
  /** The device went away, and no other could go on. */
  | { readonly code: 'device-lost' }
  /** None of the above: the message is for developers. */
  | { readonly code: 'unknown'; readonly message: string };

/** Mean loss and share of right answers. */
export interface Score {
  readonly loss: number;
  readonly accuracy: number;
}

/** Where a run stands. */
export interface Progress extends Score {
  /** Steps done. */
  readonly step: number;
  /** Epochs done, with a fraction. */
  readonly epoch: number;
  /** Of the last step. */
  readonly learningRate: number;
  readonly imagesPerSecond: number;
  /** Null until it can be told. */
  readonly secondsLeft: number | null;
  /** Participation so far in this epoch; null where it was not looked at this time. */
  readonly saturation: readonly LayerSaturation[] | null;
}

/** What an epoch came to. */
export interface EpochReport {
  /** Epochs done. */
  readonly epoch: number;
  readonly step: number;
  readonly train: Score;
  readonly test: Score;
  /** Over the epoch; null when it is off, or when the epoch was not seen from its start. */
  readonly saturation: readonly LayerSaturation[] | null;
  /**
   * How often each class (rows) was taken for each (columns), on the test pictures; where the network has outputs that
   * stand for no class, the last column counts all of them.
   */
  readonly confusion: Confusion;
}

/** What a probe on one layer reached. */
export interface ProbeReport {
  readonly layer: LayerId;
  readonly trainAccuracy: number;
  readonly testAccuracy: number;
  /** Pictures that it was trained on: fewer than asked for where their features would not fit into the memory. */
  readonly trainCount: number;
  /** Pictures that it was scored on, for the same reason; left out by what earlier versions have kept. */
  readonly testCount?: number | undefined;
  /** False where the regression was ended before its minimum: a longer one would reach more or less. */
  readonly isSettled?: boolean | undefined;
}

/** Why a run had to change to another backend, or to open its own anew. */
export type DeviceProblem = 'lost' | 'error';

/** From the worker to the page. */
export type TrainingEvent = { readonly run: RunId } & (
  | {
      readonly type: 'loading';
      readonly phase: 'backend' | 'data';
      /** Read so far; null where nothing is counted. */
      readonly bytes: number | null;
      /** All that there is to read; null where it is not known. */
      readonly totalBytes: number | null;
    }
  | {
      readonly type: 'started';
      readonly backend: BackendReport;
      readonly stepsPerEpoch: number;
      readonly totalSteps: number;
      readonly classNames: readonly string[];
      readonly trainCount: number;
      readonly testCount: number;
      /** How the run sees the bytes of pictures. */
      readonly scale: PixelScale;
      /** Steps that a checkpoint has brought. */
      readonly step: number;
    }
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'epoch'; readonly report: EpochReport }
  /** How far the test at the end of an epoch is; `epoch` ends it, or the run's being stopped. */
  | { readonly type: 'testing'; readonly done: number; readonly total: number }
  | { readonly type: 'paused' | 'resumed' }
  /** As asked for. */
  | { readonly type: 'checkpoint'; readonly checkpoint: Checkpoint }
  /** A checkpoint of this step lies in the browser's storage; `step` is null where it takes none. */
  | { readonly type: 'kept'; readonly step: number | null }
  /** The device failed; the run goes on from a checkpoint. */
  | {
      readonly type: 'recovered';
      readonly problem: DeviceProblem;
      readonly step: number;
      readonly backend: BackendReport;
    }
  /** The pictures could not be kept as asked; the run goes on with them. */
  | { readonly type: 'not-kept'; readonly problem: DataProblem }
  /** Pictures were left out, for this reason. */
  | { readonly type: 'skipped'; readonly leftOut: LeftOut }
  /** The pictures cannot be shown. The run, if there is one, goes on. */
  | { readonly type: 'no-pictures'; readonly problem: DataProblem }
  /** After each layer. */
  | {
      readonly type: 'probed';
      readonly epoch: number;
      /** As asked for. */
      readonly settings: ProbeSettings;
      readonly probes: readonly ProbeReport[];
      readonly done: number;
      readonly total: number;
    }
  /** The answer to `look`. */
  | {
      readonly type: 'pictures';
      readonly query: PictureQuery;
      readonly data: DataSummary;
      /** How many fit the query. */
      readonly total: number;
      readonly pictures: ImageSet;
      /** What the network took each for at its last evaluation; null for training pictures and before it. */
      readonly answers: Uint16Array<ArrayBuffer> | null;
      /** Pictures that were left out of a set that is only looked at; a run says so when it reads them. */
      readonly leftOut?: readonly LeftOut[] | undefined;
    }
  /** Answers to a question beside runs; the last one is followed by `finished`. */
  | InsightAnswer
  | { readonly type: 'finished' | 'stopped' }
  | { readonly type: 'failed'; readonly problem: RunProblem }
);
