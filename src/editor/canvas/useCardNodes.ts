/** @file The cards that are elements of the page, as nodes of React Flow. */
import { useLayoutEffect, useMemo, useRef } from 'react';
import type { LayerId } from '../../architecture/architecture';
import type { PlacedCard } from '../../layout/placedCard';
import { useStore } from '../../state/store';
import type { Store } from '../../state/storeShape';
import type { Detail } from './cardDetail';
import { selectCardGraph } from './cardGraph';
import { type CardNode, isCardSelected, renewCardNode } from './cardNode';
import { selectTabStop } from './layerView';
import { intersects, type MountedPart } from './mountedPart';
import { useDrawnCards } from './useDrawnCards';

/** The nodes of a part of the canvas. */
export interface CardNodes {
  readonly nodes: CardNode[];
  /** Whether the network is painted, in place of cards or until all of them are mounted. */
  readonly isPainted: boolean;
}

/** The nodes of the cards that are drawn right now. */
export function useCardNodes(
  current: readonly PlacedCard[],
  part: MountedPart,
  detail: Detail,
  coming: Detail,
): CardNodes {
  const selection = useStore((state) => state.selection);
  const direction = useStore((state) => state.canvasView.direction);
  const kept = useStore(selectKeptCards);
  const goal = useMemo(() => {
    const { region, isOverview } = part;
    const wanted = isOverview ? [] : current.filter((item) => intersects(item, region));
    return { wanted, detail, coming, region };
  }, [current, part, detail, coming]);
  const drawn = useDrawnCards(goal);
  const isComplete = goal.wanted.every(({ card }) => drawn.has(card.id));

  const known = useRef<ReadonlyMap<LayerId, CardNode>>(new Map());
  const nodes = useMemo(() => {
    const before = known.current;
    const next = current.flatMap((item) => {
      const { id } = item.card;
      const shown = drawn.get(id);
      if (shown === undefined && !kept.includes(id)) return [];
      const isSelected = isCardSelected(item.card, selection);
      return [renewCardNode(before.get(id), item, shown ?? detail, isSelected, direction)];
    });
    known.current = new Map(next.map((node) => [node.data.card.id, node]));
    return next;
  }, [current, drawn, kept, detail, selection, direction]);

  const wasPainted = useRef(part.isOverview);
  const isPainted = part.isOverview || (wasPainted.current && !isComplete);
  useLayoutEffect(() => {
    wasPainted.current = isPainted;
  });
  return { nodes, isPainted };
}

let lastKept: readonly LayerId[] = [];

/** The cards that keyboard and focus may be on, wherever they are: of the first and of the last selected layer. */
function selectKeptCards(state: Store): readonly LayerId[] {
  const { cardOf } = selectCardGraph(state);
  const stop = selectTabStop(state);
  const last = [...state.selection].at(-1);
  const ids = [stop, last].flatMap((id) => (id === undefined ? [] : (cardOf.get(id) ?? [])));
  const isSame = ids.length === lastKept.length && ids.every((id, at) => id === lastKept[at]);
  if (!isSame) lastKept = ids;
  return lastKept;
}
