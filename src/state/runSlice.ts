/** @file The part of the store that workers feed. */
import type { FileAnswer } from '../codecs/fileAnswer';
import type { Design } from '../document/document';
import type { FoundDesigns } from '../search/foundDesign';
import type { SearchOptions } from '../search/searchDesigns';
import type { DesignSummary } from '../suggestions/designSummary';
import type { TrainingView } from './training/trainingView';

/** A file that is being read, or what became of the last one. */
export type FileRun =
  | { readonly phase: 'reading'; readonly file: File; readonly fraction: number }
  | {
      readonly phase: 'answered';
      readonly file: File;
      readonly answer: FileAnswer;
      /** Whether its design is compared with the open one. */
      readonly isCompared?: boolean;
      /** Names of files that came with it and were not opened. */
      readonly leftOut?: readonly string[];
    };

/** The part that workers feed. */
export interface RunSlice {
  /** Null where there is nothing to say. */
  readonly fileRun: FileRun | null;
  /** The search for better designs that was started last from what is open. */
  readonly search: SearchRun | null;
  readonly training: TrainingView;
}

/** A search for better designs, and what it has found so far. */
export interface SearchRun {
  readonly phase: 'running' | 'done' | 'cancelled';
  /** The design that it started from. */
  readonly design: Design;
  readonly start: DesignSummary;
  readonly options: SearchOptions;
  readonly found: FoundDesigns;
}

/** What notes how jobs go. Actions keep their identity. */
export interface RunActions {
  setFileRun(run: FileRun | null): void;
  setSearch(search: SearchRun | null): void;
  /** Changes what is known of training; the rules are those of `state/training`, which comes with its panel. */
  updateTraining(update: (training: TrainingView) => TrainingView): void;
}
