/** @file Choices about editing that the browser keeps for the next visit: letter keys, the small map, palette entries used lately. */
import { useStore } from './store';

/** Wider and higher than a phone. */
const wideScreen = '(min-width: 720px) and (min-height: 520px)';

const keys = { letters: 'fovea.letters', map: 'fovea.map', used: 'fovea.used' } as const;

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
  const { setLetterKeys, setMap, noteUse } = useStore.getState();
  setLetterKeys(read(keys.letters) !== 'off');
  // A narrow screen has no room for it unless somebody wants it.
  setMap(matchMedia(wideScreen).matches ? read(keys.map) !== 'off' : read(keys.map) === 'on');
  for (const entry of (read(keys.used) ?? '').split(' ').filter(Boolean).toReversed()) noteUse(entry);
  return useStore.subscribe(({ hasLetterKeys, hasMap, usedEntries }, before) => {
    if (hasLetterKeys !== before.hasLetterKeys) keep(keys.letters, hasLetterKeys ? 'on' : 'off');
    if (hasMap !== before.hasMap) keep(keys.map, hasMap ? 'on' : 'off');
    if (usedEntries !== before.usedEntries) keep(keys.used, usedEntries.join(' '));
  });
}
