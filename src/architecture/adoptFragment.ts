/** @file A piece under ids that are free in a network: the first half of putting it there. */
import { getDefinition } from '../layers/catalogue';
import type { Architecture, GroupId, LayerGroup, LayerId, LayerNode } from './architecture';
import { computePorts, type Fragment, isLoneMerge } from './fragment';
import { getGroup } from './membership';
import { createGroupNamer, createLayerNamer } from './naming';

/** A piece that speaks the network's ids, not yet part of it. */
export interface AdoptedFragment {
  readonly layers: readonly LayerNode[];
  readonly groups: ReadonlyMap<GroupId, LayerGroup>;
  /** The new id of every layer of the piece. */
  readonly ids: ReadonlyMap<LayerId, LayerId>;
  /** How many layers outside the piece wants to read from. */
  readonly entries: number;
  /** The anchors that feed it, in the given order. */
  readonly feeders: readonly LayerId[];
}

function adoptGroups(architecture: Architecture, groups: Architecture['groups'], parent: GroupId | null) {
  const namer = createGroupNamer(architecture);
  const names = new Map<GroupId, GroupId>();
  for (const { id, name } of groups.values()) names.set(id, namer.createFree(name) as GroupId);
  const isInBlock = parent !== null && getGroup(architecture, parent).kind === 'block';
  const adopted = new Map<GroupId, LayerGroup>();
  for (const group of groups.values()) {
    const id = names.get(group.id) ?? group.id;
    adopted.set(id, {
      id,
      name: id,
      // No stage lies in a block.
      kind: isInBlock ? 'block' : group.kind,
      parent: group.parent === null ? parent : (names.get(group.parent) ?? parent),
    });
  }
  return { names, adopted };
}

/**
 * Gives a piece free names and ids, its groups the parent `group`, and feeds its sources from the anchors, pairwise
 * in order; a lone merge takes all anchors that it can. Sources without an anchor stay open.
 */
export function adoptFragment(
  architecture: Architecture,
  fragment: Fragment,
  anchors: readonly LayerId[],
  group: GroupId | null,
): AdoptedFragment {
  const nodes = [...fragment.architecture.layers.values()];
  const namer = createLayerNamer(architecture);
  const ids = new Map<LayerId, LayerId>();
  for (const { id, name } of nodes) ids.set(id, namer.createFree(name) as LayerId);
  const { names, adopted } = adoptGroups(architecture, fragment.architecture.groups, group);
  const findGroup = (inner: GroupId | null) => (inner === null ? group : (names.get(inner) ?? group));

  const [merge] = isLoneMerge(fragment) ? nodes : [];
  const sources = [...new Set(fragment.openInputs.map(({ source }) => source))];
  const limit = merge ? getDefinition(merge.layer.kind).arity.max : sources.length;
  const feeders = anchors.slice(0, limit);
  const feederOf = new Map(sources.map((source, index) => [source, feeders[index]]));
  const ports = computePorts(fragment);
  const layers = nodes.map((node): LayerNode => {
    const id = ids.get(node.id) ?? node.id;
    const inputs = (ports.get(node.id) ?? []).flatMap(
      ({ source, isOpen }) => (isOpen ? feederOf : ids).get(source) ?? [],
    );
    return { ...node, id, name: id, inputs: merge ? feeders : inputs, group: findGroup(node.group) };
  });
  return { layers, groups: adopted, ids, entries: sources.length, feeders };
}
