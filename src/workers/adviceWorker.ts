/** @file Suggestions off the page's thread. The page ends the worker where it asks for something else. */
import { type AdviceJob, packAdvice, runAdviceJob } from './adviceJob';

addEventListener('message', ({ data }: MessageEvent<AdviceJob>) => {
  postMessage(packAdvice(data.architecture, runAdviceJob(data)));
});
