/** @file Choices about editing that the browser keeps for the next visit: letter keys, palette entries used lately. */
import { useStore } from './store';

const keys = { letters: 'fovea.letters', used: 'fovea.used' } as const;

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing still does as it is told.
  }
}

/** Takes up what was chosen at an earlier visit, and follows the store from then on. Returns a function that stops it. */
export function startKeptChoices(): () => void {
  const { setLetterKeys, noteUse } = useStore.getState();
  setLetterKeys(read(keys.letters) !== 'off');
  for (const entry of (read(keys.used) ?? '').split(' ').filter(Boolean).toReversed()) noteUse(entry);
  return useStore.subscribe(({ hasLetterKeys, usedEntries }, before) => {
    if (hasLetterKeys !== before.hasLetterKeys) keep(keys.letters, hasLetterKeys ? 'on' : 'off');
    if (usedEntries !== before.usedEntries) keep(keys.used, usedEntries.join(' '));
  });
}
