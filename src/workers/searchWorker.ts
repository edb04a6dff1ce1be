/** @file The search off the page's thread. The page ends the worker to cancel. */
import { runSearchJob, type SearchJob } from './searchJob';

addEventListener('message', ({ data }: MessageEvent<SearchJob>) => {
  for (const report of runSearchJob(data, () => performance.now())) if (report !== null) postMessage(report);
});
