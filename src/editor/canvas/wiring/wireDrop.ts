/** @file Lets go of a wire: connects, cuts, or offers layers for its open end. */
import type { LayerId } from '../../../architecture/architecture';
import { type Edge, getSource } from '../../../architecture/edge';
import type { ConnectionRefusal } from '../../../architecture/editResult';
import type { Position } from '../../../document/document';
import type { Card } from '../../../layout/cards';
import type { Point } from '../../../layout/geometry';
import { editArchitecture, sayRefusal } from '../../../state/editArchitecture';
import { getLateText } from '../../../state/language';
import { selectAnalysis } from '../../../state/selectors';
import { useStore } from '../../../state/store';
import type { CanvasHandle } from '../canvasHandle';
import { announce } from './announce';
import { findDrawnAlong, findFixedPoint } from './grip';
import { offer } from './offer';
import { cutAll, getPlugLayers, plug, type Wire } from './wire';
import type { Aim } from './wireAim';
import { findWireRemedy } from './wireRemedy';

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
  const result = plug(state.design.architecture, wire, layers, shapes);
  if (!result.ok) {
    void sayRefusal(result.reason, wire.edge === null ? findWireRemedy(source, result.reason) : undefined);
    return;
  }
  editArchitecture(label, () => result);
  if (result.architecture !== state.design.architecture) announce(wiring.connected(from, to));
}

/** Cuts a connection as a step, with those that are drawn as one with it, unless it is meant alone. */
export function cutEdge(edge: Edge, isAlone = false): void {
  const { design } = useStore.getState();
  const source = getSource(design.architecture, edge);
  const along = isAlone ? [] : findDrawnAlong(edge);
  const label = getLateText().steps.cutConnection(getName(source), getName(edge.target));
  editArchitecture(label, (before) => ({ ok: true, architecture: cutAll(before, [edge, ...along]) }));
  announce(label);
}

/** Says why a wire cannot be plugged in, and offers what would help. */
function sayWireRefusal(wire: Wire, card: Card, reason: ConnectionRefusal): void {
  const { layers } = useStore.getState().design.architecture;
  const [plugged] = getPlugLayers(wire, card, layers);
  const source = wire.fixed.end === 'output' ? wire.fixed.layer : plugged;
  const action = wire.edge === null && source !== undefined ? findWireRemedy(source, reason) : undefined;
  void sayRefusal(reason, action);
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
  if (target.type === 'refused') sayWireRefusal(wire, target.place.card, target.reason);
  if (target.type === 'cut' && wire.edge !== null) cutEdge(wire.edge);
  if (target.type === 'offer') offerLayers(canvas, wire, client);
}
