/** @file Moves the keyboard's focus to a layer's card, also where the card is still to be drawn. */
import type { LayerId } from '../../architecture/architecture';
import { useStore } from '../../state/store';
import { getShown, selectCardGraph } from './cardGraph';
import { getCardElementId } from './cardSelection';

const patienceMs = 2000;

/** Elements that would be focused, whichever is drawn first. */
let awaited: {
  readonly ids: readonly (string | undefined)[];
  readonly until: number;
  readonly from: Element | null;
} | null = null;

/** Focuses the card of a layer, at once or as soon as it is drawn; whoever waits too long is forgotten. */
export function focusLayer(layer: LayerId): void {
  const id = getCardElementId(getShown(selectCardGraph(useStore.getState()), layer));
  const element = document.getElementById(id);
  const from = document.activeElement;
  awaited = element === null ? { ids: [id], until: performance.now() + patienceMs, from } : null;
  element?.focus({ preventScroll: true });
}

/** Whether the focus has gone elsewhere since it was at an element: then nobody waits for it any more. */
export function hasMovedOn(from: Element | null): boolean {
  const { activeElement } = document;
  return activeElement !== from && activeElement !== null && activeElement !== document.body;
}

/**
 * For cards that have just been drawn: takes the focus where it was meant for this layer. Before they are taken away,
 * with null: what is drawn in their place takes over the focus that they have, for a row that is no longer drawn its card.
 */
export function takeFocus(layer: LayerId, element: HTMLElement | null): void {
  const id = getCardElementId(layer);
  const now = performance.now();
  const isAwaited = awaited !== null && now < awaited.until;
  if (element === null) {
    const lost = document.activeElement;
    if (isAwaited || lost?.id !== id) return;
    const card = lost.closest('.layer-card')?.querySelector('button')?.id;
    awaited = { ids: [id, card], until: now + patienceMs, from: null };
  } else if (awaited?.ids.includes(id)) {
    if (isAwaited && !hasMovedOn(awaited.from)) element.focus({ preventScroll: true });
    awaited = null;
  }
}
