/**
 * @file How every link runs through the structure: straight to the next card, into or out of a block of
 * branches, or in a lane beside a series.
 */
import { type CardNetwork, isForward, type Link, type Vertex } from './cardNetwork';
import type { Item, Series } from './structure';

/** A place in a series: the number of an item. */
export interface Slot {
  readonly series: Series;
  readonly index: number;
}

/** A link that runs in a lane beside a series. */
export interface LaneCourse {
  readonly type: 'lane';
  readonly link: Link;
  readonly series: Series;
  /** The item it leaves; -1: it comes from in front of the series. */
  readonly from: number;
  /** The item it enters; the number of items: it leads behind the series. */
  readonly to: number;
  /** Skip connections run at the left of the chain; the chain itself passes cards that stand aside at the right. */
  readonly side: 'left' | 'right';
}

/** How a link runs. `back` is against the order of the items. */
export type Course =
  | LaneCourse
  | { readonly type: 'straight' | 'fork' | 'join' | 'tangle' | 'back'; readonly link: Link };

/** Courses of all links, and the places of all cards. */
export interface Courses {
  /** In the order of the network's links. */
  readonly all: readonly Course[];
  /** The items of the outermost series that hold each card. */
  readonly outerIndex: ReadonlyMap<Vertex, number>;
  /** Lanes by the series beside which they run. */
  readonly lanesOf: ReadonlyMap<Series, readonly LaneCourse[]>;
}

/** Finds the course of every link. O(cards + links) times the depth of nesting. */
export function computeCourses(network: CardNetwork, outer: Series): Courses {
  const paths = new Map<Vertex, readonly Slot[]>();
  collectPaths(outer, [], paths);
  const all = network.links.map((link) => findCourse(link, paths));
  const lanesOf = new Map<Series, LaneCourse[]>();
  for (const course of all) {
    if (course.type !== 'lane') continue;
    const lanes = lanesOf.get(course.series);
    if (lanes === undefined) lanesOf.set(course.series, [course]);
    else lanes.push(course);
  }
  const outerIndex = new Map<Vertex, number>();
  for (const [vertex, [slot]] of paths) outerIndex.set(vertex, slot?.index ?? 0);
  return { all, outerIndex, lanesOf };
}

function collectPaths(series: Series, above: readonly Slot[], paths: Map<Vertex, readonly Slot[]>): void {
  for (const [index, item] of series.items.entries()) {
    const path = [...above, { series, index }];
    if (item.type === 'card') paths.set(item.vertex, path);
    else if (item.type === 'tangle') for (const vertex of item.vertices) paths.set(vertex, path);
    else for (const branch of item.branches) collectPaths(branch, path, paths);
  }
}

function findCourse(link: Link, paths: ReadonlyMap<Vertex, readonly Slot[]>): Course {
  const fromPath = paths.get(link.source) ?? [];
  const toPath = paths.get(link.target) ?? [];
  // The innermost series that holds both ends.
  let depth = 0;
  while (
    fromPath[depth]?.index === toPath[depth]?.index &&
    fromPath[depth + 1] !== undefined &&
    fromPath[depth + 1]?.series === toPath[depth + 1]?.series
  ) {
    depth += 1;
  }
  const from = fromPath[depth];
  const to = toPath[depth];
  if (from === undefined || to === undefined || !isForward(link)) return { type: 'back', link };
  if (from.index === to.index) return { type: 'tangle', link };
  if (from.index > to.index) return { type: 'back', link };
  const { series } = from;
  const isNext = to.index === from.index + 1;
  const leaves = fromPath.slice(depth + 1);
  const enters = toPath.slice(depth + 1);
  if (!isNext || (leaves.length > 0 && enters.length > 0)) {
    const side = areAside(series.items.slice(from.index + 1, to.index)) ? 'right' : 'left';
    return { type: 'lane', link, series, from: from.index, to: to.index, side };
  }
  const entered = enters.find((slot) => slot.index > 0);
  if (entered !== undefined) {
    return { type: 'lane', link, series: entered.series, from: -1, to: entered.index, side: 'left' };
  }
  const left = leaves.find((slot) => slot.index < slot.series.items.length - 1);
  if (left !== undefined) {
    const end = left.series.items.length;
    return { type: 'lane', link, series: left.series, from: left.index, to: end, side: 'left' };
  }
  if (series.items[to.index]?.type !== 'card') return { type: 'fork', link };
  return { type: series.items[from.index]?.type === 'card' ? 'straight' : 'join', link };
}

function areAside(items: readonly Item[]): boolean {
  return items.length > 0 && items.every((item) => item.type === 'card' && item.isAside);
}
