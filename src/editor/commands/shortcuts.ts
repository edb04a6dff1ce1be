/** @file Keys that start commands, and how they are written. */
import { useEffect } from 'react';
import { useStore } from '../../state/store';
import { commands, type Shortcut } from './commands';

function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}

/** A shortcut as it stands in menus: `Ctrl+Shift+Z`, on a Mac `⇧⌘Z`. */
export function formatShortcut({ key, mod = false, shift = false }: Shortcut, onMac = isMac()): string {
  const name = key.toUpperCase();
  if (onMac) return `${shift ? '⇧' : ''}${mod ? '⌘' : ''}${name}`;
  return [...(mod ? ['Ctrl'] : []), ...(shift ? ['Shift'] : []), name].join('+');
}

/** Whether a key press is meant for the field that has the focus. */
function isForField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== 'range';
  return target.isContentEditable || target instanceof HTMLTextAreaElement;
}

function matches(event: KeyboardEvent, { key, mod = false, shift = false }: Shortcut): boolean {
  const hasMod = event.ctrlKey || event.metaKey;
  return event.key.toLowerCase() === key && hasMod === mod && event.shiftKey === shift && !event.altKey;
}

/** Listens to the keys of all commands, except where they belong to a text field or a dialog is open. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isForField(event.target)) return;
      const command = Object.values(commands).find(({ shortcuts }) =>
        shortcuts.some((shortcut) => matches(event, shortcut)),
      );
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
