/**
 * @file How a connection is drawn: along the way that the layout found, its corners rounded; where a card was
 * moved by hand, straight, in a lane or in a curve, from the places alone.
 */
import type { Direction, Point, Rectangle } from './geometry';
import { mirrorPoint, mirrorRectangle } from './mirror';

/** Corners are rounded by this radius where both sides are long enough. */
const radius = 8;

const round = (value: number) => Math.round(value * 10) / 10;
const format = ({ x, y }: Point) => `${round(x)} ${round(y)}`;

/** The way through these corners as SVG data, corners rounded. */
export function drawCorners([start, ...others]: readonly [Point, ...Point[]]): string {
  let path = `M${format(start)}`;
  let before = start;
  for (const [index, corner] of others.entries()) {
    const after = others[index + 1];
    if (after === undefined) {
      path += `L${format(corner)}`;
      break;
    }
    const reach = Math.min(radius, getDistance(before, corner) / 2, getDistance(corner, after) / 2);
    path += `L${format(moveTowards(corner, before, reach))}Q${format(corner)} ${format(moveTowards(corner, after, reach))}`;
    before = corner;
  }
  return path;
}

function getDistance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function moveTowards(from: Point, to: Point, distance: number): Point {
  const share = distance / Math.max(getDistance(from, to), 1e-9);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** Two cards this close, one above the other, are neighbours in a chain. */
const neighbourGap = 40;
/** How far beside its cards a lane runs; longer ones run further out. */
const laneStep = 10;
const maxLanes = 4;

/** A way as it is drawn. */
export interface Way {
  /** SVG data. */
  readonly path: string;
  /** The way as straight pieces, to find out what is near it. */
  readonly line: readonly [Point, Point, ...Point[]];
}

/** The way through these corners. */
export function drawCornerWay(line: Way['line']): Way {
  return { path: drawCorners(line), line };
}

/** Pieces that stand for a curve. */
const curvePieces = 12;

type Curve = readonly [from: Point, first: Point, second: Point, to: Point];

function drawCurve([from, first, second, to]: Curve): Way {
  const at = (share: number, a: number, b: number, c: number, d: number) => {
    const rest = 1 - share;
    return rest ** 3 * a + 3 * rest ** 2 * share * b + 3 * rest * share ** 2 * c + share ** 3 * d;
  };
  const inner = Array.from({ length: curvePieces - 1 }, (_, index): Point => {
    const share = (index + 1) / curvePieces;
    return {
      x: at(share, from.x, first.x, second.x, to.x),
      y: at(share, from.y, first.y, second.y, to.y),
    };
  });
  const [middle = from, ...others] = inner;
  return {
    path: `M${format(from)}C${format(first)} ${format(second)} ${format(to)}`,
    line: [from, middle, ...others, to],
  };
}

/** A way before it is drawn: with corners, or as a curve. */
type Course =
  | { readonly type: 'corners'; readonly points: Way['line'] }
  | { readonly type: 'curve'; readonly points: Curve };

/**
 * A way between two cards wherever they are; it starts and ends at their edges.
 *
 * @param direction in which the network is read: to the right everything is the mirror image along the diagonal.
 */
export function drawFreeWay(source: Rectangle, target: Rectangle, direction: Direction = 'down'): Way {
  const isDown = direction === 'down';
  const course = isDown
    ? findCourse(source, target)
    : findCourse(mirrorRectangle(source), mirrorRectangle(target));
  if (course.type === 'curve') {
    const [from, first, second, to] = course.points;
    return drawCurve(
      isDown ? course.points : [mirrorPoint(from), mirrorPoint(first), mirrorPoint(second), mirrorPoint(to)],
    );
  }
  const [from, next, ...others] = course.points;
  return drawCornerWay(
    isDown ? course.points : [mirrorPoint(from), mirrorPoint(next), ...others.map(mirrorPoint)],
  );
}

function findCourse(source: Rectangle, target: Rectangle): Course {
  const from = { x: source.x + source.width / 2, y: source.y + source.height };
  const to = { x: target.x + target.width / 2, y: target.y };
  const drop = to.y - from.y;
  const isSameColumn = Math.abs(from.x - to.x) < source.width / 2;
  if (isSameColumn && drop > neighbourGap) return findLane(source, target, drop);
  if (!isSameColumn && target.x > source.x + source.width) return crossOver(source, target);
  if (from.x === to.x && drop >= 0) return { type: 'corners', points: [from, to] };
  const bend = Math.max(12, Math.abs(drop) / 2);
  const points: Curve = [from, { x: from.x, y: from.y + bend }, { x: to.x, y: to.y - bend }, to];
  return { type: 'curve', points };
}

function findLane(source: Rectangle, target: Rectangle, drop: number): Course {
  const lane = Math.min(maxLanes, 1 + Math.floor(drop / 300));
  const x = Math.min(source.x, target.x) - lane * laneStep;
  const start = { x: source.x, y: source.y + source.height * 0.7 };
  const end = { x: target.x, y: target.y + target.height * 0.3 };
  return { type: 'corners', points: [start, { x, y: start.y }, { x, y: end.y }, end] };
}

function crossOver(source: Rectangle, target: Rectangle): Course {
  const start = { x: source.x + source.width, y: source.y + source.height / 2 };
  const end = { x: target.x, y: target.y + target.height / 2 };
  const bend = Math.max(40, (end.x - start.x) * 0.75);
  const points: Curve = [start, { x: start.x + bend, y: start.y }, { x: end.x - bend, y: end.y }, end];
  return { type: 'curve', points };
}
