/**
 * @file The Pareto front: designs of which none is better than another in something and worse in nothing.
 *
 * Where there are too many, those stay that lie farthest from each other.
 */
import { dominates, isNoWorse, type Objectives } from './objectives';

/** Something with objectives. */
export interface Ranked {
  readonly objectives: Objectives;
}

/**
 * Adds an item to a front. Items that it dominates go; the very same front comes back where another one is as good in
 * everything.
 */
export function addToFront<Item extends Ranked>(front: readonly Item[], item: Item): readonly Item[] {
  if (front.some(({ objectives }) => isNoWorse(objectives, item.objectives))) return front;
  return [...front.filter(({ objectives }) => !dominates(item.objectives, objectives)), item];
}

/** Places on a scale on which a step is a step: costs by their order of magnitude, all from 0 to 1. */
function scaleObjectives(items: readonly Ranked[]): readonly (readonly number[])[] {
  const places = items.map(({ objectives: [unproductive, working, coverage, positions, macs, params] }) => [
    unproductive,
    working,
    coverage,
    Math.log(1 - positions),
    Math.log(1 + macs),
    Math.log(1 + params),
  ]);
  const bounds = [0, 1, 2, 3, 4, 5].map((index) => {
    const values = places.map((place) => place[index] ?? 0);
    return { low: Math.min(...values), span: Math.max(...values) - Math.min(...values) };
  });
  return places.map((place) =>
    place.map((value, index) => {
      const { low = 0, span = 0 } = bounds[index] ?? {};
      return span > 0 ? (value - low) / span : 0;
    }),
  );
}

/**
 * At most `count` items that lie far from each other, in their own order.
 *
 * @param isKept items that stay before all others. O(items x count).
 */
export function thinFront<Item extends Ranked>(
  items: readonly Item[],
  count: number,
  isKept: (item: Item) => boolean = () => false,
): readonly Item[] {
  if (items.length <= count) return items;
  const places = scaleObjectives(items);
  const distances = items.map(() => Number.POSITIVE_INFINITY);
  const kept = new Set<number>();
  const keep = (index: number) => {
    kept.add(index);
    for (const [other, place] of places.entries()) {
      const distance = Math.hypot(...place.map((value, axis) => value - (places[index]?.[axis] ?? 0)));
      distances[other] = Math.min(distances[other] ?? 0, distance);
    }
  };
  for (const [index, item] of items.entries()) if (kept.size < count && isKept(item)) keep(index);
  while (kept.size < count) {
    let farthest = -1;
    for (const [index, distance] of distances.entries())
      if (!kept.has(index) && (farthest < 0 || distance > (distances[farthest] ?? 0))) farthest = index;
    keep(farthest);
  }
  return items.filter((_, index) => kept.has(index));
}
