/** @file How large cards are drawn. */
import type { Card } from './cards';
import type { CardSize } from './geometry';

const rowsHeight = 20;
/** The height of the line above a card with the names of groups that begin with it. */
export const headHeight = 17;
/** What it needs beyond the gap that is there between cards. */
const headRoom = 12;

/**
 * The size of a card: its rows stand side by side on one line, however many they are.
 *
 * @param isOpening whether an unfolded group begins with it.
 */
export function computeCardSize({ rows, folded }: Card, isOpening = false): CardSize {
  const hasFoot = rows.length > 0 || folded !== undefined;
  return { width: 224, height: 50 + (hasFoot ? rowsHeight : 0), head: isOpening ? headRoom : 0 };
}
