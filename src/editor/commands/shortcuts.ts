/** @file Keys that start commands, and how they are written. */
import { useEffect } from 'react';
import { useStore } from '../../state/store';
import { allCommands } from './allCommands';
import type { Command, Shortcut } from './command';
import { isForField, isForNetwork } from './keyScopes';

function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}

const keyNames: Readonly<Record<string, string>> = {
  arrowup: '↑',
  arrowdown: '↓',
  delete: 'Del',
  backspace: '⌫',
};

/** A shortcut as it stands in menus: `Ctrl+Shift+Z`, on a Mac `⇧⌘Z`. */
export function formatShortcut({ key, mod = false, shift = false }: Shortcut, onMac = isMac()): string {
  const name = keyNames[key] ?? key.toUpperCase();
  if (onMac) return `${shift ? '⇧' : ''}${mod ? '⌘' : ''}${name}`;
  return [...(mod ? ['Ctrl'] : []), ...(shift ? ['Shift'] : []), name].join('+');
}

function matches(event: KeyboardEvent, { key, mod = false, shift = false }: Shortcut): boolean {
  const hasMod = event.ctrlKey || event.metaKey;
  // Where a sign stands on the keyboard, with Shift or without, is the keyboard's business.
  const isSign = /^[^a-z]$/.test(key);
  const hasShift = isSign || event.shiftKey === shift;
  return event.key.toLowerCase() === key && hasMod === mod && hasShift && (isSign || !event.altKey);
}

/** The command that a key press starts, if any. */
function findCommand(event: KeyboardEvent): Command | undefined {
  const isOnNetwork = isForNetwork(event.target);
  return allCommands.find(
    ({ keys, shortcuts }) =>
      keys !== 'browser' &&
      (keys === undefined || isOnNetwork) &&
      shortcuts.some((shortcut) => matches(event, shortcut)),
  );
}

/** Listens to the keys of all commands, except where they belong to a text field or a dialog is open. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isForField(event.target)) return;
      const command = findCommand(event);
      if (command === undefined) return;
      const state = useStore.getState();
      if (state.dialog !== null) return;
      event.preventDefault();
      if (command.isEnabled(state)) command.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
