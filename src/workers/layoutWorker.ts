/** @file The layout off the page's thread, with dagre, which the page itself never loads. */
import { arrangeWithDagre } from '../layout/dagreTangle';
import { type LayoutAnswer, type LayoutJob, type LayoutProgress, runLayoutJob } from './layoutJob';

/** So often it says how far it has come. */
const progressMs = 100;

addEventListener('message', ({ data }: MessageEvent<LayoutJob>) => {
  const { id } = data;
  const answer = (layout: LayoutAnswer['layout']) => postMessage({ id, layout } satisfies LayoutAnswer);
  let told = performance.now();
  const tell = (share: number) => {
    const now = performance.now();
    if (now - told < progressMs) return;
    told = now;
    postMessage({ id, share } satisfies LayoutProgress);
  };
  try {
    answer(runLayoutJob(data, arrangeWithDagre, tell));
  } catch (error) {
    // The page then arranges the cards by itself.
    console.error(error);
    answer(null);
  }
});
