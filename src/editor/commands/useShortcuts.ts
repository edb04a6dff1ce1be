/** @file Listens to the keys of all commands; what they start is loaded behind the first picture. */
import { useEffect } from 'react';
import { loadLateText } from '../../state/language';

/** Keys start commands from now on. */
export function useShortcuts(): void {
  useEffect(() => {
    const end = new AbortController();
    void Promise.all([import('./commandKeys'), loadLateText()]).then(([{ handleCommandKey }]) => {
      if (!end.signal.aborted) addEventListener('keydown', handleCommandKey, { signal: end.signal });
    });
    return () => end.abort();
  }, []);
}
