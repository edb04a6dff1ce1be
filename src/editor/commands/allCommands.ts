/** @file Every command there is, in the order of the command palette; menus, palette and keys read this one list. */
import { addCommands } from './addCommands';
import { clipboardCommands } from './clipboardCommands';
import type { Command } from './command';
import { commands } from './commands';
import { previewCommands, tabCommands } from './dockCommands';
import { editCommands } from './editCommands';
import { fileCommands } from './fileCommands';
import { groupCommands } from './groupCommands';
import { layoutCommands } from './layoutCommands';
import { selectionCommands } from './selectionCommands';
import { settingCommands } from './settingCommands';
import { teachCommands } from './teachCommands';
import { trainCommands } from './trainCommands';
import { viewCommands } from './viewCommands';
import { wireCommands } from './wireCommands';

const named = {
  ...commands,
  ...fileCommands,
  ...viewCommands,
  ...editCommands,
  ...wireCommands,
  ...clipboardCommands,
  ...selectionCommands,
  ...groupCommands,
  ...layoutCommands,
  ...previewCommands,
  ...trainCommands,
  ...teachCommands,
};

/** Names of commands. */
export type CommandName = keyof typeof named;

/** The commands that have a name of their own. */
export const namedCommands: Readonly<Record<CommandName, Command>> = named;

/** All commands: those with a name of their own, then one for each tab of the dock, each choice and each palette entry. */
export const allCommands: readonly Command[] = [
  ...Object.values(named),
  ...tabCommands,
  ...settingCommands,
  ...addCommands,
];
