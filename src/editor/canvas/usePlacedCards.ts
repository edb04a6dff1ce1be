/** @file Where the cards stand: as arranged, but for those that somebody moved. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { LayerId } from '../../architecture/architecture';
import { computeCardSize } from '../../layout/cardSize';
import type { Card, CardGraph } from '../../layout/cards';
import { findOpenings } from '../../layout/frames';
import type { Layout, Size } from '../../layout/geometry';
import type { LayoutOptions } from '../../layout/layout';
import type { PlacedCard } from '../../layout/placedCard';
import { createCanvasLayouts } from '../../state/canvasLayouts';
import { useStore } from '../../state/store';
import { selectFrames } from './cardGraph';

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
export function usePlacedCards(
  graph: CardGraph,
  room: Size,
): { readonly arrangement: Arrangement | null; readonly pending: PendingLayout | null } {
  const positions = useStore((state) => state.design.positions);
  const frames = useStore(selectFrames);
  const openings = useMemo(() => findOpenings(frames), [frames]);
  const { layout, pending } = useLayout(graph, openings, room);
  const arrangement = useMemo(() => {
    if (layout === null) return null;
    const placed = graph.cards.flatMap((card) => {
      const box = layout.boxes.get(card.id);
      if (box === undefined) return [];
      const { width, height } = box;
      const { x, y } = positions.get(card.id) ?? box;
      return [{ card, x, y, width, height, isOpening: openings.has(card.id) }];
    });
    return { layout, placed };
  }, [graph, layout, openings, positions]);
  return { arrangement, pending };
}

/** An arrangement that is being computed, off the page's thread. */
export interface PendingLayout {
  readonly graph: CardGraph;
  readonly request: Pick<LayoutOptions, 'direction' | 'cardSize' | 'viewport'>;
  /** Told with the share that is done, from 0 to 1. */
  onProgress: ((share: number) => void) | null;
  /** Ends the computation and takes another layout in its place. */
  settle(layout: Layout): void;
}

interface Arranged {
  readonly graph: CardGraph;
  readonly openings: ReadonlySet<LayerId>;
  readonly room: Size;
  readonly layout: Layout;
}

function useLayout(
  graph: CardGraph,
  openings: ReadonlySet<LayerId>,
  room: Size,
): { readonly layout: Layout | null; readonly pending: PendingLayout | null } {
  const direction = useStore((state) => state.canvasView.direction);
  const [client] = useState(createCanvasLayouts);
  useEffect(() => () => client.dispose(), [client]);
  const [late, setLate] = useState<Arranged | null>(null);
  const last = useRef<Arranged | null>(null);
  const isPreview = useStore((state) => state.preview !== null);
  const { prompt, pending } = useMemo(() => {
    const known = last.current;
    // Who leaves a preview finds everything where it was.
    if (known?.graph === graph && known.openings === openings && known.room === room) {
      if (known.layout.direction === direction) return { prompt: known.layout, pending: null };
    }
    const previous = known?.room === room ? known.layout : undefined;
    const viewport = {
      width: Math.max(1, room.width - margins.width),
      height: Math.max(1, room.height - margins.height),
    };
    const cardSize = (card: Card) => computeCardSize(card, openings.has(card.id));
    const onLayout = (layout: Layout) => setLate({ graph, openings, room, layout });
    const request = { direction, cardSize, viewport, spacing, previous };
    const settle = (layout: Layout) => {
      client.cancel();
      onLayout(layout);
    };
    const begun: PendingLayout = { graph, request, settle, onProgress: null };
    const prompt = client.request(graph, request, onLayout, (share) => begun.onProgress?.(share));
    return { prompt, pending: begun };
  }, [client, direction, graph, openings, room]);
  const isAnswered =
    late?.graph === graph &&
    late.openings === openings &&
    late.room === room &&
    late.layout.direction === direction;
  const layout = prompt ?? (isAnswered ? late.layout : null);
  useEffect(() => {
    if (layout !== null && !isPreview) last.current = { graph, openings, room, layout };
  }, [graph, openings, room, layout, isPreview]);
  // Until the answer comes, what was there before stays.
  return { layout: layout ?? last.current?.layout ?? null, pending: layout === null ? pending : null };
}
