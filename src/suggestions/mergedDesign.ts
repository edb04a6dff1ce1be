/**
 * @file A design and what became of it in one picture: the new one, with what went still in its place, and for each
 * layer and connection how it differs. Both share ids, as a rewrite keeps them.
 */
import type { Analysis, LayerAnalysis, Status } from '../analysis/analysis';
import type { Architecture, LayerId, LayerNode } from '../architecture/architecture';
import { computeOrder } from '../graph/order';
import { isEqual } from '../util/isEqual';

/** A network with its analysis. */
export interface Analysed {
  readonly architecture: Architecture;
  readonly analysis: Analysis;
}

/** How a layer differs. */
export interface LayerChange {
  /** `changed`: its parameters or its kind; `recoloured`: the colour of its status alone. */
  readonly kind: 'added' | 'removed' | 'changed' | 'recoloured';
  /** Whose colour it had before; null where that is the same, and for layers that are new or go. */
  readonly statusBefore: Status | null;
}

/** Both designs in one. */
export interface MergedDesign extends Analysed {
  /** Layers that differ. */
  readonly changes: ReadonlyMap<LayerId, LayerChange>;
  /** Connections that differ, by {@link getEdgeKey}. */
  readonly edgeChanges: ReadonlyMap<string, 'added' | 'removed'>;
}

/** Names a connection. */
function getEdgeKey(from: LayerId, to: LayerId, port: number): string {
  return `${from} ${to} ${port}`;
}

/** Ids of both in document order: what went stands behind the layer that it stood behind. */
function mergeOrder(before: Architecture, after: Architecture): readonly LayerId[] {
  const followers = new Map<LayerId | null, LayerId[]>();
  let last: LayerId | null = null;
  for (const id of before.layers.keys()) {
    if (after.layers.has(id)) last = id;
    else followers.set(last, [...(followers.get(last) ?? []), id]);
  }
  return [
    ...(followers.get(null) ?? []),
    ...[...after.layers.keys()].flatMap((id) => [id, ...(followers.get(id) ?? [])]),
  ];
}

/** The layers of both; those that stay are fed by what went as well, on ports behind their own. */
function mergeLayers(before: Architecture, after: Architecture, isJoined: boolean): Map<LayerId, LayerNode> {
  const layers = new Map<LayerId, LayerNode>();
  for (const id of mergeOrder(before, after)) {
    const [old, node] = [before.layers.get(id), after.layers.get(id)];
    if (node === undefined) {
      if (old !== undefined) layers.set(id, old);
      continue;
    }
    const gone = isJoined ? (old?.inputs ?? []).filter((input) => !after.layers.has(input)) : [];
    layers.set(id, gone.length === 0 ? node : { ...node, inputs: [...node.inputs, ...gone] });
  }
  return layers;
}

function findChange(
  [old, node]: readonly [LayerNode | undefined, LayerNode | undefined],
  [oldFacts, facts]: readonly [LayerAnalysis | undefined, LayerAnalysis | undefined],
): LayerChange | null {
  if (node === undefined) return { kind: 'removed', statusBefore: null };
  if (old === undefined) return { kind: 'added', statusBefore: null };
  const statusBefore = oldFacts !== undefined && oldFacts.tint !== facts?.tint ? oldFacts.tint : null;
  if (!isEqual(old.layer, node.layer)) return { kind: 'changed', statusBefore };
  return statusBefore === null ? null : { kind: 'recoloured', statusBefore };
}

function findEdgeChanges(
  merged: ReadonlyMap<LayerId, LayerNode>,
  before: Architecture,
  after: Architecture,
): Map<string, 'added' | 'removed'> {
  const changes = new Map<string, 'added' | 'removed'>();
  for (const { id, inputs } of merged.values()) {
    const own = after.layers.get(id)?.inputs.length ?? 0;
    const known = new Set(before.layers.get(id)?.inputs);
    for (const [port, from] of inputs.entries()) {
      const change = port >= own ? 'removed' : known.has(from) ? null : 'added';
      if (change !== null) changes.set(getEdgeKey(from, id, port), change);
    }
  }
  return changes;
}

/** Lays two designs over each other. O(layers + connections). */
export function mergeDesigns(before: Analysed, after: Analysed): MergedDesign {
  const [old, next] = [before.architecture, after.architecture];
  const joined = mergeLayers(old, next, true);
  // Where layers changed their order what went would lead back: it hangs loose then.
  const isCyclic = computeOrder(joined).cyclic.length > 0 && computeOrder(next.layers).cyclic.length === 0;
  const layers = isCyclic ? mergeLayers(old, next, false) : joined;
  const facts = new Map<LayerId, LayerAnalysis>();
  const changes = new Map<LayerId, LayerChange>();
  for (const id of layers.keys()) {
    const both = [before.analysis.layers.get(id), after.analysis.layers.get(id)] as const;
    const change = findChange([old.layers.get(id), next.layers.get(id)], both);
    if (change !== null) changes.set(id, change);
    const shown = both[1] ?? both[0];
    if (shown !== undefined) facts.set(id, shown);
  }
  return {
    architecture: { layers, groups: new Map([...old.groups, ...next.groups]) },
    analysis: { ...after.analysis, layers: facts },
    changes,
    edgeChanges: findEdgeChanges(layers, old, next),
  };
}
