/** @file Words for files that designs are saved to. */

/** Words for files. */
export const filesText = {
  design: 'Design of Fovea',
  saved: (name: string) => `Saved to ${name}.`,
  notAllowed: (name: string) => `The browser does not let the page write to ${name}.`,
  notSaved: (name: string) => `${name} could not be written: it may be gone, or the disk full.`,
  saveElsewhere: 'Save elsewhere',
} as const;
