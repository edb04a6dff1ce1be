/** @file Moves the keyboard's focus to a layer's card, also where the card is still to be drawn. */
import type { LayerId } from '../../architecture/architecture';
import { useStore } from '../../state/store';
import { getShown, selectCardGraph } from './cardGraph';
import { getCardElementId } from './cardSelection';

const patienceMs = 2000;

let awaited: { readonly id: LayerId; readonly until: number; readonly from: Element | null } | null = null;

/** Focuses the card of a layer, at once or as soon as it is drawn; whoever waits too long is forgotten. */
export function focusLayer(layer: LayerId): void {
  const id = getShown(selectCardGraph(useStore.getState()), layer);
  const element = document.getElementById(getCardElementId(id));
  const from = document.activeElement;
  awaited = element === null ? { id, until: performance.now() + patienceMs, from } : null;
  element?.focus({ preventScroll: true });
}

/** Whether the focus has gone elsewhere since it was at an element: then nobody waits for it any more. */
export function hasMovedOn(from: Element | null): boolean {
  const { activeElement } = document;
  return activeElement !== from && activeElement !== null && activeElement !== document.body;
}

/** For cards that have just been drawn: takes the focus where it was meant for this layer. */
export function takeFocus(id: LayerId, element: HTMLElement | null): void {
  if (element === null || awaited?.id !== id) return;
  if (performance.now() < awaited.until && !hasMovedOn(awaited.from)) element.focus({ preventScroll: true });
  awaited = null;
}
