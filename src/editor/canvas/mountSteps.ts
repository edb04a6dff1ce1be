/**
 * @file Cards become elements a few with each frame, so that no frame is held up: as many as fit into a share of it,
 * learned from how long the last ones took on this machine.
 */
import type { LayerId } from '../../architecture/architecture';
import type { Card } from '../../layout/cards';
import type { Rectangle } from '../../layout/geometry';
import type { PlacedCard } from '../../layout/placedCard';
import type { Detail } from './cardDetail';

/** The cards that are elements, with how much each says. */
export type Drawn = ReadonlyMap<LayerId, Detail>;

/** What is to be drawn in the end. */
export interface Goal {
  readonly wanted: readonly PlacedCard[];
  readonly detail: Detail;
  /** What those cards say that are not drawn yet; while it is less than the others say, these stay as they are. */
  readonly coming: Detail;
  /** From its middle outwards. */
  readonly region: Rectangle;
}

/** Milliseconds of scripting that the cards of one frame may take. */
const stepMs = 7;
/** So much is done with a frame in any case, or a slow machine would never come to an end. */
const leastWork = 4;
/** Work of the first frame. */
const firstWork = 6;

/** What it takes to draw a card; a card that says nothing but its name is 1. */
const weigh = ({ rows }: Card, detail: Detail) => (detail === 'full' ? 1.5 + 0.6 * rows.length : 1);
const weightOfLeaving = 0.25;
/** The share of a frame that those take which leave while others still come. */
const leavingShare = 0.25;

/** Whether everything is drawn as it should be, and nothing else. */
export function isReached(drawn: Drawn, goal: Goal): boolean {
  return drawn.size === goal.wanted.length && goal.wanted.every(({ card }) => !isDue(drawn, card, goal));
}

/** Whether a card is still to be drawn, or to be drawn anew. */
function isDue(drawn: Drawn, { id }: Card, { detail, coming }: Goal): boolean {
  const shown = drawn.get(id);
  return shown === undefined || (coming === detail && shown !== detail);
}

/**
 * The next step towards a goal, with as much work as is allowed, at least for one card: cards leave, come, or say more
 * or less than before. O(cards log cards).
 */
export function takeStep(
  drawn: Drawn,
  goal: Goal,
  allowed: number,
): { readonly drawn: Drawn; readonly work: number } {
  const { wanted, coming: detail, region } = goal;
  const next = new Map(drawn);
  let work = 0;
  const stays = new Set(wanted.map(({ card }) => card.id));
  const leaving = [...drawn.keys()].filter((id) => !stays.has(id));
  const leave = (limit: number) => {
    for (let id = leaving.pop(); id !== undefined; id = work < limit ? leaving.pop() : undefined) {
      next.delete(id);
      work += weightOfLeaving;
    }
  };
  const middle = { x: region.x + region.width / 2, y: region.y + region.height / 2 };
  const coming = wanted
    .filter(({ card }) => isDue(drawn, card, goal))
    .map((place) => ({
      card: place.card,
      distance: Math.hypot(place.x + place.width / 2 - middle.x, place.y + place.height / 2 - middle.y),
    }))
    .sort((a, b) => a.distance - b.distance);
  leave(coming.length === 0 ? allowed : allowed * leavingShare);
  for (const { card } of coming) {
    const weight = weigh(card, detail);
    if (work > 0 && work + weight > allowed) break;
    next.set(card.id, detail);
    work += weight;
  }
  return { drawn: next, work };
}

/** Takes steps, and learns from each how much the next may do. */
export interface Stepper {
  isReached(drawn: Drawn, goal: Goal): boolean;
  /** Takes one; `show` puts it on the page, which is timed. */
  step(drawn: Drawn, goal: Goal, show: (drawn: Drawn) => void): void;
}

/** A stepper that begins with little; it learns fast that it asked too much, and slowly that it could ask more. */
export function createStepper(now = () => performance.now()): Stepper {
  let msPerWork = stepMs / firstWork;
  return {
    isReached,
    step: (drawn, goal, show) => {
      const begin = now();
      const next = takeStep(drawn, goal, Math.max(leastWork, stepMs / msPerWork));
      show(next.drawn);
      const seen = (now() - begin) / Math.max(next.work, weightOfLeaving);
      msPerWork += (seen - msPerWork) * (seen > msPerWork ? 0.5 : 0.2);
    },
  };
}
