/** @file The layout off the page's thread, with dagre, which the page itself never loads. */
import { arrangeWithDagre } from '../layout/dagreTangle';
import { type LayoutAnswer, type LayoutJob, runLayoutJob } from './layoutJob';

addEventListener('message', ({ data }: MessageEvent<LayoutJob>) => {
  const answer = (layout: LayoutAnswer['layout']) =>
    postMessage({ id: data.id, layout } satisfies LayoutAnswer);
  try {
    answer(runLayoutJob(data, arrangeWithDagre));
  } catch (error) {
    // The page then arranges the cards by itself.
    console.error(error);
    answer(null);
  }
});
