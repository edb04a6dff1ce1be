/**
 * @file How a connection is drawn: along the way that the layout found, its corners rounded; where a card was
 * moved by hand, straight, in a lane or in a curve, from the places alone.
 */
import type { Point, Rectangle } from './geometry';

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

function drawCurve(from: Point, first: Point, second: Point, to: Point): Way {
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

/** A way between two cards wherever they are; it starts and ends at their edges. */
export function drawFreeWay(source: Rectangle, target: Rectangle): Way {
  const from = { x: source.x + source.width / 2, y: source.y + source.height };
  const to = { x: target.x + target.width / 2, y: target.y };
  const drop = to.y - from.y;
  const isSameColumn = Math.abs(from.x - to.x) < source.width / 2;
  if (isSameColumn && drop > neighbourGap) return drawLane(source, target, drop);
  if (!isSameColumn && target.x > source.x + source.width) return drawAcross(source, target);
  if (from.x === to.x && drop >= 0) return drawCornerWay([from, to]);
  const bend = Math.max(12, Math.abs(drop) / 2);
  return drawCurve(from, { x: from.x, y: from.y + bend }, { x: to.x, y: to.y - bend }, to);
}

function drawLane(source: Rectangle, target: Rectangle, drop: number): Way {
  const lane = Math.min(maxLanes, 1 + Math.floor(drop / 300));
  const x = Math.min(source.x, target.x) - lane * laneStep;
  const start = { x: source.x, y: source.y + source.height * 0.7 };
  const end = { x: target.x, y: target.y + target.height * 0.3 };
  return drawCornerWay([start, { x, y: start.y }, { x, y: end.y }, end]);
}

function drawAcross(source: Rectangle, target: Rectangle): Way {
  const start = { x: source.x + source.width, y: source.y + source.height / 2 };
  const end = { x: target.x, y: target.y + target.height / 2 };
  const bend = Math.max(40, (end.x - start.x) * 0.75);
  return drawCurve(start, { x: start.x + bend, y: start.y }, { x: end.x - bend, y: end.y }, end);
}
