/**
 * @file Wires by pointer, mouse or finger: pull one out of a port and drop it on a layer; or tap a port, then a layer.
 *
 * One listener on the canvas instead of handles on every card: it finds out by place what a press means, before React
 * Flow hears of it.
 */
import type { Point } from '../../../layout/geometry';
import { useStore } from '../../../state/store';
import { type ChosenEdge, selectWireEnd } from '../../../state/wireView';
import type { CanvasHandle } from '../canvasHandle';
import { dragPreview } from './dragPreview';
import { startEdgePan } from './edgePan';
import { findFixedPoint, findGrip, type Grip, isSelected } from './grip';
import { findCardAt, findEdgeAt } from './nearby';
import type { Port } from './ports';
import { aimAt, cardReach, showWire } from './showWire';
import type { Wire } from './wire';
import { dropWire, offerLayers } from './wireDrop';

/** A press that moves no further is a tap, in pixels of the screen. */
const tapLimit = 5;
interface Held extends Grip {
  readonly pointer: number;
  readonly start: Point;
  client: Point;
  hasMoved: boolean;
  stopPan: () => void;
}

const getClient = ({ clientX: x, clientY: y }: PointerEvent): Point => ({ x, y });

/**
 * The connection that a tap means which lies beside a card, within reach of its port: in a chain the ports fill the
 * gap. Null where the port is meant.
 */
function findEdgeBeside(canvas: CanvasHandle, client: Point, port: Port): ChosenEdge | null {
  const { placed, edges } = canvas.getScene();
  const point = canvas.toCanvas(client);
  const { selection } = useStore.getState();
  // The port of a selected card is large enough to be meant.
  if (isSelected(port.card, selection) || findCardAt(placed, point) !== null) return null;
  const near = findEdgeAt(edges, point, cardReach / canvas.getZoom());
  if (near === null) return null;
  const { from: source, to: target, port: input } = near.drawn.edge;
  return { source, target, port: input, of: target };
}

/** Listens on a canvas until the returned function is called. */
export function listenForWires(canvas: CanvasHandle): () => void {
  const { element } = canvas;
  const end = new AbortController();
  const { signal } = end;
  let held: Held | null = null;

  const letGo = () => {
    held?.stopPan();
    held = null;
    dragPreview.set(null);
  };
  const getTaken = (): Wire | null => {
    const fixed = selectWireEnd(useStore.getState());
    return fixed === null ? null : { fixed, edge: null };
  };
  const show = () => {
    if (held !== null) showWire(canvas, held.wire, held.from, held.client);
  };

  const take = (event: PointerEvent, grip: Grip) => {
    event.preventDefault();
    event.stopPropagation();
    // The press would have taken the focus out of a field; so do we.
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
    element.setPointerCapture(event.pointerId);
    const client = getClient(event);
    held = { ...grip, pointer: event.pointerId, start: client, client, hasMoved: false, stopPan: () => {} };
  };

  const handleDown = (event: PointerEvent) => {
    if (held !== null || !event.isPrimary || event.button !== 0 || useStore.getState().isFraming) return;
    if (!(event.target instanceof Element) || event.target.closest('.canvas-tool') !== null) return;
    const taken = getTaken();
    if (taken !== null) {
      const point = canvas.toCanvas(getClient(event));
      const place = findCardAt(canvas.getScene().placed, point, cardReach / canvas.getZoom());
      const from = place === null ? null : findFixedPoint(canvas.getScene(), taken);
      if (from !== null) take(event, { wire: taken, from, port: null });
      return;
    }
    const grip = findGrip(canvas, event);
    if (grip !== null) take(event, grip);
  };

  const handleMove = (event: PointerEvent) => {
    const client = getClient(event);
    if (held === null) {
      const taken = event.pointerType === 'mouse' ? getTaken() : null;
      const from = taken === null ? null : findFixedPoint(canvas.getScene(), taken);
      if (taken !== null && from !== null) showWire(canvas, taken, from, client);
      return;
    }
    if (event.pointerId !== held.pointer) return;
    held.client = client;
    const isFar = Math.hypot(client.x - held.start.x, client.y - held.start.y) > tapLimit;
    if (!held.hasMoved && isFar) {
      held.hasMoved = true;
      held.stopPan = startEdgePan(canvas, () => held?.client ?? client, show);
    }
    if (held.hasMoved) show();
  };

  const tap = ({ wire, port, client }: Held) => {
    const { takeWire, chooseEdge } = useStore.getState();
    if (getTaken() !== null) {
      takeWire(null);
      dropWire(canvas, wire, aimAt(canvas, wire, client), client);
      return;
    }
    if (port === null) return;
    const beside = findEdgeBeside(canvas, client, port);
    if (beside !== null) chooseEdge(beside);
    else if (wire.edge === null) takeWire(wire.fixed);
    else chooseEdge({ ...wire.edge, source: wire.fixed.layer, of: wire.edge.target });
  };

  const handleUp = (event: PointerEvent) => {
    if (held === null || event.pointerId !== held.pointer) return;
    event.stopPropagation();
    const done = held;
    letGo();
    // While the pointer was held nobody heard it leave the card.
    useStore.getState().hover(null);
    if (!done.hasMoved) {
      tap(done);
      return;
    }
    useStore.getState().takeWire(null);
    dropWire(canvas, done.wire, aimAt(canvas, done.wire, done.client), done.client);
  };

  const handleKey = (event: KeyboardEvent) => {
    const isHeld = held !== null || getTaken() !== null;
    if (event.key !== 'Escape' || !isHeld) return;
    event.stopPropagation();
    event.preventDefault();
    useStore.getState().takeWire(null);
    letGo();
  };

  /** A tap on nothing, with a wire in the hand, asks what to put there. */
  const handleClick = (event: MouseEvent) => {
    const taken = getTaken();
    const isOnPane = event.target instanceof Element && event.target.classList.contains('react-flow__pane');
    if (taken === null || !isOnPane) return;
    event.stopPropagation();
    useStore.getState().takeWire(null);
    dragPreview.set(null);
    offerLayers(canvas, taken, { x: event.clientX, y: event.clientY });
  };

  element.addEventListener('pointerdown', handleDown, { signal, capture: true });
  element.addEventListener('pointermove', handleMove, { signal, capture: true });
  element.addEventListener('pointerup', handleUp, { signal, capture: true });
  element.addEventListener('pointercancel', letGo, { signal, capture: true });
  element.addEventListener('click', handleClick, { signal, capture: true });
  addEventListener('keydown', handleKey, { signal, capture: true });
  element.addEventListener(
    'touchstart',
    (event) => {
      if (held === null) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { signal, capture: true, passive: false },
  );
  // A wire hangs on layers and on numbered inputs: with the network it was pulled in, it goes.
  const unsubscribe = useStore.subscribe(({ design }, before) => {
    if (held !== null && design.architecture !== before.design.architecture) letGo();
  });
  return () => {
    letGo();
    unsubscribe();
    end.abort();
  };
}
