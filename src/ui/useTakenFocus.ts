/**
 * @file The focus in a part of the page whose content changes under the keys: when what has it is taken away or disabled,
 * it goes to what stands in its place in the list it was in, else to the part itself.
 */
import { type RefObject, useEffect } from 'react';

/** Where an element stands: the list, which of its rows, and which button of the row. */
interface Place {
  readonly list: Element;
  readonly row: number;
  readonly button: number;
}

function findPlace(element: Element): Place | null {
  const item = element.closest('li');
  const list = item?.parentElement;
  if (item == null || list == null) return null;
  const button = [...item.querySelectorAll('button')].findIndex((each) => each.isSameNode(element));
  return button < 0 ? null : { list, row: [...list.children].indexOf(item), button };
}

/** What stands at a place by now: the nearest button of the row that can be pressed, the later of two. */
function findAt({ list, row, button }: Place): HTMLElement | undefined {
  const item = list.children[Math.min(row, list.children.length - 1)];
  const all = [...(item?.querySelectorAll('button') ?? [])];
  const near = [...all.slice(button), ...all.slice(0, button).toReversed()];
  return near.find(({ disabled }) => !disabled);
}

/**
 * Watches a part, which must be able to take the focus itself.
 *
 * @param findOther what takes it rather than the part; must not change.
 */
export function useTakenFocus(
  part: RefObject<HTMLElement | null>,
  findOther?: (part: HTMLElement) => HTMLElement | null,
): void {
  useEffect(() => {
    const { current: root } = part;
    if (root === null) return undefined;
    let focused: Element | null = null;
    let place: Place | null = null;
    const note = (element: Element | null) => {
      focused = element === root ? null : element;
      place = focused && findPlace(focused);
    };
    const handleFocus = ({ target }: FocusEvent) => note(target instanceof Element ? target : null);
    const isThere = (element: Element) => element.isConnected && !element.matches(':disabled');
    const handleBlur = ({ target }: FocusEvent) => {
      // What is just being taken away is blurred as well, but nobody has left it.
      queueMicrotask(() => {
        if (focused !== null && focused === target && isThere(focused)) note(null);
      });
    };
    const observer = new MutationObserver(() => {
      if (focused === null) return;
      if (isThere(focused)) {
        note(focused);
        return;
      }
      const { activeElement } = document;
      // What is disabled has the focus for a moment longer.
      const isLost = activeElement === null || activeElement === document.body || activeElement === focused;
      const next = place?.list.isConnected ? findAt(place) : undefined;
      note(null);
      if (!isLost) return;
      if (next === undefined) (findOther?.(root) ?? root).focus({ preventScroll: true });
      else next.focus();
    });
    root.addEventListener('focusin', handleFocus);
    root.addEventListener('focusout', handleBlur);
    observer.observe(root, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    if (root.contains(document.activeElement)) note(document.activeElement);
    return () => {
      observer.disconnect();
      root.removeEventListener('focusin', handleFocus);
      root.removeEventListener('focusout', handleBlur);
    };
  }, [part, findOther]);
}
