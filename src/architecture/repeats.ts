/**
 * @file Identical blocks in a row: what a screen can show as one card "x 12".
 *
 * Derived, never stored: two groups are alike when their layers agree in kind, parameters, connections and inner
 * groups, in document order; names do not count. They are in a row when all that leaves one goes into the next, and
 * nothing else does.
 */
import { computeConsumers } from '../graph/graph';
import { findExits, findSources } from '../graph/region';
import type { Layer } from '../layers/catalogue';
import type { Architecture, GroupId, LayerId } from './architecture';
import { getGroupPath, getLayer } from './architecture';
import { computeGroupLayers } from './membership';

/** Two or more identical groups in a row. */
export interface Repeat {
  readonly parent: GroupId | null;
  /** From the first in the row to the last. */
  readonly groups: readonly GroupId[];
}

const layerKeys = new WeakMap<Layer, string>();

/** Kind and parameters as a text, the same for equal layers. */
function getLayerKey(layer: Layer): string {
  let key = layerKeys.get(layer);
  if (key === undefined) {
    key = JSON.stringify([layer.kind, Object.entries(layer.params).sort(([a], [b]) => (a < b ? -1 : 1))]);
    layerKeys.set(layer, key);
  }
  return key;
}

/** What a group is made of, as a text that is the same for groups that are alike. */
function computeSignature(architecture: Architecture, group: GroupId, members: readonly LayerId[]): string {
  const insides = new Map<GroupId | null, string>();
  const positions = new Map(members.map((id, position) => [id, position]));
  const sources = new Map<LayerId, number>();
  const inner = new Map<GroupId, number>();
  const count = <Id>(numbers: Map<Id, number>, id: Id) => {
    const number = numbers.get(id) ?? numbers.size;
    numbers.set(id, number);
    return number;
  };
  const parts = members.map((id) => {
    const node = getLayer(architecture, id);
    const inputs = node.inputs.map((input) => positions.get(input) ?? `o${count(sources, input)}`);
    let inside = insides.get(node.group);
    if (inside === undefined) {
      const path = getGroupPath(architecture, node.group);
      const within = path.slice(path.findIndex((holder) => holder.id === group) + 1);
      inside = within.map((holder) => `${holder.kind}${count(inner, holder.id)}`).join();
      insides.set(node.group, inside);
    }
    return `${getLayerKey(node.layer)}<${inputs.join()}>${inside}`;
  });
  return `${architecture.groups.get(group)?.kind}:${parts.join(';')}`;
}

/** Whether two groups are made of the same: their layers agree in kind, parameters, connections and inner groups. */
export function areAlike(architecture: Architecture, a: GroupId, b: GroupId): boolean {
  const members = computeGroupLayers(architecture);
  const [ofA = [], ofB = []] = [members.get(a), members.get(b)];
  return (
    ofA.length === ofB.length &&
    computeSignature(architecture, a, ofA) === computeSignature(architecture, b, ofB)
  );
}

/** For every group that hands everything to a twin right behind it, that twin. */
function findFollowers(architecture: Architecture, splits: ReadonlySet<GroupId>): Map<GroupId, GroupId> {
  const { layers, groups } = architecture;
  const members = computeGroupLayers(architecture);
  const consumers = computeConsumers(layers);
  const signatures = new Map<GroupId, string>();
  const getSignature = (id: GroupId) => {
    const known = signatures.get(id) ?? computeSignature(architecture, id, members.get(id) ?? []);
    signatures.set(id, known);
    return known;
  };
  const followers = new Map<GroupId, GroupId>();
  for (const { id, parent } of groups.values()) {
    const own = new Set(members.get(id));
    const [exit, ...otherExits] = findExits(consumers, own);
    if (exit === undefined || otherExits.length > 0) continue;
    const [fed] = (consumers.get(exit) ?? []).filter((consumer) => !own.has(consumer));
    if (fed === undefined) continue;
    const next = getGroupPath(architecture, getLayer(architecture, fed).group).find(
      (holder) => holder.parent === parent,
    );
    if (next === undefined || next.id === id || splits.has(next.id)) continue;
    const nextMembers = new Set(members.get(next.id));
    const isExclusive = (consumers.get(exit) ?? []).every((to) => own.has(to) || nextMembers.has(to));
    if (!isExclusive || nextMembers.size !== own.size) continue;
    if (findSources(layers, nextMembers).some((source) => source !== exit)) continue;
    if (getSignature(id) === getSignature(next.id)) followers.set(id, next.id);
  }
  return followers;
}

/**
 * All rows of two or more identical groups, inner rows too, in the order of their first groups.
 *
 * @param splits groups that start a row of their own: where somebody wants to see them apart.
 */
export function findRepeats(
  architecture: Architecture,
  splits: ReadonlySet<GroupId> = new Set(),
): readonly Repeat[] {
  const followers = findFollowers(architecture, splits);
  const isFollowing = new Set(followers.values());
  const repeats: Repeat[] = [];
  for (const { id, parent } of architecture.groups.values()) {
    if (isFollowing.has(id) || !followers.has(id)) continue;
    const row: GroupId[] = [];
    for (let at: GroupId | undefined = id; at !== undefined; at = followers.get(at)) row.push(at);
    repeats.push({ parent, groups: row });
  }
  return repeats;
}
