/** @file How shortcuts are written. */
import type { Text } from '../../text/en';
import type { Shortcut } from './command';

/** Whether the keyboard is a Mac's. */
export function isMac(): boolean {
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
