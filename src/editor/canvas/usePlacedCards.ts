/** @file Where the cards stand: as arranged, but for those that somebody moved. */
import { useMemo, useRef } from 'react';
import type { CardGraph } from '../../layout/cards';
import type { Layout, Size } from '../../layout/geometry';
import { computeLayout } from '../../layout/layout';
import { useStore } from '../../state/store';
import { computeCardSize } from './cardSize';
import type { PlacedCard } from './placedCard';

/** Room for the border's label between columns. */
const spacing = { columnGap: 56 };

/** The arrangement, and the cards in their places. */
export interface Arrangement {
  readonly layout: Layout;
  readonly placed: readonly PlacedCard[];
}

/**
 * The cards in their places, wrapped into columns for a room of this size. While the size stays, an edit moves only
 * what it must.
 */
export function usePlacedCards(graph: CardGraph, room: Size): Arrangement {
  const positions = useStore((state) => state.design.positions);
  const last = useRef<{ readonly room: Size; readonly layout: Layout } | null>(null);
  const layout = useMemo(() => {
    const previous = last.current?.room === room ? last.current.layout : undefined;
    const viewport = { width: Math.max(1, room.width - 48), height: Math.max(1, room.height - 32) };
    const next = computeLayout(graph, {
      direction: 'down',
      cardSize: computeCardSize,
      viewport,
      spacing,
      previous,
    });
    last.current = { room, layout: next };
    return next;
  }, [graph, room]);
  const placed = useMemo(
    () =>
      graph.cards.flatMap((card) => {
        const box = layout.boxes.get(card.id);
        if (box === undefined) return [];
        const { width, height } = box;
        const { x, y } = positions.get(card.id) ?? box;
        return [{ card, x, y, width, height }];
      }),
    [graph, layout, positions],
  );
  return useMemo(() => ({ layout, placed }), [layout, placed]);
}
