/** @file The palette at a place: layers to choose from for an open end, or for a spot on a connection. */
import type { Placement } from '../../../architecture/placement';
import type { Position } from '../../../document/document';
import type { Shape } from '../../../layers/shape';
import type { Point } from '../../../layout/geometry';
import { createCell } from './cell';

/** A place that layers are offered for. */
export interface Offer {
  /** Where the palette opens, in the window. */
  readonly client: Point;
  readonly placement: Placement;
  /** What will arrive there; null where it is not known. */
  readonly arriving: Shape | null;
  /** Where the card is put by hand; null where the layout finds its place. */
  readonly position: Position | null;
}

/** The offer that is open; null while there is none. */
export const offer = createCell<Offer | null>(null);
