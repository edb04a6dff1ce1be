/** @file What loading data has to say, as events, not more often than somebody can read. */
import type { RunId, TrainingEvent } from '../protocol';
import type { DataListener } from './data/loadData';

/** Between two reports of progress. */
const intervalMs = 100;

/** A listener that has an end. */
export interface DataReporter extends DataListener {
  /** Says no more of progress: the reading is over. */
  end(): void;
}

/** A listener that posts events. What it is told last is posted, also where nothing more comes for long. */
export function createDataReporter(run: RunId, post: (event: TrainingEvent) => void): DataReporter {
  let postedAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const postProgress = (bytes: number, totalBytes: number | null): void => {
    postedAt = performance.now();
    post({ run, type: 'loading', phase: 'data', bytes, totalBytes });
  };
  return {
    onProgress: (bytes, totalBytes) => {
      clearTimeout(timer);
      const waitMs = bytes === totalBytes ? 0 : postedAt + intervalMs - performance.now();
      if (waitMs <= 0) postProgress(bytes, totalBytes);
      else timer = setTimeout(() => postProgress(bytes, totalBytes), waitMs);
    },
    onLeftOut: (leftOut) => post({ run, type: 'skipped', leftOut }),
    onNotKept: (problem) => post({ run, type: 'not-kept', problem }),
    end: () => clearTimeout(timer),
  };
}
