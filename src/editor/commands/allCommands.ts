/** @file Every command there is, in the order of the command palette. */
import { addCommands } from './addCommands';
import type { Command } from './command';
import { commands } from './commands';

/** All commands: those with a name of their own, then one for each palette entry. */
export const allCommands: readonly Command[] = [...Object.values(commands), ...addCommands];
