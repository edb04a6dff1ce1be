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
import { selectCardGraph } from '../cardGraph';
import { findAlong, hasLayer, takesInput } from './cardEnds';
import { findPort, getPortPoint, type Port, type Reach } from './ports';
import { pullWire, type Wire } from './wire';

/** A finger is broader than a pointer; lengths in pixels of the screen. */
const reaches = {
  fine: {
    end: 12,
    port: { along: 14, inward: 5, outward: 7 },
    preferred: { along: 16, inward: 8, outward: 12 },
  },
  coarse: {
    end: 22,
    port: { along: 16, inward: 5, outward: 8 },
    preferred: { along: 26, inward: 12, outward: 24 },
  },
} as const;

/** A card keeps a middle that can be dragged, however small it is on the screen. */
const mostInward = 12;
const mostOutward = 26;

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

/** The port near a point. */
export function findPortNear(
  canvas: CanvasHandle,
  point: Point,
  pointer: Pick<PointerEvent, 'pointerType'>,
): Port | null {
  const { layout, placed } = canvas.getScene();
  const { port: reach, preferred: preferredReach } = getReaches(pointer);
  const { hovered, selection } = useStore.getState();
  const zoom = canvas.getZoom();
  return findPort(placed, point, {
    direction: layout.direction,
    reach: scaleReach(reach, zoom),
    preferredReach: scaleReach(preferredReach, zoom),
    isPreferred: (card) => card.id === hovered || isSelected(card, selection),
    hasInput,
  });
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
  const end = gripEnd(scene, point, getReaches(event).end / canvas.getZoom());
  if (end !== null) return end;
  const port = findPortNear(canvas, point, event);
  if (port === null) return null;
  const wire = pullWire(useStore.getState().design.architecture, port, findDrawnAlong);
  const from = findFixedPoint(scene, wire);
  return from === null ? null : { wire, from, port };
}
