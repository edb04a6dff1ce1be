/** @file What is typed behind a key that opens a dialog is meant for the dialog: it waits until that has the focus. */
import { useStore } from '../../state/store';
import { holdKeys, keepEvent } from './heldKeys';

/** Longer than a dialog takes to be loaded; one that does not come must not keep the keys. */
const patienceMs = 10_000;

/** Dialogs that were asked for and have no focus yet. */
let opening = 0;

/** Resolves once a dialog has the focus, or none is to come. */
function waitForDialog(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = new AbortController();
    const finish = () => end.abort();
    end.signal.addEventListener('abort', () => resolve());
    end.signal.addEventListener(
      'abort',
      useStore.subscribe(({ dialog }) => {
        if (dialog === null) finish();
      }),
    );
    const timer = setTimeout(finish, patienceMs);
    end.signal.addEventListener('abort', () => clearTimeout(timer));
    // The page that goes, as where a dialog cannot be loaded, takes this with it.
    signal.addEventListener('abort', finish, { signal: end.signal });
    const handleFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element && target.closest('[role=dialog]') !== null) finish();
    };
    addEventListener('focusin', handleFocus, { signal: end.signal });
  });
}

/** Keeps a key for the dialog that opens, wherever the focus is: also where another field has it. */
function holdDialogKey(event: KeyboardEvent): void {
  const { key, altKey, ctrlKey, metaKey, isTrusted, repeat } = event;
  if (opening === 0 || !isTrusted || altKey || ctrlKey || metaKey) return;
  // Enter that is held down has opened the dialog, and must not answer it.
  if (/^(.|Backspace|Delete|Escape|Arrow.*)$/.test(key) || (key === 'Enter' && !repeat)) keepEvent(event);
}

/** What keys open should be there when it is typed into. */
function prefetchDialogs(): void {
  void import('../opening/LateDialogs');
  void import('./CommandsDialog');
  void import('./LayersDialog');
  void import('./RenameDialog');
  void import('../../ui/RadixDialog');
}

/** Keys wait for dialogs from now on. */
export function listenForDialogs(signal: AbortSignal): void {
  addEventListener('keydown', holdDialogKey, { signal, capture: true });
  const hold = () => {
    opening += 1;
    const isThere = waitForDialog(signal);
    void isThere.then(() => {
      opening -= 1;
    });
    holdKeys(isThere);
  };
  const leave = useStore.subscribe(({ dialog }, { dialog: before }) => {
    if (dialog !== null && before === null) hold();
  });
  signal.addEventListener('abort', leave);
  setTimeout(prefetchDialogs, 1000);
}
