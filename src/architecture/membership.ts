/** @file Which layers belong to which groups, and how sets of layers lie in them. */
import type { Architecture, GroupId, LayerGroup, LayerId } from './architecture';
import { getGroupPath } from './architecture';

/** The group with this id. @throws RangeError where there is none: a wrong call. */
export function getGroup(architecture: Architecture, id: GroupId): LayerGroup {
  const group = architecture.groups.get(id);
  if (group === undefined) throw new RangeError(`No group with id ${id}`);
  return group;
}

/** The layers within every group, those of inner groups included, in document order. O(layers x depth). */
export function computeGroupLayers(architecture: Architecture): ReadonlyMap<GroupId, readonly LayerId[]> {
  const members = new Map<GroupId, LayerId[]>();
  for (const id of architecture.groups.keys()) members.set(id, []);
  const paths = new Map<GroupId | null, readonly LayerGroup[]>();
  for (const { id, group } of architecture.layers.values()) {
    let path = paths.get(group);
    if (path === undefined) {
      path = getGroupPath(architecture, group);
      paths.set(group, path);
    }
    for (const holder of path) members.get(holder.id)?.push(id);
  }
  return members;
}

/** The layers within one group, those of inner groups included, in document order. */
export function getGroupLayers(architecture: Architecture, id: GroupId): readonly LayerId[] {
  getGroup(architecture, id);
  return computeGroupLayers(architecture).get(id) ?? [];
}

/** The innermost group that holds both, or null. */
export function computeCommonGroup(
  architecture: Architecture,
  a: GroupId | null,
  b: GroupId | null,
): GroupId | null {
  const others = new Set(getGroupPath(architecture, b).map(({ id }) => id));
  return getGroupPath(architecture, a).findLast(({ id }) => others.has(id))?.id ?? null;
}

/** The groups all of whose layers are in the set. */
export function findCoveredGroups(
  architecture: Architecture,
  ids: ReadonlySet<LayerId>,
): ReadonlySet<GroupId> {
  const covered = new Set<GroupId>();
  for (const [group, members] of computeGroupLayers(architecture))
    if (members.length > 0 && members.every((id) => ids.has(id))) covered.add(group);
  return covered;
}

/** The innermost group that holds all these layers and others beside them, or null. */
export function computeEnclosingGroup(architecture: Architecture, ids: ReadonlySet<LayerId>): GroupId | null {
  const covered = findCoveredGroups(architecture, ids);
  let common: GroupId | null | undefined;
  for (const id of ids) {
    const group = architecture.layers.get(id)?.group ?? null;
    common = common === undefined ? group : computeCommonGroup(architecture, common, group);
  }
  const path = getGroupPath(architecture, common ?? null);
  return path.findLast(({ id }) => !covered.has(id))?.id ?? null;
}

/** The same architecture without groups that hold no layer; the very same where there are none. */
export function removeEmptyGroups(architecture: Architecture): Architecture {
  const members = computeGroupLayers(architecture);
  const groups = new Map<GroupId, LayerGroup>();
  for (const [id, group] of architecture.groups) if (members.get(id)?.length) groups.set(id, group);
  return groups.size === architecture.groups.size ? architecture : { ...architecture, groups };
}
