/**
 * @file Where the layers within a folded card go when it is moved: to where they will stand when it is unfolded, so
 * that a moved group is a moved group, folded or not.
 */
import type { LayerId } from '../../architecture/architecture';
import type { Position } from '../../document/document';
import { computeCardSize } from '../../layout/cardSize';
import type { CardGraph, FoldedGroups } from '../../layout/cards';
import type { Direction } from '../../layout/geometry';
import { computeLayout } from '../../layout/layout';

/** Places for the cards within: arranged among themselves, the first one at `place`. */
function placeWithin(
  open: CardGraph,
  { groups, layers }: FoldedGroups,
  place: Position,
  direction: Direction,
): ReadonlyMap<LayerId, Position> {
  // Of a row the first group is enough: it is what is drawn.
  const inside = new Set(layers.slice(0, layers.length / groups.length));
  const cards = open.cards.filter(({ main }) => inside.has(main));
  const edges = open.edges.filter(({ source, target }) => inside.has(source) && inside.has(target));
  const cardSize: Parameters<typeof computeLayout>[1]['cardSize'] = (card) => computeCardSize(card, false);
  const { boxes } = computeLayout({ ...open, cards, edges }, { direction, cardSize });
  const first = boxes.get(cards[0]?.id ?? ('' as LayerId));
  const places = new Map<LayerId, Position>();
  for (const [id, { x, y }] of boxes)
    places.set(id, { x: place.x + x - (first?.x ?? 0), y: place.y + y - (first?.y ?? 0) });
  return places;
}

/** Places by layer for moved cards, folded ones among them. */
export function expandMoves(
  graph: CardGraph,
  open: CardGraph,
  moved: ReadonlyMap<LayerId, Position>,
  direction: Direction,
): ReadonlyMap<LayerId, Position> {
  const folded = new Map(graph.cards.map((card) => [card.id, card.folded]));
  const places = new Map<LayerId, Position>();
  for (const [id, place] of moved) {
    const groups = folded.get(id);
    if (groups === undefined) places.set(id, place);
    else for (const [layer, own] of placeWithin(open, groups, place, direction)) places.set(layer, own);
  }
  return places;
}
