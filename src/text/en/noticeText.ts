/** @file Lines about the page itself: what a browser lacks, a new version. */
import { listWords } from './words';

/** Sentences of the lines. */
export const noticeText = {
  lacks: (features: readonly string[]) =>
    `This browser lacks ${listWords(features, 'and')}. The last two versions of Chrome, Edge, Firefox and Safari have all of it.`,
  features: {
    colors: 'themes (light-dark colours), so it shows plain ones',
    workers: 'background workers, so large networks and files hold the page up',
    storage: 'storage for pages, so nothing is kept after a reload',
  },
  updateReady: 'A new version of Fovea is ready. Loading it keeps your designs.',
  update: 'Load it',
} as const;
