/** @file Places of new cards where the layout does not choose them. */
import type { LayerId } from '../../architecture/architecture';
import { setPositions } from '../../document/designEdits';
import type { Design, Position } from '../../document/document';
import { computeConsumers } from '../../graph/graph';
import { computeCardSize } from '../../layout/cardSize';
import { computeCards } from '../../layout/cards';
import { useStore } from '../../state/store';
import { getCanvas } from '../canvas/canvasHandle';
import { hasLayer } from '../canvas/wiring/cardEnds';

/** Between cards that are placed by hand, in pixels of the canvas. */
const gap = 24;

const isReadToTheRight = () => useStore.getState().canvasView.direction === 'right';

/** Places the cards of new layers one behind the other, as the network is read, from a place on. */
export function placeAt(design: Design, layers: readonly LayerId[], { x, y }: Position): Design {
  const ids = new Set(layers);
  const places = new Map<LayerId, Position>();
  const isRight = isReadToTheRight();
  let [left, top] = [Math.round(x), Math.round(y)];
  for (const card of computeCards(design.architecture).cards) {
    if (!ids.has(card.id)) continue;
    places.set(card.id, { x: left, y: top });
    const { width, height } = computeCardSize(card);
    if (isRight) left += width + gap;
    else top += height + gap;
  }
  return setPositions(design, places);
}

/**
 * What grows from a card that was placed by hand stands behind it, not where the layout would have it; the same design
 * where the card that feeds the new layers was not, or feeds others too.
 */
export function placeBehind(design: Design, layers: readonly LayerId[], feeder: LayerId | undefined): Design {
  const place = getCanvas()
    ?.getScene()
    .placed.find(({ card }) => feeder !== undefined && hasLayer(card, feeder));
  if (feeder === undefined || place === undefined || !design.positions.has(place.card.id)) return design;
  const isSingle = (computeConsumers(design.architecture.layers).get(feeder) ?? []).length <= 1;
  if (!isSingle) return design;
  const { x, y, width, height } = place;
  return placeAt(design, layers, isReadToTheRight() ? { x: x + width + gap, y } : { x, y: y + height + gap });
}
