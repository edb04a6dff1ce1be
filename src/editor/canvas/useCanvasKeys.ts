/**
 * @file The canvas by keyboard: arrows walk along the connections, with Shift they select on the way, with Alt they
 * move the selected cards, Escape selects nothing.
 */
import { type KeyboardEvent, useCallback, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import type { LayerId } from '../../architecture/architecture';
import type { Graph, GraphNode } from '../../graph/graph';
import type { PlacedCard } from '../../layout/placedCard';
import { useText } from '../../state/language';
import { selectShownArchitecture } from '../../state/selectors';
import { useStore } from '../../state/store';
import { getMeantLayers, getShown, selectCardGraph } from './cardGraph';
import { createWalk, findWalkTarget, getCardElementId, walkingKeys } from './cardSelection';
import { commitMove } from './flowState';

const step = 20;

const moves: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowDown: [0, step],
  ArrowUp: [0, -step],
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
};

/** What the canvas does with keys. */
export interface CanvasKeys {
  /** While somebody walks by keys, every card must be there to take the focus. */
  readonly isWalking: boolean;
  handleKeyDown(event: KeyboardEvent): void;
  handlePointerDown(): void;
}

/** Keys on the canvas; `reveal` brings a card into view. */
export function useCanvasKeys(
  placed: readonly PlacedCard[],
  reveal: (place: PlacedCard) => void,
): CanvasKeys {
  const { formatMove } = useText().canvas;
  const [isWalking, setIsWalking] = useState(false);
  const places = useMemo(() => {
    const result = new Map<LayerId, PlacedCard>();
    for (const item of placed) for (const id of [item.card.id, ...item.card.rows]) result.set(id, item);
    return result;
  }, [placed]);

  const handleKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const state = useStore.getState();
      const { preview, selection, select } = state;
      if (event.ctrlKey || event.metaKey) return;
      if (event.key === 'Escape' && selection.size > 0 && preview === null) {
        event.stopPropagation();
        select([]);
      }
      if (!walkingKeys.has(event.key)) return;
      event.preventDefault();
      const move = moves[event.key];
      if (event.altKey) {
        if (move !== undefined) moveSelected(selection, places, move, formatMove);
        return;
      }
      // With Shift the walk goes on from where it was, and takes up what it comes to.
      const from = event.shiftKey ? [...selection].at(-1) : selection.values().next().value;
      const graph = selectCardGraph(state);
      const walk = createWalk(graph, selectShownArchitecture(state));
      const target =
        from === undefined
          ? (walk.keys().next().value ?? null)
          : findDrawn(walk, getShown(graph, from), event.key, places);
      const place = target === null ? undefined : places.get(target);
      if (target === null || place === undefined) return;
      flushSync(() => {
        setIsWalking(true);
        select([...(event.shiftKey ? selection : []), ...getMeantLayers(target)]);
      });
      // Rows are not drawn on reduced cards; their card takes the focus then.
      const element =
        document.getElementById(getCardElementId(target)) ??
        document.getElementById(getCardElementId(place.card.id));
      element?.focus({ preventScroll: true });
      reveal(place);
    },
    [formatMove, places, reveal],
  );
  const handlePointerDown = useCallback(() => setIsWalking(false), []);
  return { isWalking, handleKeyDown, handlePointerDown };
}

/**
 * The next layer on the walk that is drawn: rows of norms and activations are not, on reduced cards, and a walk that
 * stopped at them would seem to stand still. Where none is, the next one.
 */
function findDrawn(
  walk: Graph<GraphNode<LayerId>>,
  from: LayerId,
  key: string,
  places: ReadonlyMap<LayerId, PlacedCard>,
): LayerId | null {
  const first = findWalkTarget(walk, from, key);
  const start = places.get(from)?.card.id;
  const hasRows = document.querySelector('.layer-card:not([data-detail=full])') === null;
  if (hasRows) return first;
  for (let target = first; target !== null; ) {
    const card = places.get(target)?.card.id;
    if (card !== start) return card ?? target;
    const next = findWalkTarget(walk, target, key);
    if (next === target) break;
    target = next;
  }
  return first;
}

function moveSelected(
  selection: ReadonlySet<LayerId>,
  places: ReadonlyMap<LayerId, PlacedCard>,
  [dx, dy]: readonly [number, number],
  formatMove: (names: readonly string[]) => string,
): void {
  const moved = new Map<LayerId, { readonly x: number; readonly y: number }>();
  for (const id of selection) {
    const place = places.get(id);
    if (place !== undefined) moved.set(place.card.id, { x: place.x + dx, y: place.y + dy });
  }
  commitMove(moved, formatMove, `move by keys: ${[...moved.keys()].join(' ')}`);
}
