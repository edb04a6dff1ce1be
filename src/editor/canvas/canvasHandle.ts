/** @file The canvas that is shown, for what acts on it from outside: wires, drags from the palette, commands. */

import type { DrawnEdge } from '../../layout/drawnEdges';
import type { Layout, Point } from '../../layout/geometry';
import type { PlacedCard } from '../../layout/placedCard';
import type { ShownPart } from './fitView';

/** What is drawn right now. */
export interface Scene {
  readonly layout: Layout;
  readonly placed: readonly PlacedCard[];
  readonly edges: readonly DrawnEdge[];
}

/** The canvas that is shown. */
export interface CanvasHandle {
  /** What takes its keys and pointers. */
  readonly element: HTMLElement;
  getScene(): Scene;
  getZoom(): number;
  /** From a place in the window to one on the canvas. */
  toCanvas(client: Point): Point;
  /** From a place on the canvas to one in the window. */
  toClient(point: Point): Point;
  /** Moves what is seen by pixels of the screen. */
  panBy(x: number, y: number): void;
  /** Brings a card into view where it is not. */
  reveal(place: PlacedCard): void;
  /** Arranges the cards anew for the room that there is, as if the design had just been opened. */
  arrange(): void;
  /** Shows a part of the canvas, moving there unless told not to; from then on nobody else decides what is seen. */
  show(part: ShownPart, isAnimated?: boolean): void;
}

let shown: CanvasHandle | null = null;

/** The canvas that is shown; null where there is none. */
export function getCanvas(): CanvasHandle | null {
  return shown;
}

/** Says which canvas is shown; returns a function that takes it back. */
export function setCanvas(handle: CanvasHandle): () => void {
  shown = handle;
  return () => {
    if (shown === handle) shown = null;
  };
}
