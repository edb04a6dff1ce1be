/**
 * @file How much room every item takes, and how to place it: sizes go up the structure, places come down.
 *
 * Everything is measured from an axis, the vertical on which a series is centred: cards and the main branch of a
 * block lie on it, other branches at its right, so that the chain is straight and its left is free for lanes.
 */
import type { Link, Vertex } from './cardNetwork';
import type { LaneCourse } from './courses';
import type { Point } from './geometry';
import { assignLanes } from './lanes';
import type { Spacing } from './spacing';
import type { Item, Series } from './structure';
import type { ArrangeTangle } from './tangle';

/** The room of a card around its axis, in pixels. */
export interface CardRoom {
  readonly width: number;
  readonly height: number;
  /** Free room in front of it along the chain. */
  readonly before: number;
  /** Free room at its left. */
  readonly beside: number;
}

/** The room of an item around its axis, in pixels. */
export interface Measured {
  readonly left: number;
  readonly right: number;
  readonly length: number;
  /** How much of the length is free room in front of its first card. */
  readonly before: number;
  /** Records where everything lies, with the axis and the top edge given. */
  place(axis: number, top: number): void;
}

/** Where things came to lie. */
export interface Places {
  /** Top left corners. */
  readonly cards: Map<Vertex, Point>;
  /** The x of each lane beside a branch. */
  readonly lanes: Map<LaneCourse, { readonly x: number; readonly lane: number }>;
  /** Corners of links that have a way of their own, in tangles. */
  readonly ways: Map<Link, readonly Point[]>;
}

/** What measuring needs to know. */
export interface MeasureContext {
  readonly roomOf: (vertex: Vertex) => CardRoom;
  readonly spacing: Spacing;
  readonly lanesOf: ReadonlyMap<Series, readonly LaneCourse[]>;
  readonly arrangeTangle: ArrangeTangle;
  readonly places: Places;
}

/** Measures an item and everything in it. */
export function measureItem(item: Item, context: MeasureContext): Measured {
  if (item.type === 'card') return measureCard(item.vertex, context);
  if (item.type === 'tangle') return measureTangle(item.vertices, context);
  return measureBlock(
    item.branches.map((branch) => measureBranch(branch, context)),
    context.spacing,
  );
}

/** The distance along between two items that follow one another. */
export function getGap(before: Item, item: Item, spacing: Spacing): number {
  if (item.type !== 'card' || before.type !== 'card') return spacing.forkGap;
  return item.isStart ? spacing.partGap : spacing.rowGap;
}

/** The room that lanes take beside a chain. */
export function getLaneRoom(count: number, spacing: Spacing): number {
  return count === 0 ? 0 : spacing.lanePad + (count - 1) * spacing.laneGap;
}

function measureCard(vertex: Vertex, { roomOf, places }: MeasureContext): Measured {
  const { width, height, before, beside } = roomOf(vertex);
  return {
    left: width / 2 + beside,
    right: width / 2,
    length: height + before,
    before,
    place: (axis, top) => places.cards.set(vertex, { x: axis - width / 2, y: top + before }),
  };
}

function measureBlock(branches: readonly Measured[], spacing: Spacing): Measured {
  const offsets: number[] = [];
  let right = 0;
  for (const [index, branch] of branches.entries()) {
    const offset = index === 0 ? 0 : right + spacing.branchGap + branch.left;
    offsets.push(offset);
    right = offset + branch.right;
  }
  // First cards stand in line, whatever room is in front of them.
  const before = Math.max(...branches.map((branch) => branch.before));
  return {
    left: branches[0]?.left ?? 0,
    right,
    length: branches.reduce(
      (longest, branch) => Math.max(longest, branch.length + before - branch.before),
      0,
    ),
    before,
    place(axis, top) {
      for (const [index, branch] of branches.entries())
        branch.place(axis + (offsets[index] ?? 0), top + before - branch.before);
    },
  };
}

