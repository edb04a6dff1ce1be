/** @file Listens to the keys and the clipboard; what they start is loaded behind the first picture. */
import { useEffect } from 'react';
import { loadLateText } from '../../state/language';
import { holdKey, holdKeys, holdPaste } from './heldKeys';

/** Keys start commands from now on, and the clipboard is the network's. */
export function useShortcuts(): void {
  useEffect(() => {
    const end = new AbortController();
    const { signal } = end;
    addEventListener('keydown', holdKey, { signal, capture: true });
    addEventListener('paste', holdPaste, { signal, capture: true });
    const loading = Promise.all([import('./startKeys'), loadLateText()]).then(([{ startKeys }]) => {
      if (!signal.aborted) startKeys(signal);
    });
    holdKeys(loading);
    return () => end.abort();
  }, []);
}
