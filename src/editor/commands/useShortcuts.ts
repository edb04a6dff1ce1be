/** @file Listens to the keys and the clipboard; what they start is loaded behind the first picture. */
import { useEffect } from 'react';
import { loadLateText } from '../../state/language';
import { holdKey, holdKeys, holdPaste } from './heldKeys';

const load = () =>
  Promise.all([
    import('./commandKeys'),
    import('./clipboardEvents'),
    import('../../state/keptChoices'),
    loadLateText(),
  ]);

/** What keys open should be there when it is typed into. */
function prefetchDialogs(): void {
  setTimeout(() => {
    void import('./CommandsDialog');
    void import('./LayersDialog');
    void import('../../ui/RadixDialog');
  }, 1000);
}

/** Keys start commands from now on, and the clipboard is the network's. */
export function useShortcuts(): void {
  useEffect(() => {
    const end = new AbortController();
    const { signal } = end;
    addEventListener('keydown', holdKey, { signal, capture: true });
    addEventListener('paste', holdPaste, { signal, capture: true });
    const loading = load().then(([{ handleCommandKey }, { listenToClipboard }, { startKeptChoices }]) => {
      if (signal.aborted) return;
      addEventListener('keydown', handleCommandKey, { signal });
      listenToClipboard(signal);
      signal.addEventListener('abort', startKeptChoices());
      prefetchDialogs();
    });
    holdKeys(loading);
    return () => end.abort();
  }, []);
}
