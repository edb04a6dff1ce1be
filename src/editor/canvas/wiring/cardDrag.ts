/**
 * @file Cards that are dragged: they snap into line with others, a connection takes in the one dropped on it; Escape
 * puts them back, and so does an edit.
 */
import type { LayerId } from '../../../architecture/architecture';
import { moveToEdge } from '../../../architecture/moveToEdge';
import { removePositions, setArchitecture } from '../../../document/designEdits';
import type { CardGraph } from '../../../layout/cards';
import type { Point, Rectangle } from '../../../layout/geometry';
import type { PlacedCard } from '../../../layout/placedCard';
import { getLateText } from '../../../state/language';
import { useStore } from '../../../state/store';
import type { CanvasHandle } from '../canvasHandle';
import { selectCardGraph } from '../cardGraph';
import { dragHooks, type Moved } from '../dragHooks';
import { align, type Guide } from './alignment';
import { announce } from './announce';
import { hasLayer } from './cardEnds';
import { createCell } from './cell';
import { dragPreview, emptyPreview } from './dragPreview';
import { findDrawnAlong } from './grip';
import { findEdgeAt, type NearEdge } from './nearby';

/** Lines that show what stands in line with the card that is dragged. */
export const dragGuides = createCell<readonly Guide[]>([]);

const noGuides: readonly Guide[] = [];
const nothingMoved: Moved = new Map();

/** So near cards snap into line, and so near to a connection it takes them in, in pixels of the screen. */
const reaches = { line: 6, edge: 10 } as const;

/** The layers of a card, in order. */
function getLayers({ card: { main, rows, folded } }: PlacedCard): readonly LayerId[] {
  return folded?.layers ?? [main, ...rows];
}

function getBounds(boxes: readonly Rectangle[]): Rectangle {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** Puts a card on a connection: the design as it would be, null where that is not possible or changes nothing. */
function tryInsert(place: PlacedCard, { drawn }: NearEdge) {
  const { architecture } = useStore.getState().design;
  const edge = { target: drawn.edge.to, port: drawn.edge.port };
  const result = moveToEdge(architecture, getLayers(place), edge, findDrawnAlong(edge));
  return result.ok && result.architecture !== architecture ? result.architecture : null;
}

/** Takes part in the drags of a canvas until the returned function is called. */
export function listenForCardDrags(canvas: CanvasHandle): () => void {
  const end = new AbortController();
  let client: Point = { x: 0, y: 0 };
  let state: 'idle' | 'dragging' | 'cancelled' = 'idle';
  /** What was drawn as the drag began. */
  let graph: CardGraph | null = null;
  canvas.element.addEventListener(
    'pointermove',
    (event) => {
      client = { x: event.clientX, y: event.clientY };
    },
    { signal: end.signal, capture: true, passive: true },
  );

  // To React Flow that is the end of the drag: the button that is still held moves nothing, and the cards are put back.
  const cancel = () => {
    state = 'cancelled';
    dispatchEvent(new MouseEvent('mouseup', { view: window, clientX: client.x, clientY: client.y }));
  };
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || state !== 'dragging') return;
      event.stopPropagation();
      event.preventDefault();
      cancel();
    },
    { signal: end.signal, capture: true },
  );
  // Before a card that goes is taken from the page: without it React Flow would never stop moving the canvas.
  const unsubscribe = useStore.subscribe((store) => {
    if (state === 'dragging' && selectCardGraph(store) !== graph) cancel();
  });

  const findTarget = (moved: Moved): { readonly place: PlacedCard; readonly near: NearEdge } | null => {
    const [id] = moved.keys();
    const { placed, edges } = canvas.getScene();
    const place = placed.find(({ card }) => card.id === id);
    if (place === undefined || moved.size !== 1) return null;
    const others = edges.filter(
      ({ edge }) => !hasLayer(place.card, edge.from) && !hasLayer(place.card, edge.to),
    );
    const near = findEdgeAt(others, canvas.toCanvas(client), reaches.edge / canvas.getZoom());
    return near !== null && tryInsert(place, near) !== null ? { place, near } : null;
  };
  const getNames = ({ drawn: { edge } }: NearEdge) => {
    const { layers } = useStore.getState().design.architecture;
    return [layers.get(edge.from)?.name ?? '', layers.get(edge.to)?.name ?? ''] as const;
  };

  const drag = (moved: Moved): Moved => {
    // Fingers are not let go by a key: until they are, the cards stand where they were.
    if (state === 'cancelled') return nothingMoved;
    if (state === 'idle') graph = selectCardGraph(useStore.getState());
    state = 'dragging';
    const target = findTarget(moved);
    if (target !== null) {
      dragGuides.set(noGuides);
      const hint = getLateText().wiring.insert(...getNames(target.near));
      dragPreview.set({ ...emptyPreview, edge: target.near.drawn, hint, client });
      return moved;
    }
    dragPreview.set(null);
    const { placed } = canvas.getScene();
    const boxes = placed.flatMap((place) => {
      const position = moved.get(place.card.id);
      return position === undefined ? [] : { ...place, ...position };
    });
    if (boxes.length === 0) return moved;
    const others = placed.filter(({ card }) => !moved.has(card.id));
    const { dx, dy, guides } = align(getBounds(boxes), others, reaches.line / canvas.getZoom());
    dragGuides.set(guides);
    return new Map([...moved].map(([id, { x, y }]) => [id, { x: x + dx, y: y + dy }]));
  };

  const drop = (moved: Moved): boolean => {
    dragGuides.set(noGuides);
    dragPreview.set(null);
    const isCancelled = state === 'cancelled';
    state = 'idle';
    if (isCancelled) return true;
    const target = findTarget(moved);
    const made = target && tryInsert(target.place, target.near);
    if (target === null || made === null) return false;
    const store = useStore.getState();
    const { layers } = store.design.architecture;
    const name = layers.get(target.place.card.main)?.name ?? '';
    const label = getLateText().steps.insert(name, ...getNames(target.near));
    store.editDesign(label, (before) =>
      removePositions(setArchitecture(before, made), getLayers(target.place)),
    );
    store.select(target.place.card.folded?.layers ?? [target.place.card.main]);
    announce(label);
    return true;
  };

  dragHooks.current = { drag, drop };
  return () => {
    end.abort();
    unsubscribe();
    dragHooks.current = null;
    dragGuides.set(noGuides);
  };
}
