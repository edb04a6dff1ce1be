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
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { LayerId } from '../../architecture/architecture';
import type { Position } from '../../document/document';
import type { PlacedCard } from '../../layout/placedCard';
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import { getMeantLayers } from './cardGraph';
import type { CardNode } from './cardNode';
import { dragHooks } from './dragHooks';
import { useIsFrameDrawn } from './flowState';

type Positions = ReadonlyMap<LayerId, Position>;

const noPositions: Positions = new Map();

/** What writes places to the design comes behind the first picture. */
const loadMoves = () => import('./moveCards');

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

  useEffect(() => void loadMoves(), []);

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
      const isTaken = hasEnded && dragHooks.current?.drop(moved) === true;
      setDragged(isTaken ? noPositions : moved);
      if (!hasEnded || isTaken) return;
      // They stay where they are shown until the design has them there.
      void loadMoves().then(({ commitMove, takeAlong }) => {
        commitMove(takeAlong(moved, latest.current), text.canvas.formatMove);
        setDragged(noPositions);
      });
    },
    [isFrameDrawn, text],
  );
  return { current, onNodesChange };
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
