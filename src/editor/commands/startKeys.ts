/** @file What keys and the clipboard start; loaded behind the first picture. */
import { startKeptChoices } from '../../state/keptChoices';
import { listenToClipboard } from './clipboardEvents';
import { handleCommandKey } from './commandKeys';
import { listenForDialogs } from './dialogKeys';
import { followFocus } from './followFocus';
import { heldKey } from './heldKeys';
import { pressHeldKey } from './pressHeldKey';

/** Keys start commands from now on, and the clipboard is the network's. */
export function startKeys(signal: AbortSignal): void {
  heldKey.press = pressHeldKey;
  addEventListener('keydown', handleCommandKey, { signal });
  listenToClipboard(signal);
  listenForDialogs(signal);
  followFocus(signal);
  signal.addEventListener('abort', startKeptChoices());
}
