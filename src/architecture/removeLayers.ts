/**
 * @file Removal that heals: what a removed layer fed is fed by what fed it.
 *
 * A removed merge hands on its first input, by convention the main path. Where that would give a merge an input that
 * it has already (a branch has gone altogether), the port goes instead; an Add or Multiply that this leaves with one
 * input merges nothing any more and is dissolved, so that the network stays whole. A Concat of one is kept: it passes
 * on what it gets.
 */
import { getDefinition } from '../layers/catalogue';
import type { Architecture, LayerId, LayerNode } from './architecture';
import type { Edited } from './editResult';
import { removeEmptyGroups } from './membership';

/** What removal took along. */
export interface Removed {
  /** Merges that were not asked for: they had one input left. */
  readonly dissolved: readonly LayerId[];
}

/** For each removed layer the one that stays and feeds its consumers from now on; null where nothing does. */
function createResolver({ layers }: Architecture, removed: ReadonlySet<LayerId>) {
  const known = new Map<LayerId, LayerId | null>();
  return function resolve(id: LayerId): LayerId | null {
    if (!removed.has(id)) return id;
    // A walk with its own stack: chains can be longer than the call stack is deep.
    const trail = [id];
    const onTrail = new Set(trail);
    for (let at = trail.at(-1); at !== undefined; at = trail.at(-1)) {
      const inputs = layers.get(at)?.inputs ?? [];
      const first = known.has(at) ? undefined : inputs.find((input) => known.get(input) !== null);
      if (known.has(at) || first === undefined) {
        if (!known.has(at)) known.set(at, null);
        trail.pop();
      } else if (!removed.has(first)) {
        known.set(at, first);
      } else if (known.has(first)) {
        known.set(at, known.get(first) ?? null);
      } else if (onTrail.has(first)) {
        // A cycle of removed layers only.
        known.set(at, null);
      } else {
        trail.push(first);
        onTrail.add(first);
      }
    }
    return known.get(id) ?? null;
  };
}

/** The inputs of a layer that stays; the very same list where none of them is removed. */
function healInputs(
  node: LayerNode,
  removed: ReadonlySet<LayerId>,
  resolve: (id: LayerId) => LayerId | null,
): readonly LayerId[] {
  if (!node.inputs.some((input) => removed.has(input))) return node.inputs;
  const kept = new Set(node.inputs.filter((input) => !removed.has(input)));
  return node.inputs.flatMap((input) => {
    if (!removed.has(input)) return input;
    const heir = resolve(input);
    if (heir === null || heir === node.id || kept.has(heir)) return [];
    kept.add(heir);
    return heir;
  });
}

/**
 * Removes layers, reconnects their neighbours and drops groups that this empties. Ids that do not exist are passed
 * over. O(layers + connections), times the merges that dissolve one behind another.
 */
export function removeLayers(architecture: Architecture, ids: Iterable<LayerId>): Edited<Removed> {
  const removed = new Set([...ids].filter((id) => architecture.layers.has(id)));
  if (removed.size === 0) return { ok: true, architecture, dissolved: [] };
  const dissolved: LayerId[] = [];
  for (;;) {
    const resolve = createResolver(architecture, removed);
    const layers = new Map<LayerId, LayerNode>();
    const idle: LayerId[] = [];
    for (const [id, node] of architecture.layers) {
      if (removed.has(id)) continue;
      const inputs = healInputs(node, removed, resolve);
      layers.set(id, inputs === node.inputs ? node : { ...node, inputs });
      const wasWhole = node.inputs.length > 1 && inputs.length === 1;
      if (wasWhole && getDefinition(node.layer.kind).arity.min > 1) idle.push(id);
    }
    if (idle.length === 0) {
      return { ok: true, architecture: removeEmptyGroups({ ...architecture, layers }), dissolved };
    }
    dissolved.push(...idle);
    for (const id of idle) removed.add(id);
  }
}
