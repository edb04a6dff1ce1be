/** @file Makes, renames and takes apart groups; the layers themselves stay. */
import { computeConsumers } from '../graph/graph';
import { findBetween } from '../graph/region';
import type { Architecture, GroupId, LayerGroup, LayerId, LayerNode } from './architecture';
import { getLayer } from './architecture';
import { type EditResult, refuse } from './editResult';
import { computeEnclosingGroup, findCoveredGroups, getGroup, removeEmptyGroups } from './membership';
import { createGroupNamer } from './naming';

/** How a group is to be; what is left out is chosen. */
export interface GroupOptions {
  /** By default the kind with the next number: block3. */
  readonly name?: string;
  /** By default a stage where it holds blocks, a block where it holds layers. */
  readonly kind?: LayerGroup['kind'];
}

/** The outermost of the covered groups: those whose parent is not covered. */
function findOutermost(architecture: Architecture, covered: ReadonlySet<GroupId>): readonly LayerGroup[] {
  return [...architecture.groups.values()].filter(
    ({ id, parent }) => covered.has(id) && (parent === null || !covered.has(parent)),
  );
}

/**
 * Puts whole groups and single layers under another group, or under none; a group goes whole where all its layers are
 * given. Groups that this empties go. For edits: it asks nothing.
 */
export function setParents(
  architecture: Architecture,
  ids: ReadonlySet<LayerId>,
  whole: ReadonlySet<GroupId>,
  parent: GroupId | null,
): Architecture {
  const groups = new Map(architecture.groups);
  for (const group of findOutermost(architecture, whole)) groups.set(group.id, { ...group, parent });
  const layers = new Map<LayerId, LayerNode>();
  for (const [id, node] of architecture.layers) {
    const isLoose = ids.has(id) && (node.group === null || !whole.has(node.group));
    layers.set(id, isLoose && node.group !== parent ? { ...node, group: parent } : node);
  }
  return removeEmptyGroups({ layers, groups });
}

/**
 * Makes a group of layers, inside the innermost group that holds them all and others. Groups that are chosen whole
 * become its inner groups; layers of groups that are chosen in part leave those.
 *
 * Refuses an empty choice, one that a path leaves and enters again, and a stage inside of a block.
 * @throws RangeError where there is no such layer.
 */
export function createGroup(
  architecture: Architecture,
  ids: ReadonlySet<LayerId>,
  options: GroupOptions = {},
): EditResult<{ readonly group: GroupId }> {
  if (ids.size === 0) return refuse({ code: 'nothing-selected' });
  for (const id of ids) getLayer(architecture, id);
  const { layers } = architecture;
  const [between] = findBetween(layers, computeConsumers(layers), ids);
  if (between !== undefined) return refuse({ code: 'path-leaves-group', between });

  const covered = findCoveredGroups(architecture, ids);
  const inner = findOutermost(architecture, covered);
  const parent = computeEnclosingGroup(architecture, ids);
  const isInBlock = parent !== null && getGroup(architecture, parent).kind === 'block';
  const namer = createGroupNamer(architecture);
  const kind = options.kind ?? (inner.length > 0 && !isInBlock ? 'stage' : 'block');
  if (kind === 'stage' && isInBlock) return refuse({ code: 'stage-in-block', stage: null });
  const stage = inner.find((child) => child.kind === 'stage');
  if (kind === 'block' && stage !== undefined) return refuse({ code: 'stage-in-block', stage: stage.id });
  const free = options.name === undefined ? namer.createNumbered(kind) : namer.createFree(options.name);
  const group = free as GroupId;
  const name = options.name ?? free;
  const groups = new Map(architecture.groups).set(group, { id: group, name, kind, parent });
  return { ok: true, architecture: setParents({ layers, groups }, ids, covered, group), group };
}

/** Renames a group; its id stays. @throws RangeError where there is no such group. */
export function setGroupName(architecture: Architecture, id: GroupId, name: string): Architecture {
  const group = getGroup(architecture, id);
  if (group.name === name) return architecture;
  return { ...architecture, groups: new Map(architecture.groups).set(id, { ...group, name }) };
}

/**
 * Makes a stage of a block or the other way round.
 *
 * Refuses a stage that would lie in a block. @throws RangeError where there is no such group.
 */
export function setGroupKind(architecture: Architecture, id: GroupId, kind: LayerGroup['kind']): EditResult {
  const group = getGroup(architecture, id);
  if (group.kind === kind) return { ok: true, architecture };
  const holder = group.parent === null ? null : getGroup(architecture, group.parent);
  const stages = [...architecture.groups.values()].filter((inner) => inner.kind === 'stage');
  const stage = kind === 'stage' ? group : stages.find(({ parent }) => parent === id);
  const isRefused = kind === 'stage' ? holder?.kind === 'block' : stage !== undefined;
  if (isRefused) return refuse({ code: 'stage-in-block', stage: stage?.id ?? null });
  return {
    ok: true,
    architecture: { ...architecture, groups: new Map(architecture.groups).set(id, { ...group, kind }) },
  };
}

/** Takes a group apart: what it held belongs to its parent. @throws RangeError where there is no such group. */
export function ungroup(architecture: Architecture, id: GroupId): Architecture {
  const { parent } = getGroup(architecture, id);
  const groups = new Map<GroupId, LayerGroup>();
  for (const group of architecture.groups.values()) {
    if (group.id !== id) groups.set(group.id, group.parent === id ? { ...group, parent } : group);
  }
  const layers = new Map<LayerId, LayerNode>();
  for (const node of architecture.layers.values())
    layers.set(node.id, node.group === id ? { ...node, group: parent } : node);
  return { layers, groups };
}
