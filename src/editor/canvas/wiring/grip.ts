/** @file What a press on the canvas takes hold of: an end of the chosen connection, or a port. */
import type { LayerId } from '../../../architecture/architecture';
import type { Edge } from '../../../architecture/edge';
import type { Card } from '../../../layout/cards';
import type { DrawnEdge } from '../../../layout/drawnEdges';
import type { Point } from '../../../layout/geometry';
import { useStore } from '../../../state/store';
import type { Store } from '../../../state/storeShape';
import { selectChosenEdge } from '../../../state/wireView';
import type { CanvasHandle, Scene } from '../canvasHandle';
import { computeSmallestText } from '../cardDetail';
import { selectCardGraph } from '../cardGraph';
import { findAlong, hasLayer, takesInput } from './cardEnds';
import { findDotPort, findPort, getPortPoint, type Port, type PortSearch, type Reach } from './ports';
import { pullWire, type Wire } from './wire';

/** A finger is broader than a pointer; lengths in pixels of the screen. Dots are drawn so large in WiringLayer.css. */
const reaches = {
  fine: {
    dot: { radius: 5.5, out: 0 },
    end: 12,
    port: { along: 14, inward: 5, outward: 7 },
    preferred: { along: 16, inward: 8, outward: 12 },
  },
  coarse: {
    dot: { radius: 7.5, out: 3 },
    end: 22,
    port: { along: 16, inward: 5, outward: 8 },
    preferred: { along: 26, inward: 12, outward: 24 },
  },
} as const;

/** A card keeps a middle that can be dragged, however small it is on the screen. */
const mostInward = 12;
const mostOutward = 26;

/** Far out dots are no larger than this, in pixels of the canvas. */
const largestDot = 11;

/** How large the ends of the chosen connection are drawn, in pixels of the screen. */
const endRadius = 6;

/** What was taken hold of. */
export interface Grip {
  readonly wire: Wire;
  /** Where the fixed end of the wire is, on the canvas. */
  readonly from: Point;
  /** The port that was pressed; null for an end of a connection. */
  readonly port: Port | null;
}

/** How exact a pointer is. */
export function getReaches({ pointerType }: Pick<PointerEvent, 'pointerType'>) {
  return pointerType === 'mouse' ? reaches.fine : reaches.coarse;
}

/** What `--line-width` is at a zoom: about a pixel of the screen, in pixels of the canvas. */
const getLineWidth = (zoom: number) => computeSmallestText(zoom) / computeSmallestText(1);

function scaleReach({ along, inward, outward }: Reach, zoom: number): Reach {
  return {
    along: along / zoom,
    inward: Math.min(inward / zoom, mostInward),
    outward: Math.min(outward / zoom, mostOutward),
  };
}

/** The chosen connection as it is drawn. */
export function findChosen({ edges }: Scene, state: Store): DrawnEdge | null {
  const chosen = selectChosenEdge(state);
  if (chosen === null) return null;
  return edges.find(({ edge }) => edge.to === chosen.target && edge.port === chosen.port) ?? null;
}

function gripEnd(scene: Scene, point: Point, reach: number): Grip | null {
  const chosen = findChosen(scene, useStore.getState());
  if (chosen === null) return null;
  const { line, edge } = chosen;
  const start = line[0];
  const end = line.at(-1) ?? start;
  const toStart = Math.hypot(point.x - start.x, point.y - start.y);
  const toEnd = Math.hypot(point.x - end.x, point.y - end.y);
  if (Math.min(toStart, toEnd) > reach) return null;
  const held = { target: edge.to, port: edge.port };
  const along = findDrawnAlong(held);
  return toEnd <= toStart
    ? { wire: { fixed: { layer: edge.from, end: 'output' }, edge: held, along }, from: start, port: null }
    : { wire: { fixed: { layer: edge.to, end: 'input' }, edge: held, along }, from: end, port: null };
}

/** Whether a card takes input. */
export function hasInput(card: Card): boolean {
  return takesInput(card, useStore.getState().design.architecture.layers);
}

/** Whether a card, or a row of it, or all that it stands for is selected. */
export function isSelected({ main, rows, folded }: Card, selection: ReadonlySet<LayerId>): boolean {
  if (folded !== undefined) return folded.layers.every((id) => selection.has(id));
  return selection.has(main) || rows.some((row) => selection.has(row));
}

/** The connections that are drawn as one with another. */
export function findDrawnAlong(edge: Edge): readonly Edge[] {
  const state = useStore.getState();
  return findAlong(state.design.architecture, selectCardGraph(state), edge);
}

/** What decides which port a press means. */
function getSearch(canvas: CanvasHandle, pointer: Pick<PointerEvent, 'pointerType'>): PortSearch {
  const { dot, port: reach, preferred: preferredReach } = getReaches(pointer);
  const { hovered, selection } = useStore.getState();
  const zoom = canvas.getZoom();
  const line = getLineWidth(zoom);
  const isPreferred = (card: Card) => card.id === hovered || isSelected(card, selection);
  return {
    direction: canvas.getScene().layout.direction,
    dot: { radius: Math.min(dot.radius * line, largestDot), out: dot.out * line },
    // The dots of a card appear as a mouse comes near.
    hasDots: pointer.pointerType === 'mouse' ? () => true : isPreferred,
    reach: scaleReach(reach, zoom),
    preferredReach: scaleReach(preferredReach, zoom),
    isPreferred,
    hasInput,
  };
}

/** The port near a point. */
export function findPortNear(
  canvas: CanvasHandle,
  point: Point,
  pointer: Pick<PointerEvent, 'pointerType'>,
): Port | null {
  return findPort(canvas.getScene().placed, point, getSearch(canvas, pointer));
}

/** Where the fixed end of a wire is on the canvas. */
export function findFixedPoint({ layout, placed, edges }: Scene, { fixed, edge }: Wire): Point | null {
  const drawn =
    edge === null
      ? undefined
      : edges.find(({ edge: { to, port } }) => to === edge.target && port === edge.port);
  if (drawn !== undefined) return fixed.end === 'output' ? drawn.line[0] : (drawn.line.at(-1) ?? null);
  const place = placed.find(({ card }) => hasLayer(card, fixed.layer));
  return place === undefined ? null : getPortPoint(place, fixed.end, layout.direction);
}

/** What a press at a place in the window takes hold of; null where it is nothing of wires. */
export function findGrip(canvas: CanvasHandle, event: PointerEvent): Grip | null {
  const scene = canvas.getScene();
  const point = canvas.toCanvas({ x: event.clientX, y: event.clientY });
  const search = getSearch(canvas, event);
  const zoom = canvas.getZoom();
  // What is drawn under the pointer is meant; what is only near comes after it.
  const onEnd = gripEnd(scene, point, endRadius * getLineWidth(zoom));
  if (onEnd !== null) return onEnd;
  const onDot = findDotPort(scene.placed, point, search);
  const end = onDot === null ? gripEnd(scene, point, getReaches(event).end / zoom) : null;
  if (end !== null) return end;
  const port = onDot ?? findPort(scene.placed, point, search);
  if (port === null) return null;
  const wire = pullWire(useStore.getState().design.architecture, port, findDrawnAlong);
  const from = findFixedPoint(scene, wire);
  return from === null ? null : { wire, from, port };
}
