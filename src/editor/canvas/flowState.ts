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
import { setPositions } from '../../document/designEdits';
import type { Position } from '../../document/document';
import type { Card } from '../../layout/cards';
import type { Direction, Point, Size } from '../../layout/geometry';
import type { PlacedCard } from '../../layout/placedCard';
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import type { Store } from '../../state/storeShape';
import { clamp } from '../../util/numbers';
import { type Detail, needsLess } from './cardDetail';
import { getMeantLayers, selectCardGraph, selectOpenCards } from './cardGraph';
import { dragHooks } from './dragHooks';
import { maxZoom, minZoom, type ShownPart } from './fitView';
import { expandMoves } from './foldedMoves';
import { selectTabStop } from './layerView';
import { mapCover } from './minimap/mapCover';
import { chooseMounted, intersects, type MountedPart, mountSome } from './mountedPart';

/** What React Flow carries for a card. */
export type CardNode = Node<{ readonly card: Card }, 'card'>;

type Positions = ReadonlyMap<LayerId, Position>;

const noPositions: Positions = new Map();

const getNodeClass = (isOpening: boolean) => (isOpening ? 'opens-group' : '');

const getSourceSide = (direction: Direction) => (direction === 'down' ? Side.Bottom : Side.Right);

function createCardNode(
  { card, x, y, width, height, isOpening }: PlacedCard,
  isSelected: boolean,
  direction: Direction,
): CardNode {
  const isDown = direction === 'down';
  const middle = isDown ? { x: width / 2, y: 0 } : { x: 0, y: height / 2 };
  const size = { width: 1, height: 1 };
  return {
    id: card.id,
    type: 'card',
    position: { x, y },
    data: { card },
    sourcePosition: getSourceSide(direction),
    className: getNodeClass(isOpening),
    selected: isSelected,
    // Known sizes and handles: React Flow can cull before it has measured anything.
    width,
    height,
    measured: { width, height },
    handles: [
      { type: 'target', position: isDown ? Side.Top : Side.Left, ...middle, ...size },
      isDown
        ? { type: 'source', position: Side.Bottom, ...middle, y: height, ...size }
        : { type: 'source', position: Side.Right, ...middle, x: width, ...size },
    ],
    // The card itself has role and name.
    ariaRole: 'presentation',
    domAttributes: { 'aria-roledescription': undefined },
  };
}

function isCardSelected({ main, folded }: Card, selection: ReadonlySet<LayerId>): boolean {
  return folded === undefined ? selection.has(main) : folded.layers.every((id) => selection.has(id));
}

interface KnownPart {
  readonly placed: readonly PlacedCard[];
  readonly detail: Detail;
  readonly part: MountedPart;
}

/** The part of the canvas whose cards are mounted; `first` is shown until the canvas knows its size. */
function useMountedPart(
  placed: readonly PlacedCard[],
  first: ShownPart,
  size: Size,
  detail: Detail,
): MountedPart {
  const last = useRef<KnownPart | null>(null);
  return useFlowStore((state) => {
    const hasSize = state.width > 0;
    const [left, top, scale] = hasSize ? state.transform : [first.x, first.y, first.zoom];
    const { width, height } = hasSize ? state : size;
    const view = { x: -left / scale, y: -top / scale, width: width / scale, height: height / scale };
    const known = last.current;
    // Other cards may be more than the limit; cards that are drawn anew had better be few.
    const isServing = known?.placed === placed && known.detail === detail;
    const before = isServing || known?.part.isOverview ? known.part : null;
    const part = chooseMounted(placed, view, before, known !== null && known.detail !== detail);
    if (part !== known?.part || !isServing) last.current = { placed, detail, part };
    return part;
  });
}

/** What there is to know about cards beyond their places. */
export interface FlowNodes {
  /** Those that are mounted. */
  readonly nodes: CardNode[];
  /** All cards where they are right now. */
  readonly current: readonly PlacedCard[];
  readonly part: MountedPart;
  /** Whether the network is painted, in place of cards or until all of them are mounted. */
  readonly isPainted: boolean;
  readonly onNodesChange: (changes: NodeChange<CardNode>[]) => void;
}

