/** @file A card in its place. */
import type { Size } from './cardSize';
import type { Card } from './columns';

/** A card in its place, in the canvas's own pixels; x and y are its top left corner. */
export interface PlacedCard extends Size {
  readonly card: Card;
  readonly x: number;
  readonly y: number;
}
