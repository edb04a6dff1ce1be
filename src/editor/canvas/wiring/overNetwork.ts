/** @file Whether a place in the window belongs to the network: what is let go on a panel means nothing there. */
import type { Point } from '../../../layout/geometry';

/** Whether the canvas, or a card on it, is what is seen at a place in the window. */
export function isOverNetwork({ x, y }: Point): boolean {
  const found = document.elementFromPoint(x, y)?.closest('.network-canvas');
  return found !== null && found !== undefined;
}
