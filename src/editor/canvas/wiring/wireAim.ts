/** @file What would happen if the wire in the hand were let go here. */
import type { Architecture } from '../../../architecture/architecture';
import type { KnownShapes } from '../../../architecture/canConnect';
import type { ConnectionRefusal } from '../../../architecture/editResult';
import type { Point } from '../../../layout/geometry';
import type { PlacedCard } from '../../../layout/placedCard';
import type { Scene } from '../canvasHandle';
import { hasLayer } from './cardEnds';
import { findCardAt } from './nearby';
import { getPlugLayers, plug, type Wire } from './wire';

/** What a drop does: nothing where the wire is at home; `cut` pulls a connection off; `offer` asks for a layer. */
export type Aim =
  | { readonly type: 'home' }
  | { readonly type: 'plug'; readonly place: PlacedCard }
  | { readonly type: 'refused'; readonly place: PlacedCard; readonly reason: ConnectionRefusal }
  | { readonly type: 'cut' }
  | { readonly type: 'offer' };

/** What a drop at a card does. O(layers + connections). */
export function aimAtCard(
  architecture: Architecture,
  wire: Wire,
  place: PlacedCard,
  shapes: KnownShapes,
): Aim {
  const layers = getPlugLayers(wire, place.card, architecture.layers);
  if (hasLayer(place.card, wire.fixed.layer) || !layers.every((id) => architecture.layers.has(id)))
    return { type: 'home' };
  const result = plug(architecture, wire, layers, shapes);
  if (!result.ok) return { type: 'refused', place, reason: result.reason };
  return result.architecture === architecture ? { type: 'home' } : { type: 'plug', place };
}

/** What a drop at a point of the canvas does; cards at most `reach` away are meant. */
export function aim(
  architecture: Architecture,
  wire: Wire,
  { placed }: Scene,
  point: Point,
  reach: number,
  shapes: KnownShapes,
): Aim {
  const place = findCardAt(placed, point, reach);
  if (place !== null) return aimAtCard(architecture, wire, place, shapes);
  return { type: wire.edge === null ? 'offer' : 'cut' };
}
