/**
 * @file Where the focus goes when a dialog closes: to what had it before.
 *
 * The dialogs have no trigger of their own, so radix-ui leaves the focus nowhere. A dialog that takes the place of
 * another one, such as that of a command, goes back to where the first was opened.
 */
import { useCallback, useState } from 'react';

/** What had the focus before each dialog, the latest first. */
const openers = new WeakMap<Element, readonly HTMLElement[]>();

/** The same of a dialog that has gone, and has not given the focus back yet. */
let leaving: readonly HTMLElement[] = [];

/** What has the focus, and what the focus goes back to once that is gone, in this order. */
export function findOpeners(): readonly HTMLElement[] {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || active === document.body) return leaving;
  const dialog = active.closest('[role=dialog]');
  // A menu goes as its entry is chosen; the button it belongs to stays.
  const menu = active.closest('[role=menu]')?.getAttribute('aria-labelledby');
  const button = menu ? document.getElementById(menu) : null;
  return [active, ...(button ? [button] : []), ...((dialog && openers.get(dialog)) ?? [])];
}

/**
 * What a dialog gives to its content: a ref, and what happens as it has closed.
 * @param onFocusBack may put the focus elsewhere, and prevents the event then
 */
export function useFocusBack(onFocusBack: ((event: Event) => void) | undefined) {
  const [before] = useState(findOpeners);
  const ref = useCallback(
    (content: HTMLElement | null) => {
      if (content === null) leaving = before;
      else openers.set(content, before);
    },
    [before],
  );
  const handleCloseAutoFocus = (event: Event) => {
    leaving = [];
    onFocusBack?.(event);
    if (event.defaultPrevented) return;
    event.preventDefault();
    // What has taken the focus meanwhile keeps it.
    const isLost = () => document.activeElement === null || document.activeElement === document.body;
    // It may have been drawn anew.
    const find = (opener: HTMLElement) => (opener.isConnected ? opener : document.getElementById(opener.id));
    for (const opener of before) if (isLost()) find(opener)?.focus({ preventScroll: true });
  };
  return { ref, handleCloseAutoFocus };
}
