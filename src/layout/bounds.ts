/** @file The rectangle around a layout. */
import type { EdgeRoute, Rectangle } from './geometry';

/** The smallest rectangle that holds the boxes and the routes; empty at the origin where there is nothing. */
export function computeBounds(boxes: Iterable<Rectangle>, routes: readonly EdgeRoute[]): Rectangle {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  const extend = (x: number, y: number) => {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  };
  for (const { x, y, width, height } of boxes) {
    extend(x, y);
    extend(x + width, y + height);
  }
  for (const { points } of routes) for (const { x, y } of points) extend(x, y);
  return left > right
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top };
}
