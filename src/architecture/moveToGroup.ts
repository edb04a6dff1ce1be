/** @file Moves layers into a group, from one to another, or out of all. */
import { computeConsumers } from '../graph/graph';
import { findSources } from '../graph/region';
import type { Architecture, GroupId, LayerId } from './architecture';
import { getGroupPath, getLayer } from './architecture';
import { type EditResult, refuse } from './editResult';
import { setParents } from './grouping';
import { computeEnclosingGroup, findCoveredGroups, getGroup } from './membership';

/**
 * Moves layers to a group, or out of all groups (null). Groups all of whose layers move go whole, but not the target
 * itself nor those around it; groups left without a layer go away.
 *
 * Refuses to move a stage into a block. @throws RangeError where there is no such layer or group.
 */
export function moveToGroup(
  architecture: Architecture,
  ids: ReadonlySet<LayerId>,
  target: GroupId | null,
): EditResult {
  for (const id of ids) getLayer(architecture, id);
  if (target !== null) getGroup(architecture, target);
  const around = getGroupPath(architecture, target);
  const whole = new Set(findCoveredGroups(architecture, ids));
  for (const { id } of around) whole.delete(id);
  const groups = [...whole].map((id) => getGroup(architecture, id));
  const isIntoBlock = around.at(-1)?.kind === 'block';
  const stage = isIntoBlock ? groups.find(({ kind }) => kind === 'stage') : undefined;
  if (stage !== undefined) return refuse({ code: 'stage-in-block', stage: stage.id });

  const outermost = groups.filter(({ parent }) => parent === null || !whole.has(parent));
  const isThere =
    outermost.every(({ parent }) => parent === target) &&
    [...ids].every((id) => {
      const { group } = getLayer(architecture, id);
      return group === target || (group !== null && whole.has(group));
    });
  return { ok: true, architecture: isThere ? architecture : setParents(architecture, ids, whole, target) };
}

/**
 * The group that layers could move into: the outermost one, beside them in the same group, that holds what feeds them,
 * or else what they feed. Null where there is none.
 */
export function findGroupBeside(architecture: Architecture, ids: ReadonlySet<LayerId>): GroupId | null {
  const { layers } = architecture;
  const holder = computeEnclosingGroup(architecture, ids);
  const consumers = computeConsumers(layers);
  const around = [
    ...findSources(layers, ids),
    ...[...ids].flatMap((id) => consumers.get(id) ?? []).filter((id) => !ids.has(id)),
  ];
  const whole = findCoveredGroups(architecture, ids);
  for (const id of around) {
    const path = getGroupPath(architecture, layers.get(id)?.group ?? null);
    const beside = path.find(({ parent, id: group }) => parent === holder && !whole.has(group));
    if (beside !== undefined) return beside.id;
  }
  return null;
}
