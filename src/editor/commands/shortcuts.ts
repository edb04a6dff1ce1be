/** @file Shortcuts: how they are written, and whether a key press is one. */
import type { Text } from '../../text/en';
import type { Shortcut } from './command';

function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}

const keyNames: Readonly<Record<string, string>> = {
  arrowup: '↑',
  arrowdown: '↓',
  arrowright: '→',
  enter: '↵',
  backspace: '⌫',
};

/** A shortcut as it stands in menus, with what is printed on the keys: `Ctrl+Shift+Z`, on a Mac `⇧⌘Z`. */
export function formatShortcut(
  { key, mod = false, shift = false }: Shortcut,
  words: Text['commands']['keyNames'],
  onMac = isMac(),
): string {
  const name = key === 'delete' ? words.delete : (keyNames[key] ?? key.toUpperCase());
  if (onMac) return `${shift ? '⇧' : ''}${mod ? '⌘' : ''}${name}`;
  return [...(mod ? [words.control] : []), ...(shift ? [words.shift] : []), name].join('+');
}

/** Whether a shortcut is a single character, which somebody who dictates or rests on the keys presses unawares. */
export function isCharacter({ key, mod = false }: Shortcut): boolean {
  return !mod && key.length === 1;
}

/** Whether a key press is this shortcut. */
export function matchesShortcut(
  event: KeyboardEvent,
  { key, mod = false, shift = false }: Shortcut,
): boolean {
  const hasMod = event.ctrlKey || event.metaKey;
  // Where a sign stands on the keyboard, with Shift or without, is the keyboard's business.
  const isSign = /^[^a-z]$/.test(key);
  const hasShift = isSign || event.shiftKey === shift;
  return event.key.toLowerCase() === key && hasMod === mod && hasShift && (isSign || !event.altKey);
}
