/** @file Words of the view that a frame on another page shows. */

/** Words of the view. */
export const embeddingText = {
  open: 'Open in Fovea',
  newTab: '(in a new tab)',
  empty: 'This design has no layers yet.',
  remedy: 'Whoever made this page can copy the HTML again: it is in Fovea, under Share.',
} as const;
