/** @file What loading data has to say, as events, not more often than somebody can read. */
import type { RunId, TrainingEvent } from '../protocol';
import type { DataListener } from './data/loadData';

/** Between two reports of progress. */
const intervalMs = 100;

/** A listener that posts events. */
export function createDataListener(run: RunId, post: (event: TrainingEvent) => void): DataListener {
  let postedAt = Number.NEGATIVE_INFINITY;
  return {
    onProgress: (bytes, totalBytes) => {
      const now = performance.now();
      if (now - postedAt < intervalMs && bytes !== totalBytes) return;
      postedAt = now;
      post({ run, type: 'loading', phase: 'data', bytes, totalBytes });
    },
    onLeftOut: (leftOut) => post({ run, type: 'skipped', leftOut }),
    onNotKept: (problem) => post({ run, type: 'not-kept', problem }),
  };
}