function measureBranch(series: Series, context: MeasureContext): Measured {
  const { spacing, places } = context;
  const measured = series.items.map((item) => measureItem(item, context));
  const tops: number[] = [];
  let length = 0;
  for (const [index, item] of series.items.entries()) {
    const before = series.items[index - 1];
    if (before !== undefined) length += getGap(before, item, spacing);
    tops.push(length);
    length += measured[index]?.length ?? 0;
  }
  const courses = context.lanesOf.get(series) ?? [];
  const lanes = assignLanes(courses.map(({ link, from, to }) => ({ key: link.source, from, to })));
  const inner = Math.max(...measured.map((item) => item.left));
  return {
    left: inner + getLaneRoom(lanes.count, spacing),
    right: Math.max(...measured.map((item) => item.right)),
    length,
    before: measured[0]?.before ?? 0,
    place(axis, top) {
      for (const [index, item] of measured.entries()) item.place(axis, top + (tops[index] ?? 0));
      for (const course of courses) {
        const lane = lanes.laneOf.get(course.link.source) ?? 0;
        places.lanes.set(course, { x: axis - inner - spacing.lanePad - lane * spacing.laneGap, lane });
      }
    },
  };
}

function measureTangle(vertices: readonly Vertex[], context: MeasureContext): Measured {
  const { roomOf, spacing, places, arrangeTangle } = context;
  const numberOf = new Map<Vertex, number>(vertices.map((vertex, index) => [vertex, index]));
  const rooms = vertices.map(roomOf);
  const sizes = rooms.map(({ width, height, before, beside }) => ({
    width: width + beside,
    height: height + before,
  }));
  const inner: Link[] = [];
  const entering: Link[][] = [];
  const leaving: Link[][] = [];
  for (const vertex of vertices) {
    inner.push(...vertex.ins.filter(({ source }) => numberOf.has(source)));
    entering.push(vertex.ins.filter(({ source }) => !numberOf.has(source)));
    leaving.push(vertex.outs.filter(({ target }) => !numberOf.has(target)));
  }
  const getNumber = (vertex: Vertex) => numberOf.get(vertex) ?? 0;
  const numbers = [...vertices.keys()];
  const entries = numbers.filter((card) => (entering[card]?.length ?? 0) > 0);
  const exits = numbers.filter((card) => (leaving[card]?.length ?? 0) > 0);
  const { centres, ways, entryWays, exitWays } = arrangeTangle({
    sizes,
    links: inner.map(({ source, target }) => [getNumber(source), getNumber(target)] as const),
    entries,
    exits,
    rowGap: spacing.forkGap,
    branchGap: spacing.branchGap,
  });
  const corners = sizes.map(({ width, height }, card) => {
    const { x, y } = centres[card] ?? { x: 0, y: 0 };
    return { x: x - width / 2, y: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
  });
  const waysOf = new Map<Link, readonly Point[]>();
  const keepWay = (links: readonly Link[], way: readonly Point[] | undefined) => {
    if (way !== undefined) for (const link of links) waysOf.set(link, way);
  };
  for (const [index, link] of inner.entries()) keepWay([link], ways[index]);
  for (const [index, card] of entries.entries()) keepWay(entering[card] ?? [], entryWays[index]);
  for (const [index, card] of exits.entries()) keepWay(leaving[card] ?? [], exitWays[index]);
  const xs = [...waysOf.values()].flatMap((way) => way.map(({ x }) => x));
  const top = Math.min(...corners.map((corner) => corner.y));
  return {
    left: -Math.min(0, ...xs, ...corners.map((corner) => corner.x)),
    right: Math.max(0, ...xs, ...corners.map((corner) => corner.right)),
    length: Math.max(...corners.map((corner) => corner.bottom)) - top,
    before: 0,
    place(axis, at) {
      for (const [card, vertex] of vertices.entries()) {
        const { x, y } = corners[card] ?? { x: 0, y: 0 };
        const { before = 0, beside = 0 } = rooms[card] ?? {};
        places.cards.set(vertex, { x: axis + x + beside, y: at + y - top + before });
      }
      for (const [link, way] of waysOf) {
        places.ways.set(
          link,
          way.map(({ x, y }) => ({ x: axis + x, y: at + y - top })),
        );
      }
    },
  };
}
