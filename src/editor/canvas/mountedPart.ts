/**
 * @file Which cards are elements of the page: those around what is seen. Where more are seen than a page can bear, none
 * are, and the network is painted as a whole instead.
 *
 * The part is larger than what is seen, so that a gesture mounts cards now and then and not with every frame.
 */
import type { Point, Rectangle } from '../../layout/geometry';

/** The part of the canvas whose cards are mounted. */
export interface MountedPart {
  readonly region: Rectangle;
  /** Whether the network is painted instead of its cards. */
  readonly isOverview: boolean;
}

/** More cards than this are painted. React Flow's authors name a thousand as the limit of what a page can bear. */
export const maxMounted = 300;
/** An overview gives way to cards when it would be clearly fewer. */
const fewEnough = 0.85;
/** How much more than what is seen is mounted at each side, as shares of it: as much as the number of cards allows. */
const margins = [0.6, 0.25, 0.05];
/** A part that is this many times as broad as what is seen has become too large. */
const maxExcess = 5;

const grow = ({ x, y, width, height }: Rectangle, share: number): Rectangle => ({
  x: x - width * share,
  y: y - height * share,
  width: width * (1 + 2 * share),
  height: height * (1 + 2 * share),
});

const contains = (outer: Rectangle, inner: Rectangle) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

/** Whether two rectangles have an area in common. */
export function intersects(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function count(cards: readonly Rectangle[], region: Rectangle): number {
  let found = 0;
  for (const card of cards) if (intersects(card, region)) found += 1;
  return found;
}

/**
 * The part to mount when this much of the canvas is seen; `before` itself while it still serves. O(cards) where it does
 * not.
 *
 * @param before the part for the same cards so far; null: none yet.
 * @param isAnew whether all cards will be drawn anew, which had better be few.
 */
export function chooseMounted(
  cards: readonly Rectangle[],
  view: Rectangle,
  before: MountedPart | null,
  isAnew = false,
): MountedPart {
  const isServing =
    before !== null &&
    !before.isOverview &&
    !isAnew &&
    contains(before.region, view) &&
    before.region.width <= view.width * maxExcess;
  if (isServing) return before;
  const limit = before?.isOverview ? maxMounted * fewEnough : maxMounted;
  for (const margin of isAnew ? margins.slice(-1) : margins) {
    const region = grow(view, margin);
    if (count(cards, region) <= limit) return { region, isOverview: false };
  }
  return before?.isOverview ? before : { region: view, isOverview: true };
}

/** Whether a way runs through a region. */
export function runsThrough(line: readonly Point[], region: Rectangle): boolean {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of line) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return intersects({ x: left - 1, y: top - 1, width: right - left + 2, height: bottom - top + 2 }, region);
}
