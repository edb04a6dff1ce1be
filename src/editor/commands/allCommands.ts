/** @file Every command there is, in the order of the command palette; menus, palette and keys read this one list. */
import { addCommands } from './addCommands';
import { clipboardCommands } from './clipboardCommands';
import type { Command } from './command';
import { commands } from './commands';
import { editCommands } from './editCommands';
import { fileCommands } from './fileCommands';
import { groupCommands } from './groupCommands';
import { selectionCommands } from './selectionCommands';
import { viewCommands } from './viewCommands';

const named = {
  ...commands,
  ...fileCommands,
  ...viewCommands,
  ...editCommands,
  ...clipboardCommands,
  ...selectionCommands,
  ...groupCommands,
};

/** All commands: those with a name of their own, then one for each palette entry. */
export const allCommands: readonly Command[] = [...Object.values(named), ...addCommands];
