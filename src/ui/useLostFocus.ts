/** @file The focus when what had it is taken from the page: it would be nowhere, and the keys would begin at the top. */
import { useEffect, useRef } from 'react';

/** Calls `onLost` when `state` has changed, but not at first, and nothing has the focus any more. */
export function useLostFocus(state: boolean | string, onLost: () => void): void {
  const before = useRef(state);
  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    const { activeElement } = document;
    // A button that is disabled has the focus for a moment longer.
    if (activeElement === null || activeElement.matches('body, :disabled')) onLost();
  });
}
