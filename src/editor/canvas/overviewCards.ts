/** @file The cards of a network seen from afar: where they are, and in which colour. */
import type { Analysis } from '../../analysis/analysis';
import { findWorstStatus } from '../../analysis/worstStatus';
import type { LayerId } from '../../architecture/architecture';
import type { CardGraph } from '../../layout/cards';
import type { PlacedCard } from '../../layout/placedCard';
import type { PaintedCard } from './overviewPaint';

/** Cards to paint; a folded one takes the worst tint within it. O(cards + layers in folded ones). */
export function paintCards(
  placed: readonly PlacedCard[],
  { layers }: Pick<Analysis, 'layers'>,
  selection: ReadonlySet<LayerId>,
  standsFor: CardGraph['standsFor'],
): readonly PaintedCard[] {
  return placed.map(({ card, x, y, width, height }): PaintedCard => {
    const meant = standsFor.get(card.main) ?? [card.main];
    const tints = meant.map((id) => layers.get(id)?.tint ?? 'none');
    const isSelected = meant.some((id) => selection.has(id));
    return { x, y, width, height, tint: findWorstStatus(tints), isSelected };
  });
}
