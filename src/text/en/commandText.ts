/** @file What the commands are called in menus, tooltips and for screen readers. */

/** Names of commands. */
export const commandText = {
  undo: 'Undo',
  redo: 'Redo',
  undoStep: (label: string) => `Undo: ${label}`,
  redoStep: (label: string) => `Redo: ${label}`,
  open: 'Open',
  toggleInspector: 'Layer panel',
  toggleDock: 'Table panel',
} as const;
