/** @file Where cards go that are tidied while others stay where somebody put them. */
import type { LayerId } from '../../architecture/architecture';
import type { Position } from '../../document/document';
import type { Layout } from '../../layout/geometry';
import type { PlacedCard } from '../../layout/placedCard';

/** How far somebody moved a card from where the layout has it. */
function findShift({ card, x, y }: PlacedCard, { boxes }: Layout): Position | null {
  const box = boxes.get(card.id);
  if (box === undefined || (box.x === x && box.y === y)) return null;
  return { x: x - box.x, y: y - box.y };
}

/**
 * Places for the chosen cards, as the layout arranges them, beside what they are connected with: where that was moved
 * they are moved as far. What feeds them counts before what they feed. Null where nothing around them was moved: then
 * the layout can have them back. O(cards + connections).
 */
export function computeTidyPlaces(
  layout: Layout,
  placed: readonly PlacedCard[],
  chosen: ReadonlySet<LayerId>,
): ReadonlyMap<LayerId, Position> | null {
  const places = new Map(placed.map((item) => [item.card.id, item]));
  const edges = layout.routes.map(({ edge }) => edge);
  const neighbours = [
    ...edges.filter(({ source, target }) => chosen.has(target) && !chosen.has(source)).map((e) => e.source),
    ...edges.filter(({ source, target }) => chosen.has(source) && !chosen.has(target)).map((e) => e.target),
  ];
  const [nearest] = neighbours;
  const place = nearest === undefined ? undefined : places.get(nearest);
  const shift = place === undefined ? null : findShift(place, layout);
  if (shift === null) return null;
  return new Map(
    [...chosen].flatMap((id) => {
      const box = layout.boxes.get(id);
      return box === undefined ? [] : [[id, { x: box.x + shift.x, y: box.y + shift.y }] as const];
    }),
  );
}
