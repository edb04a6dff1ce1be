/** @file Keys that start commands. */
import { useStore } from '../../state/store';
import { allCommands } from './allCommands';
import type { Command } from './command';
import { isForField, isForNetwork } from './keyScopes';
import { matchesShortcut } from './shortcuts';

/** The command that a key press starts, if any. */
function findCommand(event: KeyboardEvent): Command | undefined {
  const isOnNetwork = isForNetwork(event.target);
  const isInField = isForField(event.target);
  return allCommands.find(
    ({ keys, shortcuts }) =>
      keys !== 'browser' &&
      (keys !== 'network' || isOnNetwork) &&
      (keys === 'everywhere' || !isInField) &&
      shortcuts.some((shortcut) => matchesShortcut(event, shortcut)),
  );
}

/** Starts the command of a key press, except where it belongs to a text field, or a dialog is open. */
export function handleCommandKey(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const command = findCommand(event);
  if (command === undefined) return;
  const state = useStore.getState();
  // What cannot be done right now leaves the key to the browser.
  if (state.dialog !== null || !command.isEnabled(state)) return;
  event.preventDefault();
  command.run();
}
