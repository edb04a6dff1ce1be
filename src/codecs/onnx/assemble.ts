/** @file From the layers in the making to an architecture: names, ids, groups. */
import type { Architecture, LayerId } from '../../architecture/architecture';
import { createBuilder } from '../../architecture/builder';
import { resolveDraft } from './drafts';
import { findGroups, type ScopeGroup } from './scopes';
import type { Draft } from './value';

const maxNameLength = 200;

/** Makes names unique, so that the builder never has to search for a free one. */
function createNamer(): (name: string) => string {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return (wanted) => {
    const name = wanted.slice(0, maxNameLength);
    let unique = name;
    while (taken.has(unique)) {
      const count = (counts.get(name) ?? 1) + 1;
      counts.set(name, count);
      unique = `${name}_${count}`;
    }
    taken.add(unique);
    return unique;
  };
}

/** The last position of the run of layers, from `start` on, that share their group at this depth. */
function findRunEnd(
  groups: readonly (readonly ScopeGroup[])[],
  start: number,
  end: number,
  depth: number,
): number {
  const first = groups[start]?.[depth];
  let position = start + 1;
  while (position < end && groups[position]?.[depth]?.name === first?.name) position += 1;
  return position;
}

/**
 * Builds the architecture of a translation. Layers that turned out to do nothing are left out. `hasNodes` says whether
 * layers remember the node of the file that they were made from.
 */
export function assemble(drafts: readonly Draft[], hasNodes = true): Architecture {
  const kept = drafts.filter((draft) => draft.replacement === null);
  const groups = findGroups(kept);
  const builder = createBuilder();
  const createName = createNamer();
  const ids = new Map<Draft, LayerId>();
  const addLayer = (draft: Draft) => {
    const inputs = draft.inputs.map((input) => ids.get(resolveDraft(input))).filter((id) => id !== undefined);
    const source = !hasNodes || draft.layer.kind === 'Input' ? {} : { source: { onnxNode: draft.node } };
    const { kind, params } = draft.layer;
    ids.set(draft, builder.add(kind, createName(draft.name), params, { inputs, ...source }));
  };
  const addRange = (start: number, end: number, depth: number) => {
    for (let position = start; position < end; ) {
      const next = findRunEnd(groups, position, end, depth);
      const group = groups[position]?.[depth];
      const from = position;
      if (group) builder.group(group.kind, group.name, () => addRange(from, next, depth + 1));
      else for (const draft of kept.slice(position, next)) addLayer(draft);
      position = next;
    }
  };
  addRange(0, kept.length, 0);
  return builder.build();
}
