/** @file Whether an architecture is well formed: what every edit keeps true and what files are asked first. */
import { computeOrder } from '../graph/order';
import { getDefinition } from '../layers/catalogue';
import { readParams } from '../layers/validate';
import type { Architecture, GroupId, LayerId } from './architecture';
import { getGroupPath } from './architecture';
import { computeGroupLayers } from './membership';

/** Something that an architecture must not have. */
export type ArchitectureProblem =
  /** The key in the map is not the layer's or the group's own id. */
  | { readonly code: 'wrong-key'; readonly key: string; readonly id: string }
  | { readonly code: 'missing-layer'; readonly layer: LayerId; readonly input: LayerId }
  | { readonly code: 'too-many-inputs'; readonly layer: LayerId; readonly actual: number }
  | { readonly code: 'cycle'; readonly layer: LayerId }
  | { readonly code: 'invalid-parameter'; readonly layer: LayerId; readonly parameter: string }
  | { readonly code: 'missing-group'; readonly layer: LayerId; readonly group: GroupId }
  | { readonly code: 'missing-parent'; readonly group: GroupId; readonly parent: GroupId }
  | { readonly code: 'group-cycle'; readonly group: GroupId }
  | { readonly code: 'empty-group'; readonly group: GroupId }
  | { readonly code: 'stage-in-block'; readonly group: GroupId };

function checkLayers({ layers, groups }: Architecture): ArchitectureProblem[] {
  const found: ArchitectureProblem[] = [];
  for (const [key, node] of layers) {
    const { id, layer, inputs, group } = node;
    if (key !== id) found.push({ code: 'wrong-key', key, id });
    for (const input of inputs)
      if (!layers.has(input)) found.push({ code: 'missing-layer', layer: id, input });
    if (inputs.length > getDefinition(layer.kind).arity.max)
      found.push({ code: 'too-many-inputs', layer: id, actual: inputs.length });
    const read = readParams(layer.kind, layer.params);
    if ('problem' in read) found.push({ code: 'invalid-parameter', layer: id, parameter: read.parameter });
    if (group !== null && !groups.has(group)) found.push({ code: 'missing-group', layer: id, group });
  }
  // Under wrong keys no connection can be followed.
  const isKeyed = found.every(({ code }) => code !== 'wrong-key');
  for (const layer of isKeyed ? computeOrder(layers).cyclic : []) found.push({ code: 'cycle', layer });
  return found;
}

function checkGroups(architecture: Architecture): ArchitectureProblem[] {
  const found: ArchitectureProblem[] = [];
  const members = computeGroupLayers(architecture);
  for (const [key, { id, kind, parent }] of architecture.groups) {
    if (key !== id) found.push({ code: 'wrong-key', key, id });
    const holder = parent === null ? null : architecture.groups.get(parent);
    if (holder === undefined && parent !== null) found.push({ code: 'missing-parent', group: id, parent });
    if (kind === 'stage' && holder?.kind === 'block') found.push({ code: 'stage-in-block', group: id });
    // The walk outwards stops at the first group that it meets twice: then the outermost still has a parent.
    const outermost = getGroupPath(architecture, id)[0]?.parent ?? null;
    if (outermost !== null && architecture.groups.has(outermost))
      found.push({ code: 'group-cycle', group: id });
    if (!members.get(id)?.length) found.push({ code: 'empty-group', group: id });
  }
  return found;
}

/**
 * Everything that is malformed; empty for every architecture that edits make of a well-formed one.
 *
 * What a user may leave unfinished (missing inputs, shapes that do not fit) is well formed; the analysis speaks of it.
 */
export function checkArchitecture(architecture: Architecture): readonly ArchitectureProblem[] {
  return [...checkLayers(architecture), ...checkGroups(architecture)];
}
