/** @file The corners of every connection, in the frame in which the network runs downwards. */
import type { Vertex } from './cardNetwork';
import type { PlacedColumns } from './columnPlaces';
import type { Course, LaneCourse } from './courses';
import type { EdgeRoute, Point, Rectangle } from './geometry';
import { getLaneRoom, type Places } from './measure';
import type { Spacing } from './spacing';

/** What routes are made from. */
export interface RouteContext {
  readonly boxOf: (vertex: Vertex) => Rectangle;
  readonly columnOf: (vertex: Vertex) => number;
  /** The number of the outermost item that holds a card. */
  readonly indexOf: (vertex: Vertex) => number;
  readonly placed: PlacedColumns;
  readonly places: Places;
  readonly spacing: Spacing;
}

/** Where on a card's side lanes arrive and leave, so that one that ends and one that begins do not meet. */
const arrival = 0.3;
const departure = 0.7;

/** The route of one connection. */
export function computeRoute(course: Course, context: RouteContext): EdgeRoute {
  const { link } = course;
  const { columnOf } = context;
  if (columnOf(link.source) !== columnOf(link.target)) return routeBetweenColumns(course, context);
  if (course.type === 'lane' && context.places.lanes.has(course)) return routeBesideBranch(course, context);
  if (course.type === 'lane' || course.type === 'back') return routeBesideColumn(course, context);
  return routeBranch(course, context);
}

function routeBranch({ type, link }: Course, { boxOf, places, spacing }: RouteContext): EdgeRoute {
  const start = getBottom(boxOf(link.source));
  const end = getTop(boxOf(link.target));
  const ends = { edge: link.edge, sourceSide: 'bottom', targetSide: 'top', lane: 0 } as const;
  const way = places.ways.get(link);
  if (way !== undefined && way.length > 0) {
    const last = way.at(-1)?.x ?? end.x;
    const y = end.y - spacing.forkGap / 2;
    const turn =
      last === end.x
        ? []
        : [
            { x: last, y },
            { x: end.x, y },
          ];
    return { ...ends, kind: 'branch', points: joinPoints(start, [...way, ...turn], end) };
  }
  if (start.x === end.x) return { ...ends, kind: 'straight', points: [start, end] };
  // A fork spreads right below its card, a join gathers right above it: the way between is the branch's own.
  const half = Math.min(spacing.forkGap / 2, (end.y - start.y) / 2);
  const y = type === 'fork' ? start.y + half : end.y - half;
  return { ...ends, kind: 'branch', points: [start, { x: start.x, y }, { x: end.x, y }, end] };
}

function routeBesideColumn(
  course: Course,
  { boxOf, columnOf, indexOf, placed, spacing }: RouteContext,
): EdgeRoute {
  const { link } = course;
  const column = placed.columns[columnOf(link.source)];
  const side = course.type === 'lane' ? course.side : 'left';
  const lanes = side === 'left' ? column?.leftLanes : column?.rightLanes;
  const lane = lanes?.laneOf.get(link.source) ?? 0;
  const distance = spacing.lanePad + lane * spacing.laneGap;
  const axis = column?.axis ?? 0;
  const extent = placed.getExtent(indexOf(link.source), indexOf(link.target));
  const x = side === 'left' ? axis - extent.left - distance : axis + extent.right + distance;
  const start = getSide(boxOf(link.source), side, departure);
  const end = getSide(boxOf(link.target), side, arrival);
  return {
    edge: link.edge,
    kind: course.type === 'back' ? 'back' : 'lane',
    sourceSide: side,
    targetSide: side,
    lane,
    points: [start, { x, y: start.y }, { x, y: end.y }, end],
  };
}

