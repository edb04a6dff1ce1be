/** @file What a schema cannot say of a stored design: counts, ids that are unique, references that lead somewhere. */
import type { DesignProblem, StoredPath } from '../../document/designProblem';
import { maxConnections, maxGroups, maxIdLength, maxLayers } from '../../document/limits';
import type { StoredDesign, StoredGroup } from '../../document/storedDesign';

function* checkIds(key: string, items: readonly { readonly id: string }[]): Generator<DesignProblem> {
  const seen = new Set<string>();
  for (const [position, { id }] of items.entries()) {
    const path: StoredPath = [key, position, 'id'];
    if (id.length > maxIdLength) yield { code: 'id-too-long', path, actual: id.length, max: maxIdLength };
    if (seen.has(id)) yield { code: 'duplicate-id', path, id };
    seen.add(id);
  }
}

/** Groups that lie within themselves by way of their parents. O(groups). */
function* checkNesting(groups: readonly StoredGroup[]): Generator<DesignProblem> {
  const parents = new Map(groups.map(({ id, parent }) => [id, parent]));
  const done = new Set<string>();
  for (const [position, { id }] of groups.entries()) {
    const trail = new Set<string>();
    for (let at: string | undefined = id; at !== undefined && !done.has(at); at = parents.get(at)) {
      if (trail.has(at)) {
        yield { code: 'group-cycle', path: ['groups', position, 'parent'], id };
        break;
      }
      trail.add(at);
    }
    for (const passed of trail) done.add(passed);
  }
}

/** Everything that is wrong with counts, ids and references, in the order of the file. O(layers + connections). */
export function* findStoredProblems({ layers, groups = [] }: StoredDesign): Generator<DesignProblem> {
  if (groups.length > maxGroups)
    yield { code: 'too-many', what: 'groups', actual: groups.length, max: maxGroups };
  if (layers.length > maxLayers)
    yield { code: 'too-many', what: 'layers', actual: layers.length, max: maxLayers };
  const connections = layers.reduce((sum, { inputs }) => sum + (inputs?.length ?? 1), 0);
  if (connections > maxConnections)
    yield { code: 'too-many', what: 'connections', actual: connections, max: maxConnections };
  yield* checkIds('groups', groups);
  yield* checkIds('layers', layers);
  const groupIds = new Set(groups.map(({ id }) => id));
  for (const [position, { parent }] of groups.entries()) {
    if (parent !== undefined && !groupIds.has(parent))
      yield { code: 'unknown-id', path: ['groups', position, 'parent'], id: parent };
  }
  yield* checkNesting(groups);
  const layerIds = new Set(layers.map(({ id }) => id));
  for (const [position, { inputs = [], group }] of layers.entries()) {
    for (const [port, id] of inputs.entries()) {
      if (!layerIds.has(id)) yield { code: 'unknown-id', path: ['layers', position, 'inputs', port], id };
    }
    if (group !== undefined && !groupIds.has(group))
      yield { code: 'unknown-id', path: ['layers', position, 'group'], id: group };
  }
}
