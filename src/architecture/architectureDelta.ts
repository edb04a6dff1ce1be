/**
 * @file What an edit did to an architecture, as a value of its own: small enough to be sent from a worker, and what it
 * did not touch keeps its identity where it arrives.
 */
import type { Architecture, GroupId, LayerGroup, LayerId, LayerNode } from './architecture';

/** The way from one architecture to another. */
export interface ArchitectureDelta {
  /** Ids of all layers in the new document order; null: as they were. */
  readonly order: readonly LayerId[] | null;
  /** Layers that are new or differ. */
  readonly layers: readonly LayerNode[];
  /** All groups where any of them differs, else null. */
  readonly groups: readonly LayerGroup[] | null;
}

/** What leads from `before` to `after`, which share the layers that are the very same. O(layers + groups). */
export function computeDelta(before: Architecture, after: Architecture): ArchitectureDelta {
  const order = [...after.layers.keys()];
  const known = [...before.layers.keys()];
  const isSameOrder = order.length === known.length && order.every((id, place) => id === known[place]);
  return {
    order: isSameOrder ? null : order,
    layers: [...after.layers.values()].filter((node) => before.layers.get(node.id) !== node),
    groups: after.groups === before.groups ? null : [...after.groups.values()],
  };
}

/**
 * Goes the way again.
 *
 * @param before the architecture that the delta was computed from, or an equal one.
 */
export function applyDelta(before: Architecture, { order, layers, groups }: ArchitectureDelta): Architecture {
  if (order === null && layers.length === 0 && groups === null) return before;
  const changed = new Map(layers.map((node) => [node.id, node]));
  const ids = order ?? before.layers.keys();
  const nodes = new Map<LayerId, LayerNode>();
  for (const id of ids) {
    const node = changed.get(id) ?? before.layers.get(id);
    if (node !== undefined) nodes.set(id, node);
  }
  const named = groups && new Map(groups.map((group): [GroupId, LayerGroup] => [group.id, group]));
  return { layers: nodes, groups: named ?? before.groups };
}
