/** @file What the page says of itself. */

/** Sentences of the page. */
export const pageText = {
  failed: 'This part of the page has failed. Your design is still there.',
  failedWhole: 'The page has failed. Your design is still there: try again, or save it as a file.',
  retry: 'Try again',
  save: 'Save the design as a file',
  noLanguage: (name: string) => `${name} could not be loaded: the network is away. The page stays as it is.`,
  dismiss: 'Dismiss',
  drop: 'Drop an ONNX file or a design to open it',
} as const;
