/** @file What a drag would do, as it is shown before the drop. */

import type { DrawnEdge } from '../../../layout/drawnEdges';
import type { Point, Rectangle } from '../../../layout/geometry';
import { createCell } from './cell';

/** What is shown while something is dragged. Points and boxes are in pixels of the canvas. */
export interface DragPreview {
  /** The wire in the hand, from its fixed end to the pointer. */
  readonly line: readonly [Point, Point] | null;
  /** The card that a drop would concern. */
  readonly box: Rectangle | null;
  /** The connection that a drop would concern. */
  readonly edge: DrawnEdge | null;
  readonly isRefused: boolean;
  /** What a drop would do, or why it cannot be done. */
  readonly hint: string | null;
  /** The name of what is carried. */
  readonly carried: string | null;
  /** Where the pointer is in the window. */
  readonly client: Point;
}

/** What is shown right now; null while nothing is dragged. */
export const dragPreview = createCell<DragPreview | null>(null);

/** A preview without anything to show yet. */
export const emptyPreview = {
  line: null,
  box: null,
  edge: null,
  isRefused: false,
  hint: null,
  carried: null,
} as const;
