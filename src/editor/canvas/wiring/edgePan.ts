/** @file The canvas moves on while something is dragged at its edge. */
import type { Point } from '../../../layout/geometry';
import { clamp } from '../../../util/numbers';
import type { CanvasHandle } from '../canvasHandle';

/** So near to the edge the canvas begins to move, in pixels of the screen. */
const zone = 36;
/** Pixels a frame at the very edge. */
const speed = 12;

function getPush(at: number, low: number, high: number): number {
  if (high - low < 4 * zone) return 0;
  if (at < low + zone) return clamp((low + zone - at) / zone, 0, 1) * speed;
  return at > high - zone ? -clamp((at - high + zone) / zone, 0, 1) * speed : 0;
}

/** Moves the canvas while the pointer is at its edge. Returns a function that ends it. */
export function startEdgePan(canvas: CanvasHandle, getClient: () => Point, onPan: () => void): () => void {
  let frame = requestAnimationFrame(function push() {
    const { left, top, right, bottom } = canvas.element.getBoundingClientRect();
    const { x, y } = getClient();
    const isInside = x >= left && x <= right && y >= top && y <= bottom;
    const dx = isInside ? getPush(x, left, right) : 0;
    const dy = isInside ? getPush(y, top, bottom) : 0;
    if (dx !== 0 || dy !== 0) {
      canvas.panBy(dx, dy);
      onPan();
    }
    frame = requestAnimationFrame(push);
  });
  return () => cancelAnimationFrame(frame);
}
