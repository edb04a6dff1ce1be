/** @file Matches the layers of two networks off the page's thread. The page ends the worker with its answer. */
import { compareArchitectures } from '../compare/compareArchitectures';
import type { CompareAnswer, CompareJob } from './compareJob';

addEventListener('message', ({ data }: MessageEvent<CompareJob>) => {
  const answer = (comparison: CompareAnswer) => postMessage(comparison);
  try {
    answer(compareArchitectures(data.before, data.after));
  } catch (error) {
    // The page then compares by itself.
    console.error(error);
    answer(null);
  }
});
