/**
 * @file A row of identical groups that is edited as one: what was done to its first group is done to the others.
 *
 * Whatever the edit was, it is seen from its result: the others are made anew in the likeness of the first. A layer that
 * was there before keeps its id, its name and its notes; a new one gets a name of its own.
 */

import { sortNodes } from '../graph/order';
import { findSources } from '../graph/region';
import type { Architecture, GroupId, LayerGroup, LayerId, LayerNode } from './architecture';
import { getGroupPath } from './architecture';
import { ungroup } from './grouping';
import { computeGroupLayers, removeEmptyGroups } from './membership';
import { createGroupNamer, createLayerNamer } from './naming';
import { removeLayers } from './removeLayers';
import { areAlike } from './repeats';

type Members = ReadonlyMap<GroupId, readonly LayerId[]>;

/** The groups between a group of the row and a layer within it, outermost first. */
function getInnerGroups(architecture: Architecture, group: GroupId, layer: LayerId): readonly GroupId[] {
  const path = getGroupPath(architecture, architecture.layers.get(layer)?.group ?? null).map(({ id }) => id);
  return path.slice(path.indexOf(group) + 1);
}

/** Whether an edit left a group alone, but for what feeds it. */
function isUntouched(
  before: Architecture,
  after: Architecture,
  was: readonly LayerId[],
  is: readonly LayerId[],
) {
  const inside = new Set(was);
  return (
    was.length === is.length &&
    was.every((id, position) => {
      const [old, node] = [before.layers.get(id), after.layers.get(id)];
      if (is[position] !== id || old === undefined || node === undefined) return false;
      const own = (inputs: readonly LayerId[]) => inputs.filter((input) => inside.has(input)).join();
      return old.layer === node.layer && old.group === node.group && own(old.inputs) === own(node.inputs);
    })
  );
}

/** The only layer of a part that feeds another part. */
function findExit(
  { layers }: Architecture,
  part: readonly LayerId[],
  fed: readonly LayerId[],
): LayerId | null {
  const inside = new Set(part);
  const exits = findSources(layers, new Set(fed)).filter((id) => inside.has(id));
  return exits.length === 1 ? (exits[0] ?? null) : null;
}

/** What feeds the first group from outside, of which each of the others has its own: the group in front of it. */
function findMainSource(
  before: Architecture,
  after: Architecture,
  was: readonly LayerId[],
  is: readonly LayerId[],
): LayerId | null {
  const [old] = findSources(before.layers, new Set(was));
  const sources = findSources(after.layers, new Set(is));
  if (old !== undefined && sources.includes(old)) return old;
  return sources.length === 1 ? (sources[0] ?? null) : null;
}

/** The first group gone: the others go with it, or are taken apart as it was. */
function followGone(after: Architecture, row: readonly GroupId[], was: Members): Architecture {
  const [first, ...others] = row;
  const isEmpty = first === undefined || (was.get(first) ?? []).every((id) => !after.layers.has(id));
  if (isEmpty)
    return removeLayers(
      after,
      others.flatMap((id) => was.get(id) ?? []),
    ).architecture;
  return others.reduce((edited, id) => (edited.groups.has(id) ? ungroup(edited, id) : edited), after);
}

