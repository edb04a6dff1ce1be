/**
 * @file All use of React Flow's store and changes: version 13 will alter that interface, and only this file.
 *
 * React Flow gets nodes derived from the design. While somebody drags, positions live here; they go to the
 * document once, when the drag ends.
 */
import {
  type Node,
  type NodeChange,
  Position as Side,
  useStore as useFlowStore,
  useReactFlow,
  useStoreApi,
} from '@xyflow/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { LayerId } from '../../architecture/architecture';
import { setPositions } from '../../document/designEdits';
import type { Position } from '../../document/document';
import type { Card } from '../../layout/cards';
import type { Point } from '../../layout/geometry';
import type { PlacedCard } from '../../layout/placedCard';
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import { clamp } from '../../util/numbers';
import { computeSmallestText, type Detail, getDetail, hasFlowRoom } from './cardDetail';
import { getMeantLayers, selectCardGraph, selectOpenCards } from './cardGraph';
import { dragHooks } from './dragHooks';
import { maxZoom, minZoom, type ShownPart } from './fitView';
import { expandMoves } from './foldedMoves';

/** What React Flow carries for a card. */
export type CardNode = Node<{ readonly card: Card }, 'card'>;

type Positions = ReadonlyMap<LayerId, Position>;

const noPositions: Positions = new Map();

const getNodeClass = (isOpening: boolean) => (isOpening ? 'opens-group' : '');

function createCardNode({ card, x, y, width, height, isOpening }: PlacedCard, isSelected: boolean): CardNode {
  return {
    id: card.id,
    type: 'card',
    position: { x, y },
    data: { card },
    className: getNodeClass(isOpening),
    selected: isSelected,
    // Known sizes and handles: React Flow can cull before it has measured anything.
    width,
    height,
    measured: { width, height },
    handles: [
      { type: 'target', position: Side.Top, x: width / 2, y: 0, width: 1, height: 1 },
      { type: 'source', position: Side.Bottom, x: width / 2, y: height, width: 1, height: 1 },
    ],
    // The card itself has role and name.
    ariaRole: 'presentation',
    domAttributes: { 'aria-roledescription': undefined },
  };
}

function isCardSelected({ main, folded }: Card, selection: ReadonlySet<LayerId>): boolean {
  return folded === undefined ? selection.has(main) : folded.layers.every((id) => selection.has(id));
}

/** The cards as React Flow wants them, where they are right now, and what it may change about them. */
export function useFlowNodes(placed: readonly PlacedCard[]): {
  readonly nodes: CardNode[];
  readonly current: readonly PlacedCard[];
  readonly onNodesChange: (changes: NodeChange<CardNode>[]) => void;
} {
  const selection = useStore((state) => state.selection);
  const [dragged, setDragged] = useState(noPositions);
  // Where the pointer would have them, which is not quite where they are shown.
  const pulledRef = useRef(noPositions);
  const text = useText();
  const flowStore = useStoreApi();

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

  // A node that stays as it was keeps its identity, so that React Flow leaves it alone.
  const known = useRef<ReadonlyMap<LayerId, CardNode>>(new Map());
  const nodes = useMemo(() => {
    const next = current.map((item) => {
      const { card, x, y } = item;
      const old = known.current.get(card.id);
      const isSelected = isCardSelected(card, selection);
      const isSame =
        old !== undefined &&
        old.data.card === card &&
        old.selected === isSelected &&
        old.className === getNodeClass(item.isOpening) &&
        old.position.x === x &&
        old.position.y === y;
      return isSame ? old : createCardNode(item, isSelected);
    });
    known.current = new Map(next.map((node) => [node.data.card.id, node]));
    return next;
  }, [current, selection]);

  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      const pulled = new Map(pulledRef.current);
      const selected = new Map<LayerId, boolean>();
      let hasEnded = false;
      for (const change of changes) {
        if (change.type === 'select') selected.set(change.id as LayerId, change.selected);
        if (change.type !== 'position') continue;
        if (change.position !== undefined) pulled.set(change.id as LayerId, change.position);
        hasEnded ||= change.dragging === false;
      }
      if (selected.size > 0) {
        // A frame takes cards whole; a drag selects the layer that gives the card its name.
        const isFrame = flowStore.getState().userSelectionActive;
        const rowsOf = (id: LayerId) => (isFrame ? (known.current.get(id)?.data.card.rows ?? []) : []);
        useStore.getState().select(applySelection(selected, rowsOf));
      }
      if (changes.every(({ type }) => type !== 'position')) return;
      const moved = dragHooks.current?.drag(pulled) ?? pulled;
      pulledRef.current = hasEnded ? noPositions : pulled;
      setDragged(hasEnded ? noPositions : moved);
      if (hasEnded && !dragHooks.current?.drop(moved)) commitMove(moved, text.canvas.formatMove);
    },
    [flowStore, text],
  );
  return { nodes, current, onNodesChange };
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

/** How much cards say at the present zoom. */
export function useDetail(): Detail {
  return useFlowStore((state) => getDetail(state.transform[2]));
}

/** Whether shapes are written below the cards at the present zoom. */
export function useFlowRoom(): boolean {
  return useFlowStore((state) => hasFlowRoom(state.transform[2]));
}

/** The smallest letters at the present zoom, in canvas pixels. */
export function useSmallestText(): number {
  return useFlowStore((state) => computeSmallestText(state.transform[2]));
}

/** Ways to look elsewhere; all keep their identity. */
export interface ViewActions {
  show(part: ShownPart, isAnimated: boolean): void;
  zoomBy(factor: number): void;
  /** Brings a card into view where it is not. */
  reveal(place: PlacedCard): void;
  getZoom(): number;
  /** From a place in the window to one on the canvas. */
  toCanvas(client: Point): Point;
  /** From a place on the canvas to one in the window. */
  toClient(point: Point): Point;
  /** Moves what is seen by pixels of the screen. */
  panBy(x: number, y: number): void;
}

/** Ways to look elsewhere on the canvas. */
export function useViewActions(): ViewActions {
  const flow = useReactFlow();
  const store = useStoreApi();
  return useMemo(() => {
    // Where the zoom is going: a second press during the movement adds to it.
    let aim: { readonly zoom: number; readonly until: number } | null = null;
    const getDuration = (isAnimated: boolean) =>
      isAnimated && !matchMedia('(prefers-reduced-motion: reduce)').matches ? 200 : 0;
    return {
      show: (part, isAnimated) => void flow.setViewport(part, { duration: getDuration(isAnimated) }),
      zoomBy: (factor) => {
        const now = performance.now();
        const from = aim !== null && now < aim.until ? aim.zoom : flow.getZoom();
        const zoom = clamp(from * factor, minZoom, maxZoom);
        const duration = getDuration(true);
        aim = { zoom, until: now + duration };
        void flow.zoomTo(zoom, { duration });
      },
      reveal: ({ x, y, width, height }) => {
        const { transform, width: frameWidth, height: frameHeight } = store.getState();
        const [left, top, zoom] = transform;
        const isInside =
          x * zoom + left >= 0 &&
          y * zoom + top >= 0 &&
          (x + width) * zoom + left <= frameWidth &&
          (y + height) * zoom + top <= frameHeight;
        if (isInside) return;
        void flow.setCenter(x + width / 2, y + height / 2, { zoom, duration: getDuration(true) });
      },
      getZoom: flow.getZoom,
      toCanvas: flow.screenToFlowPosition,
      toClient: flow.flowToScreenPosition,
      panBy: (x, y) => void store.getState().panBy({ x, y }),
    };
  }, [flow, store]);
}
