/** @file Wie die Befehle der Leiste heißen. */
import type { commandText } from '../en/commandText';
import type { Wording } from '../wording';

/** Namen der Befehle der Leiste. */
export const commandTextDe: Wording<typeof commandText> = {
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  undoStep: (label) => `Rückgängig: ${label}`,
  redoStep: (label) => `Wiederholen: ${label}`,
  open: 'Öffnen',
  new: 'Neuer Entwurf',
  share: 'Teilen',
  designs: 'Gespeicherte Entwürfe',
  lessons: 'Lektionen',
  commands: 'Alle Befehle',
  togglePalette: 'Palette',
  toggleInspector: 'Schichtfenster',
  keyNames: { control: 'Strg', shift: 'Umschalt', delete: 'Entf' },
};
