/** @file Whether a key press is a shortcut. */
import { getKeyLetter } from '../../util/keyLetter';
import type { Shortcut } from './command';

/** Whether a shortcut is a single character, which somebody who dictates or rests on the keys presses unawares. */
export function isCharacter({ key, mod = false }: Shortcut): boolean {
  return !mod && key.length === 1;
}

/** A key press, as far as shortcuts go. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Whether a key press is this shortcut. */
export function matchesShortcut(event: KeyPress, { key, mod = false, shift = false }: Shortcut): boolean {
  const hasMod = event.ctrlKey || event.metaKey;
  // Where a sign stands on the keyboard, with Shift or without, is the keyboard's business.
  const isSign = /^[^a-z]$/.test(key);
  const hasShift = isSign || event.shiftKey === shift;
  return getKeyLetter(event) === key && hasMod === mod && hasShift && (isSign || !event.altKey);
}

/** Whether a key press is one that text fields know themselves: on a Mac, Control moves and deletes in them. */
export function isWritingKey({ ctrlKey, metaKey }: KeyPress, onMac: boolean): boolean {
  return onMac && ctrlKey && !metaKey;
}
