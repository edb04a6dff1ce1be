/** @file Lanes: parallel ways that each serve several stretches that do not overlap. */

/** A stretch that wants a lane; stretches with the same key share one. */
export interface Stretch<Key> {
  readonly key: Key;
  readonly from: number;
  readonly to: number;
}

/** The lane of every key, 0 is the innermost, and how many there are. */
export interface Lanes<Key> {
  readonly laneOf: ReadonlyMap<Key, number>;
  readonly count: number;
}

/** More lanes than this nobody can follow: what finds none free then runs in the last one, over others. */
const maxLanes = 100;

/**
 * Gives every key the innermost lane in which nothing overlaps its stretches; short ones choose first, so that a
 * long connection runs outside those that it spans. Stretches may touch at their ends. O(n^2) at worst.
 */
export function assignLanes<Key>(stretches: Iterable<Stretch<Key>>): Lanes<Key> {
  const hulls = new Map<Key, { from: number; to: number }>();
  for (const { key, from, to } of stretches) {
    const low = Math.min(from, to);
    const high = Math.max(from, to);
    const hull = hulls.get(key);
    if (hull === undefined) hulls.set(key, { from: low, to: high });
    else hulls.set(key, { from: Math.min(hull.from, low), to: Math.max(hull.to, high) });
  }
  const ordered = [...hulls].sort(([, a], [, b]) => a.to - a.from - (b.to - b.from) || a.from - b.from);
  const laneOf = new Map<Key, number>();
  const taken: { from: number; to: number }[][] = [];
  for (const [key, hull] of ordered) {
    let lane = taken.findIndex((lane) =>
      lane.every((other) => other.to <= hull.from || hull.to <= other.from),
    );
    if (lane < 0) lane = taken.length < maxLanes ? taken.push([]) - 1 : maxLanes - 1;
    taken[lane]?.push(hull);
    laneOf.set(key, lane);
  }
  return { laneOf, count: taken.length };
}
