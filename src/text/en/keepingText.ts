/** @file How keeping the design in this browser went; silence where all is well. */

/** Sentences about keeping the design. */
export const keepingText = {
  kept: null,
  pending: null,
  forked: 'Another tab changed this design, so this tab goes on with a copy. Both are kept.',
  full: 'The browser gives this page no more space: the last change is not kept. Delete designs that you no longer need.',
  unavailable: 'This browser keeps nothing for this page: changes last until it is closed.',
  elsewhere: 'Another tab has this design open as well. Whichever changes it second goes on with a copy.',
} as const;
