/** @file Lets go of a wire: connects, cuts, or offers layers for its open end. */
import type { LayerId } from '../../../architecture/architecture';
import { type Edge, getSource } from '../../../architecture/edge';
import type { Position } from '../../../document/document';
import type { Point } from '../../../layout/geometry';
import { editArchitecture, sayRefusal } from '../../../state/editArchitecture';
import { getLateText } from '../../../state/language';
import { selectAnalysis } from '../../../state/selectors';
import { useStore } from '../../../state/store';
import type { CanvasHandle } from '../canvasHandle';
import { selectCardGraph } from '../cardGraph';
import { announce } from './announce';
import { findAlong } from './cardEnds';
import { findFixedPoint } from './grip';
import { offer } from './offer';
import { cutAll, getPlugLayers, plug, type Wire } from './wire';
import type { Aim } from './wireAim';

function getName(id: LayerId): string {
  return useStore.getState().design.architecture.layers.get(id)?.name ?? id;
}

/** Plugs a wire in, as a step; what is refused is said. */
export function plugWire(wire: Wire, layers: readonly LayerId[]): void {
  const state = useStore.getState();
  const [layer] = layers;
  if (layer === undefined) return;
  const { steps, wiring } = getLateText();
  const isForward = wire.fixed.end === 'output';
  const [source, target] = isForward ? [wire.fixed.layer, layer] : [layer, wire.fixed.layer];
  const [from, to] = [getName(source), getName(target)];
  const label = wire.edge === null ? steps.connect(from, to) : steps.replug(from, to);
  const { layers: shapes } = selectAnalysis(state);
  const made = editArchitecture(label, (before) => plug(before, wire, layers, shapes));
  if (made !== null && made.architecture !== state.design.architecture) announce(wiring.connected(from, to));
}

/** Cuts a connection and those that are drawn as one with it, as a step. */
export function cutEdge(edge: Edge): void {
  const { design, chooseEdge } = useStore.getState();
  const source = getSource(design.architecture, edge);
  const along = findAlong(design.architecture, selectCardGraph(useStore.getState()), edge);
  const label = getLateText().steps.cutConnection(getName(source), getName(edge.target));
  editArchitecture(label, (before) => ({ ok: true, architecture: cutAll(before, [edge, ...along]) }));
  chooseEdge(null);
  announce(label);
}

/** A drop this near below a port goes on with the network, and the layout finds its place; in pixels of the canvas. */
const nearBy = { x: 240, y: 260 } as const;

/** Where what is chosen goes by hand; null where the drop only meant "next". */
function findPosition(canvas: CanvasHandle, wire: Wire, point: Point): Position | null {
  const from = findFixedPoint(canvas.getScene(), wire);
  const isNear =
    from !== null && Math.abs(point.x - from.x) < nearBy.x && Math.abs(point.y - from.y) < nearBy.y;
  return isNear ? null : { x: point.x, y: point.y };
}

/** Offers layers for the open end of a wire. */
export function offerLayers(canvas: CanvasHandle, wire: Wire, client: Point): void {
  const { layer, end } = wire.fixed;
  const { layers } = selectAnalysis(useStore.getState());
  offer.set({
    client,
    placement: end === 'output' ? { at: 'branch', layers: [layer] } : { at: 'before', layer },
    arriving: end === 'output' ? (layers.get(layer)?.shape ?? null) : null,
    position: findPosition(canvas, wire, canvas.toCanvas(client)),
  });
}

/** Does what a drop here does. */
export function dropWire(canvas: CanvasHandle, wire: Wire, target: Aim, client: Point): void {
  if (target.type === 'plug')
    plugWire(wire, getPlugLayers(wire, target.place.card, useStore.getState().design.architecture.layers));
  if (target.type === 'refused') void sayRefusal(target.reason);
  if (target.type === 'cut' && wire.edge !== null) cutEdge(wire.edge);
  if (target.type === 'offer') offerLayers(canvas, wire, client);
}
