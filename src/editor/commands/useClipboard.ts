/** @file The browser's own copy, cut and paste, where they are meant for the network. */
import { useEffect } from 'react';
import { loadLateText } from '../../state/language';
import { isForField } from './keyScopes';

const hasMarkedText = () => getSelection()?.isCollapsed === false;

/** Listens to the clipboard's events; what reads and writes links is loaded after the first picture. */
export function useClipboard(): void {
  useEffect(() => {
    let isGone = false;
    let stop = () => {};
    void Promise.all([import('./clipboardPieces'), loadLateText()]).then(([pieces]) => {
      if (isGone) return;
      const { writeSelection, tellCopied, cutSelected, pasteText } = pieces;
      const isForNetwork = ({ target }: Event) =>
        !isForField(target) && !(target instanceof Element && target.closest('[role=dialog]') !== null);
      const onCopy = (event: ClipboardEvent) => {
        if (!isForNetwork(event) || hasMarkedText()) return;
        const link = writeSelection();
        if (link === null || event.clipboardData === null) return;
        event.preventDefault();
        event.clipboardData.setData('text/plain', link);
        if (event.type === 'cut') cutSelected();
        else tellCopied();
      };
      const onPaste = (event: ClipboardEvent) => {
        if (!isForNetwork(event) || event.clipboardData === null) return;
        event.preventDefault();
        pasteText(event.clipboardData.getData('text/plain'));
      };
      document.addEventListener('copy', onCopy);
      document.addEventListener('cut', onCopy);
      document.addEventListener('paste', onPaste);
      stop = () => {
        document.removeEventListener('copy', onCopy);
        document.removeEventListener('cut', onCopy);
        document.removeEventListener('paste', onPaste);
      };
    });
    return () => {
      isGone = true;
      stop();
    };
  }, []);
}
