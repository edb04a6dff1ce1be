/** @file The browser's own copy, cut and paste, where they are meant for the network. */
import { cutSelected, pasteText, tellCopied, writeSelection } from './clipboardPieces';
import { isForField } from './keyScopes';

const hasMarkedText = () => getSelection()?.isCollapsed === false;

const isForNetwork = ({ target }: Event) =>
  !isForField(target) && !(target instanceof Element && target.closest('[role=dialog]') !== null);

function handleCopy(event: ClipboardEvent): void {
  if (!isForNetwork(event) || hasMarkedText()) return;
  const link = writeSelection();
  if (link === null || event.clipboardData === null) return;
  event.preventDefault();
  event.clipboardData.setData('text/plain', link);
  if (event.type === 'cut') cutSelected();
  else tellCopied();
}

function handlePaste(event: ClipboardEvent): void {
  if (!isForNetwork(event) || event.clipboardData === null) return;
  event.preventDefault();
  pasteText(event.clipboardData.getData('text/plain'));
}

/** Listens to the clipboard's events until it is told to end. The late sentences are needed. */
export function listenToClipboard(signal: AbortSignal): void {
  document.addEventListener('copy', handleCopy, { signal });
  document.addEventListener('cut', handleCopy, { signal });
  document.addEventListener('paste', handlePaste, { signal });
}
