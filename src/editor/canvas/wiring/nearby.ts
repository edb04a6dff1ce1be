/** @file What lies under a point of the canvas. */

import type { DrawnEdge } from '../../../layout/drawnEdges';
import type { Point, Rectangle } from '../../../layout/geometry';
import type { PlacedCard } from '../../../layout/placedCard';

/** How far a point is from a rectangle; 0 inside. */
function getDistanceToBox({ x, y }: Point, box: Rectangle): number {
  const dx = Math.max(box.x - x, 0, x - box.x - box.width);
  const dy = Math.max(box.y - y, 0, y - box.y - box.height);
  return Math.hypot(dx, dy);
}

/** The card at a point or, at most `reach` away, the nearest; null where there is none. O(cards). */
export function findCardAt(placed: readonly PlacedCard[], point: Point, reach = 0): PlacedCard | null {
  let found: PlacedCard | null = null;
  let least = reach;
  for (const place of placed) {
    const distance = getDistanceToBox(point, place);
    if (distance > least || (found !== null && distance === least)) continue;
    found = place;
    least = distance;
  }
  return found;
}

/** The point of the piece from `a` to `b` that is nearest to `point`. */
function getNearest(point: Point, a: Point, b: Point): Point {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / length;
  const clamped = Math.min(1, Math.max(0, share));
  return { x: a.x + clamped * dx, y: a.y + clamped * dy };
}

/** A connection near a point, and the point of it that is nearest. */
export interface NearEdge {
  readonly drawn: DrawnEdge;
  readonly at: Point;
}

/** The connection nearest to a point, at most `reach` away; null where there is none. O(connections). */
export function findEdgeAt(edges: readonly DrawnEdge[], point: Point, reach: number): NearEdge | null {
  let found: NearEdge | null = null;
  let least = reach;
  for (const drawn of edges) {
    for (const [index, end] of drawn.line.entries()) {
      const start = drawn.line[index - 1];
      if (start === undefined) continue;
      const at = getNearest(point, start, end);
      const distance = Math.hypot(at.x - point.x, at.y - point.y);
      if (distance > least || (found !== null && distance === least)) continue;
      found = { drawn, at };
      least = distance;
    }
  }
  return found;
}

/** The point half way along a line. */
export function getMiddle(line: readonly Point[]): Point {
  const lengths = line.slice(1).map((end, index) => {
    const start = line[index] ?? end;
    return Math.hypot(end.x - start.x, end.y - start.y);
  });
  let rest = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [index, length] of lengths.entries()) {
    const start = line[index];
    const end = line[index + 1];
    if (start === undefined || end === undefined) break;
    if (rest <= length) {
      const share = length === 0 ? 0 : rest / length;
      return { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share };
    }
    rest -= length;
  }
  return line.at(-1) ?? { x: 0, y: 0 };
}
