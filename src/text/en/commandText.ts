/** @file What the commands of the bar are called; `actionText.ts` holds the others. */

/** Names of commands of the bar. */
export const commandText = {
  undo: 'Undo',
  redo: 'Redo',
  undoStep: (label: string) => `Undo: ${label}`,
  redoStep: (label: string) => `Redo: ${label}`,
  open: 'Open',
  new: 'New design',
  share: 'Share',
  designs: 'Kept designs',
  lessons: 'Lessons',
  commands: 'All commands',
  togglePalette: 'Palette',
  toggleInspector: 'Layer panel',
  /** What is printed on keys. */
  keyNames: { control: 'Ctrl', shift: 'Shift', delete: 'Del' },
} as const;
