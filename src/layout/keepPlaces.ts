/** @file Keeps the identity of what a layout shares with the one before, so that views move only what moved. */
import type { LayerId } from '../architecture/architecture';
import type { CardBox, EdgeRoute, Layout } from './geometry';

/** The layout with every box and route that equals its predecessor replaced by it; `previous` itself if all do. */
export function keepPlaces(layout: Layout, previous: Layout): Layout {
  let hasMoved = layout.boxes.size !== previous.boxes.size || layout.direction !== previous.direction;
  const boxes = new Map<LayerId, CardBox>();
  for (const [id, box] of layout.boxes) {
    const before = previous.boxes.get(id);
    const isKept = before !== undefined && hasSamePlace(before, box);
    hasMoved ||= !isKept;
    boxes.set(id, isKept ? before : box);
  }
  const routesBefore = new Map(previous.routes.map((route) => [getKey(route), route]));
  const routes = layout.routes.map((route) => {
    const before = routesBefore.get(getKey(route));
    return before !== undefined && isSameRoute(before, route) ? before : route;
  });
  const isSame = routes.length === previous.routes.length && routes.every((r, i) => r === previous.routes[i]);
  if (!hasMoved && isSame && layout.columnLength === previous.columnLength) return previous;
  return { ...layout, boxes: hasMoved ? boxes : previous.boxes, routes };
}

function getKey({ edge }: EdgeRoute): string {
  return `${edge.port} ${edge.to}`;
}

function hasSamePlace(a: CardBox, b: CardBox): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height && a.column === b.column;
}

function isSameRoute(a: EdgeRoute, b: EdgeRoute): boolean {
  return (
    a.edge.from === b.edge.from &&
    a.edge.source === b.edge.source &&
    a.kind === b.kind &&
    a.lane === b.lane &&
    a.sourceSide === b.sourceSide &&
    a.targetSide === b.targetSide &&
    a.points.length === b.points.length &&
    a.points.every(({ x, y }, index) => x === b.points[index]?.x && y === b.points[index]?.y)
  );
}
