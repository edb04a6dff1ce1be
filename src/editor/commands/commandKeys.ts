/** @file Keys that start commands. */
import { useStore } from '../../state/store';
import { allCommands } from './allCommands';
import type { Command, Shortcut } from './command';
import { isForField, isForNetwork, isForText } from './keyScopes';
import { isCharacter, isWritingKey, matchesShortcut } from './pressedShortcut';
import { isMac } from './shortcuts';

/** The command that a key press starts, if any. */
function findCommand(event: KeyboardEvent): Command | undefined {
  const isOnNetwork = isForNetwork(event.target);
  const isTyped = { field: isForField(event.target), text: isForText(event.target) };
  const { hasLetterKeys } = useStore.getState();
  const isPressed = (shortcut: Shortcut) =>
    matchesShortcut(event, shortcut) && (hasLetterKeys || !isCharacter(shortcut));
  return allCommands.find(
    ({ keys, shortcuts }) =>
      keys !== 'browser' &&
      (keys !== 'network' || isOnNetwork) &&
      (keys === 'everywhere' || !isTyped[keys === 'no-text' ? 'text' : 'field']) &&
      shortcuts.some(isPressed),
  );
}

/** Enter belongs to the button that has the focus, unless that is a layer of the network. */
function isForButton({ key, target }: KeyboardEvent): boolean {
  if (key !== 'Enter' || !(target instanceof Element)) return false;
  return target.closest('button, a') !== null && target.closest('.react-flow__node') === null;
}

/** Starts the command of a key press, except where it belongs to a text field, or a dialog is open. */
export function handleCommandKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || isForButton(event)) return;
  if (isForField(event.target) && isWritingKey(event, isMac())) return;
  const command = findCommand(event);
  if (command === undefined) return;
  const state = useStore.getState();
  // What cannot be done right now leaves the key to the browser.
  if (state.dialog !== null || !command.isEnabled(state)) return;
  event.preventDefault();
  command.run();
}
