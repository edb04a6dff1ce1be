/** @file Whether a place in the window belongs to the network: what is let go on a panel means nothing there. */
import type { Point } from '../../../layout/geometry';

/**
 * Whether the palette is a sheet that gives way to what is carried out of it: not seen any more, it still lies over
 * all that is, and the rest of the page takes no pointer.
 */
const isSheetAside = () => document.querySelector('[data-carrying] .palette-sheet') !== null;

/** Whether the canvas, or a card on it, is what is seen at a place in the window. */
export function isOverNetwork({ x, y }: Point): boolean {
  if (!isSheetAside()) return document.elementFromPoint(x, y)?.closest('.network-canvas') != null;
  const box = document.querySelector('.network-canvas')?.getBoundingClientRect();
  return box !== undefined && x >= box.left && x < box.right && y >= box.top && y < box.bottom;
}
