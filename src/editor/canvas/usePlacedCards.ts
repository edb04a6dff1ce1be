/** @file Where the cards stand: as arranged, but for those that somebody moved. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CardGraph } from '../../layout/cards';
import type { Layout, Size } from '../../layout/geometry';
import { createCanvasLayouts } from '../../state/canvasLayouts';
import { useStore } from '../../state/store';

import { computeCardSize } from './cardSize';
import type { PlacedCard } from './placedCard';

/** Between columns there is room for the border's label. */
const spacing = { columnGap: 56 };
/** What stays free around the network when it is fitted. */
const margins: Size = { width: 48, height: 32 };

/** The arrangement, and the cards in their places. */
export interface Arrangement {
  readonly layout: Layout;
  readonly placed: readonly PlacedCard[];
}

/**
 * The cards in their places, wrapped into columns for a room of this size; null while the first arrangement is being
 * computed. While the room stays the same object, an edit moves only what it must.
 */
export function usePlacedCards(graph: CardGraph, room: Size): Arrangement | null {
  const positions = useStore((state) => state.design.positions);
  const layout = useLayout(graph, room);
  return useMemo(() => {
    if (layout === null) return null;
    const placed = graph.cards.flatMap((card) => {
      const box = layout.boxes.get(card.id);
      if (box === undefined) return [];
      const { width, height } = box;
      const { x, y } = positions.get(card.id) ?? box;
      return [{ card, x, y, width, height }];
    });
    return { layout, placed };
  }, [graph, layout, positions]);
}

interface Arranged {
  readonly graph: CardGraph;
  readonly room: Size;
  readonly layout: Layout;
}

function useLayout(graph: CardGraph, room: Size): Layout | null {
  const [client] = useState(createCanvasLayouts);
  useEffect(() => () => client.dispose(), [client]);
  const [late, setLate] = useState<Arranged | null>(null);
  const last = useRef<Arranged | null>(null);
  const isPreview = useStore((state) => state.preview !== null);
  const prompt = useMemo(() => {
    const known = last.current;
    // Who leaves a preview finds everything where it was.
    if (known?.graph === graph && known.room === room) return known.layout;
    const previous = known?.room === room ? known.layout : undefined;
    const viewport = {
      width: Math.max(1, room.width - margins.width),
      height: Math.max(1, room.height - margins.height),
    };
    return client.request(
      graph,
      { direction: 'down', cardSize: computeCardSize, viewport, spacing, previous },
      (layout) => setLate({ graph, room, layout }),
    );
  }, [client, graph, room]);
  const isAnswered = late?.graph === graph && late.room === room;
  const layout = prompt ?? (isAnswered ? late.layout : null);
  useEffect(() => {
    if (layout !== null && !isPreview) last.current = { graph, room, layout };
  }, [graph, room, layout, isPreview]);
  // Until the answer comes, what was there before stays.
  return layout ?? last.current?.layout ?? null;
}
