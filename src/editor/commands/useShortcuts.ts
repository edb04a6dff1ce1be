/** @file Listens to the keys of all commands; what they start is loaded behind the first picture. */
import { useEffect } from 'react';
import { loadLateText } from '../../state/language';

const load = () => Promise.all([import('./commandKeys'), import('../../state/keptChoices'), loadLateText()]);

/** What keys open should be there when it is typed into. */
function prefetchDialogs(): void {
  setTimeout(() => {
    void import('./CommandsDialog');
    void import('./LayersDialog');
    void import('../../ui/RadixDialog');
  }, 1000);
}

/** Keys start commands from now on. */
export function useShortcuts(): void {
  useEffect(() => {
    const end = new AbortController();
    const { signal } = end;
    void load().then(([{ handleCommandKey }, { startKeptChoices }]) => {
      if (signal.aborted) return;
      addEventListener('keydown', handleCommandKey, { signal });
      signal.addEventListener('abort', startKeptChoices());
      prefetchDialogs();
    });
    return () => end.abort();
  }, []);
}
