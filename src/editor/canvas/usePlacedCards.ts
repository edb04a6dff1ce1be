/** @file Where the cards stand: as arranged, but for those that somebody moved. */
import { useMemo } from 'react';
import { useStore } from '../../state/store';
import { computeCardSize, type Size } from './cardSize';
import { type Card, placeInColumns } from './columns';
import type { PlacedCard } from './placedCard';

/** The cards in their places; null while they are being arranged. */
export function usePlacedCards(cards: readonly Card[], size: Size): readonly PlacedCard[] | null {
  const positions = useStore((state) => state.design.positions);
  const { width, height } = size;
  const arranged = useMemo(() => placeInColumns(cards, { width, height }), [cards, width, height]);
  return useMemo(
    () =>
      cards.map((card) => {
        const { x, y } = positions.get(card.id) ?? arranged.get(card.id) ?? { x: 0, y: 0 };
        return { card, x, y, ...computeCardSize(card) };
      }),
    [cards, arranged, positions],
  );
}
