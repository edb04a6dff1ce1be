/** @file Columns placed beside one another: rows from the top, lanes and gutters between them, axes from left to right. */
import type { Vertex } from './cardNetwork';
import type { Course, Courses } from './courses';
import { assignLanes, type Lanes } from './lanes';
import { getGap, getLaneRoom, type Measured, type Places } from './measure';
import type { Spacing } from './spacing';
import type { Series } from './structure';

/** A link between two columns. */
export interface Crossing {
  readonly course: Course;
  readonly from: number;
  readonly to: number;
}

/** A column in its place. */
export interface PlacedColumn {
  readonly axis: number;
  /** From the axis to the left edge of its broadest item, lanes not counted. */
  readonly left: number;
  readonly right: number;
  readonly leftLanes: Lanes<Vertex>;
  readonly rightLanes: Lanes<Vertex>;
}

/** How far items reach to both sides of their axis. */
export interface Extent {
  readonly left: number;
  readonly right: number;
}

/** All columns, and the ways between them. */
export interface PlacedColumns {
  readonly columns: readonly PlacedColumn[];
  /** The column of every item. */
  readonly columnOf: readonly number[];
  /** How far the items from one to another of a column reach, both included. */
  getExtent(from: number, to: number): Extent;
  /** Where an item ends. */
  getBottom(index: number): number;
  /** Ways down between the columns; number 0 lies left of the first column. */
  readonly gutters: readonly Lanes<Vertex>[];
  /** Ways across above the columns. */
  readonly overhead: Lanes<Vertex>;
}

const above = -1;

/**
 * Places everything: rows, then the ways between columns that depend on rows, then axes that depend on the ways.
 *
 * @param axesBefore axes of an earlier layout, kept where they leave room enough and not much more.
 */
export function placeColumns(
  series: Series,
  measured: readonly Measured[],
  starts: readonly number[],
  courses: Courses,
  places: Places,
  options: { readonly spacing: Spacing; readonly columnGap: number; readonly axesBefore: readonly number[] },
): PlacedColumns {
  const { spacing, axesBefore } = options;
  const columnOf: number[] = [];
  const tops: number[] = [];
  const extents: { left: number; right: number }[] = [];
  for (const [index, item] of series.items.entries()) {
    const isStart = starts[extents.length] === index;
    const before = series.items[index - 1];
    const bottom = (tops[index - 1] ?? 0) + (measured[index - 1]?.length ?? 0);
    tops.push(isStart || before === undefined ? 0 : bottom + getGap(before, item, spacing));
    if (isStart) extents.push({ left: 0, right: 0 });
    columnOf.push(extents.length - 1);
    const extent = extents.at(-1);
    const box = measured[index];
    if (extent === undefined || box === undefined) continue;
    extendTo(extent, box);
    box.place(0, tops[index] ?? 0);
  }
  const inColumn = extents.map((): { left: Course[]; right: Course[] } => ({ left: [], right: [] }));
  const crossings: Crossing[] = [];
  const indexOf = (vertex: Vertex) => courses.outerIndex.get(vertex) ?? 0;
  for (const course of courses.all) {
    const from = columnOf[indexOf(course.link.source)] ?? 0;
    const to = columnOf[indexOf(course.link.target)] ?? 0;
    const isRight = course.type === 'lane' && course.side === 'right';
    if (from !== to) crossings.push({ course, from, to });
    else if (course.type === 'back' || (course.type === 'lane' && course.series === series)) {
      inColumn[from]?.[isRight ? 'right' : 'left'].push(course);
    }
  }
  const toLanes = (list: readonly Course[]) =>
    assignLanes(
      list.map(({ link }) => ({ key: link.source, from: indexOf(link.source), to: indexOf(link.target) })),
    );
  const { gutters, overhead } = assignWays(
    crossings,
    extents.length,
    (vertex) => places.cards.get(vertex)?.y ?? 0,
  );
  const columns: PlacedColumn[] = [];
  for (const [column, { left, right }] of extents.entries()) {
    const leftLanes = toLanes(inColumn[column]?.left ?? []);
    const rightLanes = toLanes(inColumn[column]?.right ?? []);
    const last = columns.at(-1);
    const lastRoom = last === undefined ? 0 : getLaneRoom(last.rightLanes.count, spacing);
    const ways = gutters[column]?.count ?? 0;
    const between =
      lastRoom + getLaneRoom(ways, spacing) + spacing.lanePad + getLaneRoom(leftLanes.count, spacing);
    const least =
      last === undefined ? left : last.axis + last.right + Math.max(options.columnGap, between) + left;
    const before = axesBefore[column] ?? 0;
    const axis = before >= least && before <= least + 2 * spacing.columnGap ? before : Math.ceil(least);
    columns.push({ axis, left, right, leftLanes, rightLanes });
  }
  for (const [index, box] of measured.entries()) {
    box.place(columns[columnOf[index] ?? 0]?.axis ?? 0, tops[index] ?? 0);
  }
  const getExtent = (from: number, to: number) => {
    const extent = { left: 0, right: 0 };
    for (const box of measured.slice(Math.min(from, to), Math.max(from, to) + 1)) extendTo(extent, box);
    return extent;
  };
  const getBottom = (index: number) => (tops[index] ?? 0) + (measured[index]?.length ?? 0);
  return { columns, columnOf, getExtent, getBottom, gutters, overhead };
}

function extendTo(extent: { left: number; right: number }, { left, right }: Extent): void {
  extent.left = Math.max(extent.left, left);
  extent.right = Math.max(extent.right, right);
}

function assignWays(
  crossings: readonly Crossing[],
  columnCount: number,
  getTop: (vertex: Vertex) => number,
): { gutters: readonly Lanes<Vertex>[]; overhead: Lanes<Vertex> } {
  type Stretches = { key: Vertex; from: number; to: number }[];
  const stretches = Array.from({ length: columnCount + 1 }, (): Stretches => []);
  const across: Stretches = [];
  for (const { course, from, to } of crossings) {
    const key = course.link.source;
    const start = getTop(key);
    const end = getTop(course.link.target);
    if (to === from + 1) {
      stretches[to]?.push({ key, from: start, to: end });
      continue;
    }
    stretches[from + 1]?.push({ key, from: start, to: above });
    stretches[to]?.push({ key, from: above, to: end });
    across.push({ key, from: from + 1, to });
  }
  return { gutters: stretches.map((list) => assignLanes(list)), overhead: assignLanes(across) };
}
