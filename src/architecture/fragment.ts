/**
 * @file A piece of a network on its own: what is copied, pasted and dropped.
 *
 * It is an architecture that refers to nothing outside of it; where its layers read from outside is kept beside it.
 */
import { removeNodes } from '../graph/graph';
import { getDefinition } from '../layers/catalogue';
import type { Architecture, GroupId, LayerGroup, LayerId, LayerNode } from './architecture';
import { getGroupPath } from './architecture';
import { findCoveredGroups, removeEmptyGroups } from './membership';

/** An input of a piece that nothing in it feeds. */
export interface OpenInput {
  readonly layer: LayerId;
  /** The port among all inputs of the layer, connected ones included. */
  readonly port: number;
  /** What fed it where it comes from; inputs with the same source belong to the same layer wherever it goes. */
  readonly source: LayerId;
}

/** A piece of a network: self-contained layers and groups, and its inputs from outside. */
export interface Fragment {
  readonly architecture: Architecture;
  /** By layer in document order, ports ascending. */
  readonly openInputs: readonly OpenInput[];
}

/** The layer's innermost group among those that are kept. */
function findKeptGroup(
  architecture: Architecture,
  group: GroupId | null,
  kept: ReadonlySet<GroupId>,
): GroupId | null {
  return getGroupPath(architecture, group).findLast(({ id }) => kept.has(id))?.id ?? null;
}

/** Copies layers out of an architecture, with the groups that they fill. Ids that do not exist are passed over. */
export function copySelection(architecture: Architecture, ids: ReadonlySet<LayerId>): Fragment {
  const kept = findCoveredGroups(architecture, ids);
  const layers = new Map<LayerId, LayerNode>();
  const openInputs: OpenInput[] = [];
  for (const node of architecture.layers.values()) {
    if (!ids.has(node.id)) continue;
    for (const [port, source] of node.inputs.entries())
      if (!ids.has(source)) openInputs.push({ layer: node.id, port, source });
    const inputs = node.inputs.filter((input) => ids.has(input));
    layers.set(node.id, { ...node, inputs, group: findKeptGroup(architecture, node.group, kept) });
  }
  const groups = new Map<GroupId, LayerGroup>();
  for (const [id, group] of architecture.groups) {
    if (kept.has(id)) groups.set(id, { ...group, parent: findKeptGroup(architecture, group.parent, kept) });
  }
  return { architecture: { layers, groups }, openInputs };
}

/** A whole architecture as a piece: inputs that its layers lack are open and read from one and the same source. */
export function createFragment(architecture: Architecture): Fragment {
  const openInputs: OpenInput[] = [];
  const source = 'outside' as LayerId;
  for (const { id, layer, inputs } of architecture.layers.values()) {
    // A merge that lacks several cannot read them all from one layer: that would add it to itself.
    if (inputs.length < getDefinition(layer.kind).arity.min)
      openInputs.push({ layer: id, port: inputs.length, source });
  }
  return { architecture, openInputs };
}

/** The Input layers of an architecture, in document order. */
export function findInputLayers({ layers }: Architecture): readonly LayerId[] {
  return [...layers.values()].flatMap(({ id, layer }) => (layer.kind === 'Input' ? id : []));
}

/** A port of a layer of a piece. */
export interface FragmentPort {
  readonly source: LayerId;
  /** Whether the source is outside. */
  readonly isOpen: boolean;
}

/** All ports of every layer of a piece, connected and open ones, as they stood where it comes from. */
export function computePorts({
  architecture,
  openInputs,
}: Fragment): ReadonlyMap<LayerId, readonly FragmentPort[]> {
  const ports = new Map<LayerId, FragmentPort[]>();
  for (const { id, inputs } of architecture.layers.values())
    ports.set(
      id,
      inputs.map((source) => ({ source, isOpen: false })),
    );
  // Ports ascend, so each one lands where it stood among all.
  for (const { layer, port, source } of openInputs)
    ports.get(layer)?.splice(port, 0, { source, isOpen: true });
  return ports;
}

/** The piece without its Input layers: what they fed is open. The same piece where there are none. */
function openInputLayers(fragment: Fragment): Fragment {
  const { architecture } = fragment;
  const removed = new Set(findInputLayers(architecture));
  if (removed.size === 0) return fragment;
  const openInputs = [...computePorts(fragment)].flatMap(([layer, ports]) =>
    ports.flatMap(({ source, isOpen }, port) =>
      isOpen || removed.has(source) ? { layer, port, source } : [],
    ),
  );
  const layers = removeNodes(architecture.layers, removed);
  return { architecture: removeEmptyGroups({ ...architecture, layers }), openInputs };
}

/** The piece as it can come into a network, which has one Input layer: the piece's own are opened where it has one. */
export function fitFragment(architecture: Architecture, fragment: Fragment): Fragment {
  return findInputLayers(architecture).length > 0 ? openInputLayers(fragment) : fragment;
}

/** Whether a piece is a lone layer that merges several inputs: it takes as many as there are. */
export function isLoneMerge({ architecture: { layers } }: Fragment): boolean {
  const [node, ...others] = layers.values();
  return node !== undefined && others.length === 0 && getDefinition(node.layer.kind).family === 'merge';
}
