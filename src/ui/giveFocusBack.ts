/** @file The way back of the focus from what opens at a point, which itself can take no focus. */

/** Focuses what had the focus before, in place of what radix-ui would, unless something else has it by then. */
export function giveFocusBack(event: Event, before: Element | null): void {
  event.preventDefault();
  const { activeElement } = document;
  const isLost = activeElement === null || activeElement === document.body;
  if (isLost && before instanceof HTMLElement) before.focus({ preventScroll: true });
}
