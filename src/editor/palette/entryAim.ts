/** @file What a drop of a palette entry at a place in the window does. */
import type { Edge } from '../../architecture/edge';
import { getDefinition, isLayerKind } from '../../layers/catalogue';
import type { Point } from '../../layout/geometry';
import { explainRefusal } from '../../state/editArchitecture';
import { getLateText } from '../../state/language';
import { useStore } from '../../state/store';
import { getCanvas } from '../canvas/canvasHandle';
import { getEntry, getExit } from '../canvas/wiring/cardEnds';
import { type DragPreview, emptyPreview } from '../canvas/wiring/dragPreview';
import { findDrawnAlong } from '../canvas/wiring/grip';
import { findCardAt, findEdgeAt } from '../canvas/wiring/nearby';
import { isOverNetwork } from '../canvas/wiring/overNetwork';
import { formatEntry, type PaletteId } from './paletteEntries';
import { type EntryPlace, tryEntry } from './placeEntry';

/** How near to a connection a drop is on it, in pixels of the screen. */
const edgeReach = 18;
/** Where a pointer holds the card that it carries, in pixels of the canvas. */
const hold: Point = { x: 112, y: 25 };

/** What a drop does, as it is shown; the place is null where nothing can be dropped. */
export interface EntryAim {
  readonly place: EntryPlace | null;
  readonly preview: DragPreview;
}

const toEdge = (edge: Edge) => ({ at: 'edge', edge, along: findDrawnAlong(edge) }) as const;

interface Spot extends EntryPlace, Pick<DragPreview, 'edge' | 'box'> {
  readonly hint: string;
}

/** The spot at a place over the network: on a connection, at a card, or free. */
function findSpot(id: PaletteId, client: Point): Spot {
  const { wiring } = getLateText();
  const { layers } = useStore.getState().design.architecture;
  const canvas = getCanvas();
  const nothing = { edge: null, box: null };
  if (layers.size === 0 || canvas === null) return { ...nothing, hint: wiring.first };
  const { layout, placed, edges } = canvas.getScene();
  const point = canvas.toCanvas(client);
  const position = { x: Math.round(point.x - hold.x), y: Math.round(point.y - hold.y) };
  const free: Spot = { ...nothing, placement: { at: 'free' }, position, hint: wiring.free };
  if (isLayerKind(id) && getDefinition(id).arity.max === 0) return free;
  const getName = (layer: Parameters<typeof layers.get>[0]) => layers.get(layer)?.name ?? layer;
  const near = findEdgeAt(edges, point, edgeReach / canvas.getZoom())?.drawn;
  const card = findCardAt(placed, point);
  // A card hides the connections below it, but for its very edges.
  const isRight = layout.direction === 'right';
  const [at, length] = isRight
    ? [point.x - (card?.x ?? 0), card?.width]
    : [point.y - (card?.y ?? 0), card?.height];
  const half = (length ?? 0) / 2;
  const isInside = card !== null && Math.abs(at - half) < half - 8;
  if (near !== undefined && !isInside) {
    const { from, to, port } = near.edge;
    const hint = wiring.insert(getName(from), getName(to));
    return { edge: near, box: null, placement: toEdge({ target: to, port }), hint };
  }
  if (card === null) return free;
  const isFront = at < half;
  const entry = layers.get(getEntry(card.card, layers));
  const [source] = entry?.inputs ?? [];
  if (isFront && entry !== undefined && getDefinition(entry.layer.kind).arity.max > 0) {
    const hint = wiring.inFrontOf(entry.name);
    const placement =
      source === undefined
        ? ({ at: 'before', layer: entry.id } as const)
        : toEdge({ target: entry.id, port: 0 });
    return { edge: null, box: card, placement, hint };
  }
  const exit = getExit(card.card, layers);
  return {
    edge: null,
    box: card,
    placement: { at: 'after', layers: [exit] },
    hint: wiring.behind(getName(exit)),
  };
}

/** What a drop here does. */
export function aimEntry(id: PaletteId, client: Point): EntryAim {
  const text = getLateText();
  const carried = formatEntry(id, text);
  if (!isOverNetwork(client))
    return { place: null, preview: { ...emptyPreview, carried, hint: text.wiring.outside, client } };
  const { hint, edge, box, ...place } = findSpot(id, client);
  const result = tryEntry(id, useStore.getState(), place);
  const shown = { ...emptyPreview, carried, edge, box, client };
  return result.ok
    ? { place, preview: { ...shown, hint } }
    : { place: null, preview: { ...shown, isRefused: true, hint: explainRefusal(result.reason, text) } };
}
