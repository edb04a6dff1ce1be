/** @file The ports of cards: where they lie, and which one a pointer means. */
import type { Card } from '../../../layout/cards';
import type { Direction, Point, Rectangle } from '../../../layout/geometry';
import type { PlacedCard } from '../../../layout/placedCard';
import type { WireEnd } from '../../../state/wireView';
import { findCardAt } from './nearby';

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

/** The dot that is drawn at a port, in pixels of the canvas. */
export interface Dot {
  readonly radius: number;
  /** How far outside of the card its middle lies. */
  readonly out: number;
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
  readonly dot: Dot;
  /** Whether the dots of a card are seen once the pointer is there. */
  readonly hasDots: (card: Card) => boolean;
  readonly reach: Reach;
  /** Cards that are pointed at or selected: beside the dots their ports come first, with a reach of their own. */
  readonly isPreferred: (card: Card) => boolean;
  readonly preferredReach: Reach;
  /** Whether a card takes input. */
  readonly hasInput: (card: Card) => boolean;
}

/** A port that a point may mean; the least weight wins. */
interface Candidate extends Port {
  readonly weight: number;
}

const ends = ['output', 'input'] as const;

function findLightest(candidates: readonly Candidate[]): Port | null {
  let found: Candidate | null = null;
  for (const candidate of candidates)
    if (found === null || candidate.weight < found.weight) found = candidate;
  return found && { card: found.card, end: found.end };
}

/** The port on whose dot a point lies: where dots overlap, the nearest. O(cards). */
export function findDotPort(placed: readonly PlacedCard[], point: Point, search: PortSearch): Port | null {
  const { direction, dot, hasDots, hasInput } = search;
  return findLightest(
    placed.flatMap((place) =>
      ends.flatMap((end) => {
        const { x, y } = getPortPoint(place, end, direction);
        const out = end === 'output' ? dot.out : -dot.out;
        const [dx, dy] = direction === 'right' ? [out, 0] : [0, out];
        const weight = Math.hypot(x + dx - point.x, y + dy - point.y);
        if (weight > dot.radius || !hasDots(place.card) || (end === 'input' && !hasInput(place.card)))
          return [];
        return { card: place.card, end, weight };
      }),
    ),
  );
}

/** The port that a point means, null where there is none near it. O(cards). */
export function findPort(placed: readonly PlacedCard[], point: Point, search: PortSearch): Port | null {
  const onDot = findDotPort(placed, point, search);
  if (onDot !== null) return onDot;
  const { direction, reach, isPreferred, preferredReach, hasInput } = search;
  // On a card no other card is meant.
  const under = findCardAt(placed, point);
  return findLightest(
    (under === null ? placed : [under]).flatMap((place) => {
      const isFirst = isPreferred(place.card);
      return ends.flatMap((end) => {
        const distance = measurePort(place, end, point, isFirst ? preferredReach : reach, direction);
        if (distance === null || (end === 'input' && !hasInput(place.card))) return [];
        // In the gaps, what is selected wins against its neighbours.
        return { card: place.card, end, weight: isFirst ? distance - 1000 : distance };
      });
    }),
  );
}
