/** @file The connections as they are drawn right now; those whose cards stay where they are keep their identity. */
import type { CardEdge } from './cards';
import { drawCornerWay, drawFreeWay, type Way } from './edgePath';
import type { EdgeRoute, Layout, Rectangle } from './geometry';
import type { PlacedCard } from './placedCard';

/** A connection in its place. */
export interface DrawnEdge extends Way {
  readonly key: string;
  readonly edge: CardEdge;
}

interface Known {
  readonly source: Rectangle;
  readonly target: Rectangle;
  readonly isRouted: boolean;
  readonly drawn: DrawnEdge;
}

const known = new WeakMap<EdgeRoute, Known>();

const isSamePlace = (a: Rectangle, b: Rectangle) =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

/** The connections between cards in these places; `layout` is where the cards would be by themselves. */
export function drawEdges(layout: Layout, placed: readonly PlacedCard[]): readonly DrawnEdge[] {
  const places = new Map(placed.map((item) => [item.card.id, item]));
  const isArranged = (item: PlacedCard) => {
    const box = layout.boxes.get(item.card.id);
    return box?.x === item.x && box.y === item.y;
  };
  return layout.routes.flatMap((route) => {
    const { edge, points } = route;
    const source = places.get(edge.source);
    const target = places.get(edge.target);
    if (source === undefined || target === undefined) return [];
    const isRouted = isArranged(source) && isArranged(target);
    const last = known.get(route);
    const isKnown =
      last?.isRouted === isRouted && isSamePlace(last.source, source) && isSamePlace(last.target, target);
    if (isKnown) return last.drawn;
    const way = isRouted ? drawCornerWay(points) : drawFreeWay(source, target, layout.direction);
    const drawn = { ...way, key: `${edge.from} ${edge.to} ${edge.port}`, edge };
    known.set(route, { source, target, isRouted, drawn });
    return drawn;
  });
}
