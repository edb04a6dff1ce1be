/** @file Adds one layer. */
import { getDefinition, type Layer } from '../layers/catalogue';
import type { Architecture, LayerId } from './architecture';
import type { EditResult } from './editResult';
import { createFragment, type Fragment } from './fragment';
import { createName } from './naming';
import { type Placed, placeFragment } from './placeFragment';
import type { Placement } from './placement';

/** A layer as a piece of its own, under this name. */
export function createLayerFragment(layer: Layer, name: string): Fragment {
  const id = name as LayerId;
  const node = { id, name, layer, inputs: [], group: null };
  return createFragment({ layers: new Map([[id, node]]), groups: new Map() });
}

/**
 * Adds a layer, by default under the next name of its kind, and connects it as its place says: a merge takes all
 * the layers that the place offers, any other the first. What takes no input is not connected.
 *
 * Refuses a second Input layer, and what {@link placeFragment} refuses.
 * @throws RangeError where the place names a layer, connection or group that does not exist.
 */
export function addLayer(
  architecture: Architecture,
  layer: Layer,
  placement: Placement = { at: 'free' },
  name: string = createName(layer.kind, architecture),
): EditResult<Placed> {
  const isSource = getDefinition(layer.kind).arity.max === 0;
  const isBeside = placement.at === 'after' || placement.at === 'branch';
  const place: Placement = isSource && isBeside ? { at: 'free' } : placement;
  return placeFragment(architecture, createLayerFragment(layer, name), place);
}
