/** @file How large cards are drawn. */
import type { Card } from '../../layout/cards';
import type { Size } from '../../layout/geometry';

const rowsHeight = 20;

/** The size of a card: its rows stand side by side on one line, however many they are. */
export function computeCardSize({ rows }: Card): Size {
  return { width: 224, height: 50 + (rows.length > 0 ? rowsHeight : 0) };
}
