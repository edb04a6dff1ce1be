/** @file A card in its place. */
import type { Card } from './cards';
import type { Rectangle } from './geometry';

/** A card in its place, in the canvas's own pixels. */
export interface PlacedCard extends Rectangle {
  readonly card: Card;
  /** Whether the frame of a group begins with it. */
  readonly isOpening: boolean;
}
