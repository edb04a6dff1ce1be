/**
 * @file The cards as React Flow wants them, and what it may change about them: which are selected, and where they
 * stand.
 *
 * While somebody drags, positions live here; they go to the document once, when the drag ends.
 */
import type { NodeChange } from '@xyflow/react';
import {
  type MouseEvent as ReactMouseEvent,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { LayerId } from '../../architecture/architecture';
import { setPositions } from '../../document/designEdits';
import type { Position } from '../../document/document';
import type { PlacedCard } from '../../layout/placedCard';
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import { getMeantLayers, selectCardGraph, selectOpenCards } from './cardGraph';
import { type CardNode, isCardSelected } from './cardNode';
import { dragHooks } from './dragHooks';
import { useIsFrameDrawn } from './flowState';
import { expandMoves } from './foldedMoves';

type Positions = ReadonlyMap<LayerId, Position>;

const noPositions: Positions = new Map();

/** The cards where they are right now, and what React Flow may change about them. */
export interface CardChanges {
  readonly current: readonly PlacedCard[];
  readonly onNodesChange: (changes: NodeChange<CardNode>[]) => void;
}

/** Lets cards be selected and dragged. */
export function useCardChanges(placed: readonly PlacedCard[]): CardChanges {
  const [dragged, setDragged] = useState(noPositions);
  // Where the pointer would have them, which is not quite where they are shown.
  const pulledRef = useRef(noPositions);
  const text = useText();
  const isFrameDrawn = useIsFrameDrawn();

  const current = useMemo(
    () =>
      dragged.size === 0
        ? placed
        : placed.map((item) => {
            const position = dragged.get(item.card.id);
            return position === undefined ? item : { ...item, ...position };
          }),
    [placed, dragged],
  );
  const latest = useRef(placed);
  useLayoutEffect(() => {
    latest.current = placed;
  });

  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      const pulled = new Map(pulledRef.current);
      const selected = new Map<LayerId, boolean>();
      let hasEnded = false;
      for (const change of changes) {
        if (change.type === 'select' && (change.selected || !isKept(change.id as LayerId)))
          selected.set(change.id as LayerId, change.selected);
        if (change.type !== 'position') continue;
        if (change.position !== undefined) pulled.set(change.id as LayerId, change.position);
        hasEnded ||= change.dragging === false;
      }
      if (selected.size > 0) {
        // A frame takes cards whole; a drag selects the layer that gives the card its name.
        const findRows = (id: LayerId) => latest.current.find(({ card }) => card.id === id)?.card.rows ?? [];
        const rowsOf = isFrameDrawn() ? findRows : () => [];
        useStore.getState().select(applySelection(selected, rowsOf));
      }
      if (changes.every(({ type }) => type !== 'position')) return;
      const moved = dragHooks.current?.drag(pulled) ?? pulled;
      pulledRef.current = hasEnded ? noPositions : pulled;
      setDragged(hasEnded ? noPositions : moved);
      if (hasEnded && !dragHooks.current?.drop(moved))
        commitMove(takeAlong(moved, latest.current), text.canvas.formatMove);
    },
    [isFrameDrawn, text],
  );
  return { current, onNodesChange };
}

/** Selected cards that are not mounted move as far as those that are. */
function takeAlong(
  moved: ReadonlyMap<LayerId, Position>,
  placed: readonly PlacedCard[],
): ReadonlyMap<LayerId, Position> {
  const { selection } = useStore.getState();
  const led = placed.find(({ card }) => moved.has(card.id) && isCardSelected(card, selection));
  const to = led === undefined ? undefined : moved.get(led.card.id);
  if (led === undefined || to === undefined) return moved;
  const all = new Map(moved);
  for (const { card, x, y } of placed) {
    const isLeft = !moved.has(card.id) && isCardSelected(card, selection);
    if (isLeft) all.set(card.id, { x: x + to.x - led.x, y: y + to.y - led.y });
  }
  return all;
}

/** What was selected as a frame began that adds to it. */
let keptByFrame: ReadonlySet<LayerId> = new Set();

const isKept = (id: LayerId) => useStore.getState().isFraming && keptByFrame.has(id);

/** Where several are selected one after the other, React Flow must not begin each time anew. */
export function beginFrame(): void {
  keptByFrame = useStore.getState().selection;
}

/**
 * Ends a frame that a finger drew. React Flow waits for a click to end it, which follows only from a mouse, and would
 * swallow the next tap.
 */
export function endFrame({ nativeEvent, target }: ReactMouseEvent): void {
  const isTouch = nativeEvent instanceof PointerEvent && nativeEvent.pointerType !== 'mouse';
  if (isTouch) setTimeout(() => target.dispatchEvent(new MouseEvent('click', { bubbles: true })));
}

function applySelection(
  changes: ReadonlyMap<LayerId, boolean>,
  rowsOf: (id: LayerId) => readonly LayerId[],
): ReadonlySet<LayerId> {
  const next = new Set(useStore.getState().selection);
  for (const [id, isSelected] of changes) {
    for (const layer of [...getMeantLayers(id), ...rowsOf(id)]) {
      if (isSelected) next.add(layer);
      else next.delete(layer);
    }
  }
  return next;
}

/** Writes places to the design as one step; a repeated `gesture` extends it. */
export function commitMove(
  moved: ReadonlyMap<LayerId, Position>,
  formatMove: (names: readonly string[]) => string,
  gesture?: string,
): void {
  const state = useStore.getState();
  const { design, canvasView, editDesign } = state;
  const { layers } = design.architecture;
  const meant = expandMoves(selectCardGraph(state), selectOpenCards(state), moved, canvasView.direction);
  const names = [...moved.keys()].flatMap((id) => layers.get(id)?.name ?? []);
  if (names.length === 0) return;
  const places = new Map([...meant].map(([id, { x, y }]) => [id, { x: Math.round(x), y: Math.round(y) }]));
  editDesign(formatMove(names), (before) => setPositions(before, places), gesture);
}
