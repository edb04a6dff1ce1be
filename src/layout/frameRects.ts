/** @file Where the frames of unfolded groups are drawn: around their cards, one rectangle a column. */
import type { LayerId } from '../architecture/architecture';
import type { Frame } from './frames';
import type { Layout, Rectangle } from './geometry';
import type { PlacedCard } from './placedCard';

/** A frame in its place. */
export interface PlacedFrame {
  readonly frame: Frame;
  /** The first holds the card that the frame begins with. */
  readonly rectangles: readonly Rectangle[];
}

/** Distances from the cards to the innermost frame and from one frame to the next around it, in pixels. */
const pad = { side: 6, sideStep: 4, end: 3, endStep: 2 } as const;
/** A card that was moved by hand this close to the others of its column is still within their rectangle. */
const reach = 40;

const getUnion = (a: Rectangle, b: Rectangle): Rectangle => {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  const width = Math.max(a.x + a.width, b.x + b.width) - x;
  return { x, y, width, height: Math.max(a.y + a.height, b.y + b.height) - y };
};

const isNear = (a: Rectangle, b: Rectangle) =>
  a.x < b.x + b.width + reach &&
  b.x < a.x + a.width + reach &&
  a.y < b.y + b.height + reach &&
  b.y < a.y + a.height + reach;

/** The rectangles around cards: those of a column share one, a card that lies far from them has its own. */
function surround(cards: readonly PlacedCard[], layout: Layout): readonly Rectangle[] {
  const columns = new Map<number, Rectangle>();
  const moved: PlacedCard[] = [];
  for (const card of cards) {
    const box = layout.boxes.get(card.card.id);
    if (box === undefined || box.x !== card.x || box.y !== card.y) {
      moved.push(card);
      continue;
    }
    const known = columns.get(box.column);
    columns.set(box.column, known === undefined ? card : getUnion(known, card));
  }
  const rectangles = [...columns.values()];
  for (const card of moved) {
    const near = rectangles.findIndex((rectangle) => isNear(rectangle, card));
    if (near < 0) rectangles.push(card);
    else rectangles[near] = getUnion(rectangles[near] ?? card, card);
  }
  return rectangles;
}

/**
 * Places frames around cards where these are right now. O(cards x depth).
 *
 * @param head room above the card that a frame begins with, for its name.
 */
export function placeFrames(
  frames: readonly Frame[],
  placed: readonly PlacedCard[],
  layout: Layout,
  head: number,
): readonly PlacedFrame[] {
  const places = new Map<LayerId, PlacedCard>(placed.map((item) => [item.card.id, item]));
  return frames.flatMap((frame) => {
    const cards = frame.cards.flatMap((id) => places.get(id) ?? []);
    const [first] = cards;
    if (first === undefined) return [];
    const steps = frame.height - 1;
    const side = pad.side + steps * pad.sideStep;
    const end = pad.end + steps * pad.endStep;
    const begins = (it: Rectangle) =>
      first.x >= it.x && first.x < it.x + it.width && first.y >= it.y && first.y < it.y + it.height;
    const rectangles = surround(cards, layout)
      .toSorted((a, b) => Number(begins(b)) - Number(begins(a)))
      .map((it) => {
        // Only where the name stands above the topmost card does it need room within.
        const top = begins(it) && first.y - head < it.y ? it.y - (first.y - head) + steps * pad.endStep : end;
        return {
          x: it.x - side,
          y: it.y - top,
          width: it.width + 2 * side,
          height: it.height + top + end,
        };
      });
    return [{ frame, rectangles }];
  });
}
