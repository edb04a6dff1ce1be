/** @file From the measured chain to its columns: keeps those of an earlier layout, fits a room, or obeys a length. */
import type { Vertex } from './cardNetwork';
import { type BreakableItem, type Breaks, computeBreaks, fitBreaks, keepBreaks } from './columnBreaks';
import type { Courses } from './courses';
import type { Layout, Size } from './geometry';
import { getGap, type Measured } from './measure';
import type { Spacing } from './spacing';
import type { Item, Series } from './structure';

/** What decides about the columns, in the frame in which the network runs downwards. */
export interface WrapOptions {
  readonly columnLength: number | undefined;
  readonly room: Size | undefined;
  readonly previous: Pick<Layout, 'boxes' | 'columnLength'> | undefined;
}

/** Columns and the length that they were wrapped to. */
export interface Wrapping {
  readonly breaks: Breaks;
  readonly columnLength: number;
}

/** A column may grow by this factor before an earlier layout is given up. */
const patience = 1.15;

/** Wraps the chain. */
export function wrapChain(
  series: Series,
  measured: readonly Measured[],
  courses: Courses,
  spacing: Spacing,
  { columnLength, room, previous }: WrapOptions,
): Wrapping {
  const items = createBreakableItems(series, measured, courses, spacing);
  // Up to the length of the room a column may grow at no cost, however short it was when it was wrapped.
  const limit =
    columnLength ??
    (previous && Math.max(previous.columnLength, room === undefined ? 0 : room.height / patience));
  if (previous !== undefined && limit !== undefined && previous.boxes.size > 0) {
    const before = series.items.map((item) => findColumnBefore(item, previous.boxes));
    const kept = keepBreaks(items, before, limit * patience);
    if (kept !== null) return { breaks: kept, columnLength: limit };
  }
  if (columnLength !== undefined) return { breaks: computeBreaks(items, columnLength), columnLength };
  if (room === undefined) {
    return { breaks: computeBreaks(items, Number.MAX_VALUE), columnLength: Number.MAX_VALUE };
  }
  const fitted = fitBreaks(items, { length: room.height, breadth: room.width }, spacing.columnGap);
  return { breaks: fitted, columnLength: fitted.limit };
}

function findColumnBefore(item: Item, boxes: Layout['boxes']): number | undefined {
  for (const vertex of listVertices(item)) {
    const box = boxes.get(vertex.card.id);
    if (box !== undefined) return box.column;
  }
  return undefined;
}

/** The cards of an item. */
function listVertices(item: Item): readonly Vertex[] {
  if (item.type === 'card') return [item.vertex];
  if (item.type === 'tangle') return item.vertices;
  return item.branches.flatMap((branch) => branch.items.flatMap(listVertices));
}

function createBreakableItems(
  series: Series,
  measured: readonly Measured[],
  { outerIndex }: Courses,
  spacing: Spacing,
): readonly BreakableItem[] {
  const cards = new Int32Array(series.items.length + 1);
  const edges = new Int32Array(series.items.length + 1);
  const cross = (counts: Int32Array, from: number, to: number) => {
    if (to <= from) return;
    counts[from + 1] = (counts[from + 1] ?? 0) + 1;
    counts[to + 1] = (counts[to + 1] ?? 0) - 1;
  };
  for (const [vertex, from] of outerIndex) {
    let farthest = from;
    for (const { target } of vertex.outs) {
      const to = outerIndex.get(target) ?? from;
      cross(edges, from, to);
      farthest = Math.max(farthest, to);
    }
    cross(cards, from, farthest);
  }
  let crossingCards = 0;
  let crossingEdges = 0;
  return series.items.map((item, index) => {
    const box = measured[index];
    const before = series.items[index - 1];
    crossingCards += cards[index] ?? 0;
    crossingEdges += edges[index] ?? 0;
    return {
      length: box?.length ?? 0,
      breadth: (box?.left ?? 0) + (box?.right ?? 0),
      gapBefore: before === undefined ? 0 : getGap(before, item, spacing),
      crossingCards,
      crossingEdges,
      isInTangle: item.type === 'tangle' || before?.type === 'tangle',
    };
  });
}
