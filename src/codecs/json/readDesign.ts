/**
 * @file From the stored form to a design. What it gets is untrusted: everything is checked, what is only for show
 * (names, notes, places) is cut to its limits, and the first thing that is wrong is answered with its path.
 */
import { safeParse } from 'valibot';
import type { GroupId, LayerGroup, LayerId, LayerNode } from '../../architecture/architecture';
import type { DesignProblem } from '../../document/designProblem';
import type { Design, Position } from '../../document/document';
import { cutText, maxDistance, maxNameLength, maxNotesLength } from '../../document/limits';
import { applyMigrations } from '../../document/migrations';
import {
  type StoredDesign,
  type StoredGroup,
  type StoredLayer,
  storedDefaults,
  storedDesign,
} from '../../document/storedDesign';
import { isLayerKind, type Layer, type LayerKind } from '../../layers/catalogue';
import { getParameters, readParams } from '../../layers/validate';
import { clamp } from '../../util/numbers';
import { expandParameter } from './paramForms';
import { describeIssue } from './schemaIssue';
import { findStoredProblems } from './storedChecks';

/** A design, or the first thing that is wrong. */
export type DesignResult = { readonly design: Design } | { readonly problem: DesignProblem };

function expandParams(kind: LayerKind, { params = {} }: StoredLayer): Record<string, unknown> {
  const specs = getParameters(kind);
  // From entries, not by assignment: a name may be __proto__.
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
      return [name, spec === undefined ? value : expandParameter(spec, value)];
    }),
  );
}

function readLayerNode(
  stored: StoredLayer,
  index: number,
  previous: LayerId | null,
): { readonly node: LayerNode } | { readonly problem: DesignProblem } {
  const { kind, name = stored.id, notes, source } = stored;
  if (!isLayerKind(kind)) return { problem: { code: 'unknown-kind', path: ['layers', index, 'kind'], kind } };
  const result = readParams(kind, expandParams(kind, stored));
  if ('problem' in result)
    return { problem: { code: 'parameter', layer: cutText(name, maxNameLength), ...result } };
  const node: LayerNode = {
    // Ids are checked before; only here do they get their brand.
    id: stored.id as LayerId,
    name: cutText(name, maxNameLength),
    layer: { kind, params: result.params } as Layer,
    inputs: stored.inputs?.map((input) => input as LayerId) ?? (previous === null ? [] : [previous]),
    group: (stored.group ?? null) as GroupId | null,
    ...(notes && { notes: cutText(notes, maxNotesLength) }),
    ...(source?.onnxNode !== undefined && { source: { onnxNode: source.onnxNode } }),
  };
  return { node };
}

function readGroup({ id, name = id, kind = storedDefaults.groupKind, parent }: StoredGroup): LayerGroup {
  return {
    id: id as GroupId,
    name: cutText(name, maxNameLength),
    kind,
    parent: (parent ?? null) as GroupId | null,
  };
}

function readPosition([x, y]: readonly [number, number]): Position {
  return { x: clamp(x, -maxDistance, maxDistance), y: clamp(y, -maxDistance, maxDistance) };
}

function convert(stored: StoredDesign): DesignResult {
  const layers = new Map<LayerId, LayerNode>();
  const positions = new Map<LayerId, Position>();
  let previous: LayerId | null = null;
  for (const [index, layer] of stored.layers.entries()) {
    const result = readLayerNode(layer, index, previous);
    if ('problem' in result) return result;
    const { node } = result;
    layers.set(node.id, node);
    if (layer.position) positions.set(node.id, readPosition(layer.position));
    previous = node.id;
  }
  const { groups = [] } = stored;
  return {
    design: {
      title: cutText(stored.title ?? storedDefaults.title, maxNameLength),
      notes: cutText(stored.notes ?? storedDefaults.notes, maxNotesLength),
      resolution: stored.resolution ?? storedDefaults.resolution,
      rule: stored.rule ?? storedDefaults.rule,
      architecture: { layers, groups: new Map(groups.map(readGroup).map((group) => [group.id, group])) },
      positions,
    },
  };
}

/**
 * Reads a stored design of any version ever issued.
 *
 * @param value what JSON held. O(layers + connections).
 */
export function readDesign(value: unknown): DesignResult {
  const migrated = applyMigrations(value);
  if ('problem' in migrated) return migrated;
  const parsed = safeParse(storedDesign, migrated.stored, { abortEarly: true });
  if (!parsed.success) return { problem: describeIssue(parsed.issues[0]) };
  const [problem] = findStoredProblems(parsed.output);
  return problem === undefined ? convert(parsed.output) : { problem };
}
