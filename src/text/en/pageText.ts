/** @file What the page says of itself: what a browser lacks, what failed. */

/** Sentences of the page. */
export const pageText = {
  failed: 'This part of the page has failed. Your design is still there.',
  failedWhole: 'The page has failed. Your design is still there: try again, or save it as a file.',
  retry: 'Try again',
  save: 'Save the design as a file',
  lacks: (features: readonly string[]) =>
    `This browser lacks ${features.join(', ')}. Fovea needs the last two versions of Chrome, Edge, Firefox or Safari.`,
  features: {
    lightDark: 'light and dark colours (light-dark)',
    workers: 'background workers',
    segmenter: 'text segmentation (Intl.Segmenter)',
  },
} as const;
