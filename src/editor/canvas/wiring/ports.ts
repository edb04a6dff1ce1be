/** @file The ports of cards: where they lie, and which one a pointer means. */
import type { Card } from '../../../layout/cards';
import type { Direction, Point, Rectangle } from '../../../layout/geometry';
import type { PlacedCard } from '../../../layout/placedCard';
import type { WireEnd } from '../../../state/wireView';

/** A port of a card. */
export interface Port {
  readonly card: Card;
  readonly end: WireEnd['end'];
}

/** Where a port lies: in the middle of the side at which the network comes or goes. */
export function getPortPoint(
  { x, y, width, height }: Rectangle,
  end: Port['end'],
  direction: Direction,
): Point {
  const isAhead = end === 'output';
  if (direction === 'right') return { x: isAhead ? x + width : x, y: y + height / 2 };
  return { x: x + width / 2, y: isAhead ? y + height : y };
}

/** How far from a port a pointer may be, in pixels of the canvas. */
export interface Reach {
  /** Along the side of the card. */
  readonly along: number;
  /** Into the card. */
  readonly inward: number;
  readonly outward: number;
}

/** How near a point is to a port, from 0; null where it is out of reach. */
function measurePort(
  place: PlacedCard,
  end: Port['end'],
  point: Point,
  reach: Reach,
  direction: Direction,
): number | null {
  const port = getPortPoint(place, end, direction);
  const isDown = direction === 'down';
  const along = Math.abs(isDown ? point.x - port.x : point.y - port.y);
  const ahead = isDown ? point.y - port.y : point.x - port.x;
  const outward = end === 'output' ? ahead : -ahead;
  const isNear = along <= reach.along && outward <= reach.outward && -outward <= reach.inward;
  return isNear ? Math.hypot(along / 4, outward) : null;
}

/** What decides which port is meant. */
export interface PortSearch {
  readonly direction: Direction;
  readonly reach: Reach;
  /** Cards that are pointed at or selected: their ports come first, with a reach of their own. */
  readonly isPreferred: (card: Card) => boolean;
  readonly preferredReach: Reach;
  /** Whether a card takes input. */
  readonly hasInput: (card: Card) => boolean;
}

/** The port that a point means, null where there is none near it. O(cards). */
export function findPort(placed: readonly PlacedCard[], point: Point, search: PortSearch): Port | null {
  const { direction, reach, isPreferred: getIsPreferred, preferredReach, hasInput } = search;
  let found: Port | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const place of placed) {
    const isPreferred = getIsPreferred(place.card);
    for (const end of ['output', 'input'] as const) {
      const distance = measurePort(place, end, point, isPreferred ? preferredReach : reach, direction);
      if (distance === null || (end === 'input' && !hasInput(place.card))) continue;
      // What is pointed at or selected wins against its neighbours.
      const weight = isPreferred ? distance - 1000 : distance;
      if (weight >= least) continue;
      least = weight;
      found = { card: place.card, end };
    }
  }
  return found;
}