/** Copies of the first group in place of the others. */
function copyFirst(
  before: Architecture,
  after: Architecture,
  row: readonly GroupId[],
  was: Members,
  is: Members,
  ends: { readonly source: LayerId | null; readonly oldExit: LayerId | null; readonly exit: LayerId },
): Architecture {
  const [first, ...others] = row;
  if (first === undefined) return after;
  const pattern = is.get(first) ?? [];
  const layerNamer = createLayerNamer(after);
  const groupNamer = createGroupNamer(after);
  const groups = new Map(after.groups);
  const made = new Map<LayerId, readonly LayerNode[]>();
  const replaced = new Set<LayerId>();
  const heirs = new Map<LayerId, LayerId>();
  let exitBefore = ends.exit;
  for (const group of others) {
    const twins = was.get(group) ?? [];
    const twinOf = new Map((was.get(first) ?? []).map((id, position) => [id, twins[position] ?? id]));
    const groupOf = new Map<GroupId | null, GroupId | null>([[first, group]]);
    for (const [id, twin] of twinOf) {
      const own = getInnerGroups(before, group, twin);
      for (const [depth, inner] of getInnerGroups(before, first, id).entries())
        groupOf.set(inner, own[depth] ?? group);
    }
    for (const id of pattern) {
      for (const inner of getInnerGroups(after, first, id)) {
        if (groupOf.has(inner)) continue;
        const copied = after.groups.get(inner);
        if (copied === undefined) continue;
        const copy = groupNamer.createFree(copied.name) as GroupId;
        const parent = groupOf.get(copied.parent) ?? group;
        groupOf.set(inner, copy);
        groups.set(copy, { ...copied, id: copy, name: copy, parent } satisfies LayerGroup);
      }
    }
    const names = new Map<LayerId, string>();
    for (const id of pattern) {
      if (twinOf.has(id)) continue;
      const name = layerNamer.createFree(after.layers.get(id)?.name ?? id);
      names.set(id, name);
      twinOf.set(id, name as LayerId);
    }
    const toOwn = (id: LayerId) => (id === ends.source ? exitBefore : (twinOf.get(id) ?? id));
    const nodes = pattern.flatMap((id): LayerNode[] => {
      const node = after.layers.get(id);
      const own = twinOf.get(id);
      if (node === undefined || own === undefined) return [];
      const { notes: _notes, source: _source, ...rest } = node;
      const kept = after.layers.get(own);
      const inside = groupOf.get(node.group) ?? group;
      return [
        {
          ...rest,
          ...(kept?.notes !== undefined && { notes: kept.notes }),
          ...(kept?.source !== undefined && { source: kept.source }),
          id: own,
          name: kept?.name ?? names.get(id) ?? own,
          inputs: node.inputs.map(toOwn),
          group: inside,
        },
      ];
    });
    const [start] = twins;
    if (start !== undefined) made.set(start, nodes);
    for (const id of twins) replaced.add(id);
    const oldExit = ends.oldExit === null ? undefined : twinOf.get(ends.oldExit);
    exitBefore = twinOf.get(ends.exit) ?? exitBefore;
    if (oldExit !== undefined) heirs.set(oldExit, exitBefore);
  }
  const layers = new Map<LayerId, LayerNode>();
  for (const [id, node] of after.layers) {
    for (const copy of made.get(id) ?? []) layers.set(copy.id, copy);
    if (replaced.has(id)) continue;
    const isFed = node.inputs.some((input) => heirs.has(input));
    const inputs = isFed ? node.inputs.map((input) => heirs.get(input) ?? input) : node.inputs;
    layers.set(id, isFed ? { ...node, inputs } : node);
  }
  return removeEmptyGroups({ layers: sortNodes(layers), groups });
}

/**
 * Does to the other groups of a row what an edit did to the first. Where the edit concerned the others itself, or where
 * it leads to nothing that could be repeated, the result of the edit is returned as it is.
 *
 * @param row groups that are in a row and alike in `before`. O(layers of the network).
 */
export function followFirst(
  before: Architecture,
  after: Architecture,
  row: readonly GroupId[],
): Architecture {
  const [first, second] = row;
  if (first === undefined || second === undefined || before.layers === after.layers) return after;
  const was = computeGroupLayers(before);
  const is = computeGroupLayers(after);
  const others = row.slice(1);
  const getMembers = (members: Members, id: GroupId) => members.get(id) ?? [];
  if (others.some((id) => !isUntouched(before, after, getMembers(was, id), getMembers(is, id)))) return after;
  if (!after.groups.has(first)) return followGone(after, row, was);
  if (others.every((id) => areAlike(after, first, id))) return after;
  const [pattern, old] = [getMembers(is, first), getMembers(was, first)];
  const exit = findExit(after, pattern, getMembers(is, second));
  if (exit === null) return after;
  const result = copyFirst(before, after, row, was, is, {
    source: findMainSource(before, after, old, pattern),
    oldExit: findExit(before, old, getMembers(was, second)),
    exit,
  });
  const isAlike = others.every((id) => areAlike(result, first, id));
  return isAlike && isWhole(result) ? result : after;
}

/**
 * Whether every layer stands behind what feeds it. A layer that left the first group and still feeds it has nothing
 * that could do so for the others; where the last group was moved to the front, copies would close a loop.
 */
function isWhole({ layers }: Architecture): boolean {
  const seen = new Set<LayerId>();
  return [...layers.values()].every(
    ({ id, inputs }) => inputs.every((input) => seen.has(input)) && seen.add(id),
  );
}