function routeBesideBranch(course: LaneCourse, { boxOf, places, spacing }: RouteContext): EdgeRoute {
  const { link, series, from, to } = course;
  const { x, lane } = places.lanes.get(course) ?? { x: 0, lane: 0 };
  const source = boxOf(link.source);
  const target = boxOf(link.target);
  const isFromFront = from < 0;
  const isToBack = to >= series.items.length;
  const start = isFromFront ? getBottom(source) : getSide(source, 'left', departure);
  const end = isToBack ? getTop(target) : getSide(target, 'left', arrival);
  const half = spacing.forkGap / 2;
  const enter: Point[] = isFromFront
    ? [
        { x: start.x, y: start.y + half },
        { x, y: start.y + half },
      ]
    : [{ x, y: start.y }];
  const leave: Point[] = isToBack
    ? [
        { x, y: end.y - half },
        { x: end.x, y: end.y - half },
      ]
    : [{ x, y: end.y }];
  return {
    edge: link.edge,
    kind: 'lane',
    sourceSide: isFromFront ? 'bottom' : 'left',
    targetSide: isToBack ? 'top' : 'left',
    lane,
    points: joinPoints(start, [...enter, ...leave], end),
  };
}

function routeBetweenColumns({ type, link }: Course, context: RouteContext): EdgeRoute {
  const { boxOf, columnOf, indexOf, placed, spacing } = context;
  const from = columnOf(link.source);
  const to = columnOf(link.target);
  const source = boxOf(link.source);
  const target = boxOf(link.target);
  // The end of a branch has other branches at its right.
  const leavesSideways = type !== 'join' && isOnAxis(source, placed, from);
  const entersSideways = isOnAxis(target, placed, to);
  const start = leavesSideways ? getSide(source, 'right', 0.5) : getBottom(source);
  const end = entersSideways ? getSide(target, 'left', to === from + 1 ? 0.5 : arrival) : getTop(target);
  const half = spacing.forkGap / 2;
  const startY = leavesSideways ? start.y : placed.getBottom(indexOf(link.source)) + half;
  const endY = entersSideways ? end.y : end.y - half;
  const corners: Point[] = leavesSideways ? [] : [{ x: start.x, y: startY }];
  const first = getGutterX(link.source, from + 1, placed, spacing);
  const last = getGutterX(link.source, to, placed, spacing);
  corners.push({ x: first, y: startY });
  if (to !== from + 1) {
    const lane = placed.overhead.laneOf.get(link.source) ?? 0;
    const y = -spacing.forkGap - lane * spacing.laneGap;
    corners.push({ x: first, y }, { x: last, y });
  }
  corners.push({ x: last, y: endY });
  if (!entersSideways) corners.push({ x: end.x, y: endY });
  return {
    edge: link.edge,
    kind: 'wrap',
    sourceSide: leavesSideways ? 'right' : 'bottom',
    targetSide: entersSideways ? 'left' : 'top',
    lane: 0,
    points: joinPoints(start, corners, end),
  };
}

function isOnAxis(box: Rectangle, { columns }: PlacedColumns, column: number): boolean {
  return Math.abs(box.x + box.width / 2 - (columns[column]?.axis ?? 0)) < 1;
}

function getGutterX(
  key: Vertex,
  gutter: number,
  { columns, gutters }: PlacedColumns,
  spacing: Spacing,
): number {
  const lane = gutters[gutter]?.laneOf.get(key) ?? 0;
  const distance = spacing.lanePad + lane * spacing.laneGap;
  const before = columns[gutter - 1];
  if (before !== undefined) {
    return before.axis + before.right + getLaneRoom(before.rightLanes.count, spacing) + distance;
  }
  const first = columns[0];
  if (first === undefined) return 0;
  return first.axis - first.left - getLaneRoom(first.leftLanes.count, spacing) - distance;
}

function joinPoints(
  start: Point,
  corners: readonly Point[],
  end: Point,
): readonly [Point, Point, ...Point[]] {
  const [first = end, ...rest] = [...corners, end];
  return [start, first, ...rest];
}

function getTop({ x, y, width }: Rectangle): Point {
  return { x: x + width / 2, y };
}

function getBottom({ x, y, width, height }: Rectangle): Point {
  return { x: x + width / 2, y: y + height };
}

function getSide({ x, y, width, height }: Rectangle, side: 'left' | 'right', share: number): Point {
  return { x: side === 'left' ? x : x + width, y: Math.round(y + height * share) };
}