/** The cards as React Flow wants them, where they are right now, and what it may change about them. */
export function useFlowNodes(
  placed: readonly PlacedCard[],
  first: ShownPart,
  size: Size,
  detail: Detail,
): FlowNodes {
  const part = useMountedPart(placed, first, size, detail);
  const selection = useStore((state) => state.selection);
  const direction = useStore((state) => state.canvasView.direction);
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
  const kept = useStore(selectKeptCards);
  const [frame, setFrame] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every frame more are mounted, until all are
  const { nodes, isComplete } = useMemo(() => {
    const { region, isOverview } = part;
    const before = known.current;
    const wanted = current.filter(
      (item) => (!isOverview && intersects(item, region)) || kept.includes(item.card.id),
    );
    const isMounted = ({ card }: PlacedCard) => before.has(card.id) || kept.includes(card.id);
    const mounted = before.size === 0 ? wanted : mountSome(wanted, isMounted, region);
    const next = mounted.map((item) => {
      const { card, x, y } = item;
      const old = before.get(card.id);
      const isSelected = isCardSelected(card, selection);
      const isSame =
        old !== undefined &&
        old.data.card === card &&
        old.selected === isSelected &&
        old.sourcePosition === getSourceSide(direction) &&
        old.className === getNodeClass(item.isOpening) &&
        old.position.x === x &&
        old.position.y === y;
      return isSame ? old : createCardNode(item, isSelected, direction);
    });
    known.current = new Map(next.map((node) => [node.data.card.id, node]));
    return { nodes: next, isComplete: mounted.length === wanted.length };
  }, [current, part, kept, selection, frame, direction]);
  useEffect(() => {
    if (isComplete) return;
    const request = requestAnimationFrame(() => setFrame(frame + 1));
    return () => cancelAnimationFrame(request);
  }, [isComplete, frame]);
  const wasPainted = useRef(part.isOverview);
  const isPainted = part.isOverview || (wasPainted.current && !isComplete);
  useLayoutEffect(() => {
    wasPainted.current = isPainted;
  });
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
        const isFrame = flowStore.getState().userSelectionRect !== null;
        const rowsOf = (id: LayerId) => (isFrame ? (known.current.get(id)?.data.card.rows ?? []) : []);
        useStore.getState().select(applySelection(selected, rowsOf));
      }
      if (changes.every(({ type }) => type !== 'position')) return;
      const moved = dragHooks.current?.drag(pulled) ?? pulled;
      pulledRef.current = hasEnded ? noPositions : pulled;
      setDragged(hasEnded ? noPositions : moved);
      if (hasEnded && !dragHooks.current?.drop(moved))
        commitMove(takeAlong(moved, latest.current), text.canvas.formatMove);
    },
    [flowStore, text],
  );
  return { nodes, current, part, isPainted, onNodesChange };
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

/** Calls back with what is shown, at once and then with every frame in which it changed. */
export function useTransform(onChange: (shown: ShownPart) => void, causes: readonly unknown[]): void {
  const store = useStoreApi();
  const latest = useRef(onChange);
  useLayoutEffect(() => {
    latest.current = onChange;
  });
  useLayoutEffect(() => {
    let frame = 0;
    const tell = () => {
      frame = 0;
      const [x, y, zoom] = store.getState().transform;
      latest.current({ x, y, zoom });
    };
    tell();
    const unsubscribe = store.subscribe(({ transform }, { transform: before }) => {
      if (transform !== before && frame === 0) frame = requestAnimationFrame(tell);
    });
    return () => {
      unsubscribe();
      cancelAnimationFrame(frame);
    };
  }, [store, ...causes]);
}

/** A zoom counts when it has been the same for so long, and for so many frames: a busy machine draws few of them. */
const settleMs = 120;
const settleFrames = 6;

/**
 * The zoom that cards are drawn for: what it is once a gesture rests, so that the gesture itself restyles nothing; at
 * once where much more comes into view, which must be drawn with less.
 */
export function useSettledZoom(first: number): number {
  const store = useStoreApi();
  const [settled, setSettled] = useState(first);
  const latest = useRef(first);
  useEffect(() => {
    let request = 0;
    let frames = 0;
    let since = 0;
    const settle = () => {
      const [, , zoom] = store.getState().transform;
      latest.current = zoom;
      setSettled(zoom);
    };
    const watch = () => {
      frames += 1;
      const isResting = frames >= settleFrames && performance.now() - since >= settleMs;
      request = isResting ? 0 : requestAnimationFrame(watch);
      if (isResting) settle();
    };
    const unsubscribe = store.subscribe(({ transform: [, , zoom] }, { transform: [, , before] }) => {
      if (zoom === before && zoom === latest.current) return;
      if (zoom !== before) {
        frames = 0;
        since = performance.now();
      }
      if (needsLess(zoom, latest.current)) settle();
      else if (zoom !== latest.current && request === 0) request = requestAnimationFrame(watch);
    });
    return () => {
      cancelAnimationFrame(request);
      unsubscribe();
    };
  }, [store]);
  return settled;
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
        const onScreen = {
          x: x * zoom + left,
          y: y * zoom + top,
          width: width * zoom,
          height: height * zoom,
        };
        const isCovered = mapCover.current !== null && intersects(onScreen, mapCover.current);
        if (isInside && !isCovered) return;
        void flow.setCenter(x + width / 2, y + height / 2, { zoom, duration: getDuration(true) });
      },
      getZoom: flow.getZoom,
      toCanvas: flow.screenToFlowPosition,
      toClient: flow.flowToScreenPosition,
      panBy: (x, y) => void store.getState().panBy({ x, y }),
    };
  }, [flow, store]);
}
