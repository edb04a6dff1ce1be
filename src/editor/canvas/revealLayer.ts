/** @file Brings the card of a layer into view, where there is a canvas and the card is out of it. */
import type { LayerId } from '../../architecture/architecture';
import { getCanvas } from './canvasHandle';
import { hasLayer } from './wiring/cardEnds';

/** Reveals the card that stands for a layer. */
export function revealLayer(id: LayerId): void {
  const canvas = getCanvas();
  const place = canvas?.getScene().placed.find(({ card }) => hasLayer(card, id));
  if (place !== undefined) canvas?.reveal(place);
}
