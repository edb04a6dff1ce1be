/** @file What the page says of itself: what a browser lacks, what failed. */
import { listWords } from './words';

/** Sentences of the page. */
export const pageText = {
  failed: 'This part of the page has failed. Your design is still there.',
  failedWhole: 'The page has failed. Your design is still there: try again, or save it as a file.',
  retry: 'Try again',
  save: 'Save the design as a file',
  lacks: (features: readonly string[]) =>
    `This browser lacks ${listWords(features, 'and')}. The last two versions of Chrome, Edge, Firefox and Safari have all of it.`,
  features: {
    colors: 'themes (light-dark colours), so it shows plain ones',
    workers: 'background workers, so large networks and files hold the page up',
    storage: 'storage for pages, so nothing is kept after a reload',
  },
  updateReady: 'A new version of Fovea is ready. Loading it keeps your designs.',
  update: 'Load it',
  noLanguage: (name: string) => `${name} could not be loaded: the network is away. The page stays as it is.`,
  dismiss: 'Dismiss',
  drop: 'Drop an ONNX file or a design to open it',
} as const;
