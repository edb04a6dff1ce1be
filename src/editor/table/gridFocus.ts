/** @file Where the keyboard's focus goes with what an edit has made or left: to its card, from the table to its row. */
import type { LayerId } from '../../architecture/architecture';
import { focusLayer } from '../canvas/focusLayer';

const patienceMs = 2000;

/** Until when the table's cursor takes the focus along. */
let until = 0;

const isInGrid = (element: Element | null) => element?.closest('.layer-grid') != null;

/** Focuses a layer that an edit has just selected, where the focus was: in the table, else on the canvas. */
export function focusSelected(layer: LayerId): void {
  if (isInGrid(document.activeElement)) until = performance.now() + patienceMs;
  else focusLayer(layer);
}

/** For the cell at the table's cursor, once it is drawn: takes the focus where it was meant for the table. */
export function takeGridFocus(cell: HTMLElement | null): void {
  if (cell === null || performance.now() > until) return;
  until = 0;
  const { activeElement } = document;
  if (activeElement === document.body || isInGrid(activeElement)) cell.focus({ preventScroll: true });
}
