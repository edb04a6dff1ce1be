/**
 * @file Two networks that are compared with ids that they share: what matches has one id, so that both can be laid over
 * each other. One of them keeps its own; groups match where the layers within do.
 */
import {
  type Architecture,
  type GroupId,
  getGroupPath,
  type LayerGroup,
  type LayerId,
  type LayerNode,
} from '../architecture/architecture';
import type { Comparison } from './comparison';

/** An id like this one that is not taken yet. */
function findFree<Id extends string>(id: Id, taken: ReadonlyMap<Id, unknown>): Id {
  let free = `other ${id}` as Id;
  while (taken.has(free)) free = `${free}'` as Id;
  return free;
}

/** Groups of the other network by those in which most of their layers have their match, each given once. */
function matchGroups(
  kept: Architecture,
  other: Architecture,
  matches: ReadonlyMap<LayerId, LayerId>,
): ReadonlyMap<GroupId, GroupId> {
  const votes = new Map<string, { readonly from: GroupId; readonly to: GroupId; count: number }>();
  for (const [id, match] of matches) {
    const path = getGroupPath(kept, kept.layers.get(match)?.group ?? null);
    // Level by level, so that what holds a group never ends up within it.
    for (const [level, { id: from }] of getGroupPath(other, other.layers.get(id)?.group ?? null).entries()) {
      const to = path[level]?.id;
      if (to === undefined) continue;
      const key = `${from}\n${to}`;
      const vote = votes.get(key);
      if (vote === undefined) votes.set(key, { from, to, count: 1 });
      else vote.count += 1;
    }
  }
  const found = new Map<GroupId, GroupId>();
  const taken = new Set<GroupId>();
  for (const { from, to } of [...votes.values()].sort((a, b) => b.count - a.count)) {
    if (found.has(from) || taken.has(to)) continue;
    found.set(from, to);
    taken.add(to);
  }
  return found;
}

/**
 * The other of two networks with the ids of the one that keeps its own; what has no match gets ids that are free there.
 *
 * @param side which of both keeps its ids.
 */
export function shareIds(
  kept: Architecture,
  other: Architecture,
  { layers }: Comparison,
  side: 'before' | 'after',
): Architecture {
  const matches = new Map<LayerId, LayerId>();
  for (const { before, after } of layers) {
    if (before !== null && after !== null)
      matches.set(...((side === 'before' ? [after, before] : [before, after]) as [LayerId, LayerId]));
  }
  const groupMatches = matchGroups(kept, other, matches);
  const getId = (id: LayerId) => matches.get(id) ?? findFree(id, kept.layers);
  const getGroup = (id: GroupId) => groupMatches.get(id) ?? findFree(id, kept.groups);
  const rename = (node: LayerNode): LayerNode => ({
    ...node,
    id: getId(node.id),
    inputs: node.inputs.map(getId),
    group: node.group === null ? null : getGroup(node.group),
  });
  const renameGroup = (group: LayerGroup): LayerGroup => ({
    ...group,
    id: getGroup(group.id),
    parent: group.parent === null ? null : getGroup(group.parent),
  });
  return {
    layers: new Map([...other.layers.values()].map(rename).map((node) => [node.id, node])),
    groups: new Map([...other.groups.values()].map(renameGroup).map((group) => [group.id, group])),
  };
}
