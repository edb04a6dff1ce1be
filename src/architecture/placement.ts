/** @file Where something new goes, and where it most likely should, seen from what is selected. */
import { computeConsumers } from '../graph/graph';
import { computeOrder } from '../graph/order';
import { findEnds, findExits, findSources } from '../graph/region';
import type { Architecture, GroupId, LayerId } from './architecture';
import type { Edge } from './edge';
import { type Fragment, fitFragment, isLoneMerge } from './fragment';
import { computeEnclosingGroup, getGroup, getGroupLayers } from './membership';

/** A place for something new. */
export type Placement = (
  | { readonly at: 'free' }
  /** Behind these layers: what the last of them in topological order fed is fed by the end of the new piece. */
  | { readonly at: 'after'; readonly layers: readonly LayerId[] }
  /** Fed by these layers, which go on feeding what they fed: a new branch. */
  | { readonly at: 'branch'; readonly layers: readonly LayerId[] }
  /** Between two layers; other connections of the same source go `along`: they read from the new piece too. */
  | { readonly at: 'edge'; readonly edge: Edge; readonly along?: readonly Edge[] }
  /** In front of a layer, at its next free port. */
  | { readonly at: 'before'; readonly layer: LayerId }
) & {
  /** The group that it joins; by default that of the layer beside it, on an edge the one that holds both ends. */
  readonly group?: GroupId | null;
};

/** The given layers such that inputs come first. */
export function sortLayers(architecture: Architecture, ids: Iterable<LayerId>): readonly LayerId[] {
  const wanted = new Set(ids);
  const { order, cyclic } = computeOrder(architecture.layers);
  return [...order, ...cyclic].filter((id) => wanted.has(id));
}

/** What a lone merge joins: two selected layers, the two ends of a longer selected path, or several ends. */
function findMergeInputs(architecture: Architecture, selection: ReadonlySet<LayerId>): readonly LayerId[] {
  const sorted = sortLayers(architecture, selection);
  // The last comes first: by convention port 0 holds the main path and the skip connection comes behind it.
  if (sorted.length <= 2) return sorted.toReversed();
  const ends = findEnds(architecture.layers, new Set(sorted));
  const sources = findSources(architecture.layers, selection);
  const [end] = ends;
  const [source] = sources;
  if (end !== undefined && source !== undefined && ends.length === 1 && sources.length === 1)
    return [end, source];
  return ends;
}

/** The group for a block or stage behind a layer: blocks that the layer closes are left, stages only by stages. */
function leaveGroups(
  architecture: Architecture,
  id: LayerId,
  group: GroupId | null,
  isStage: boolean,
): GroupId | null {
  const consumers = computeConsumers(architecture.layers);
  let holder = group;
  while (holder !== null && (isStage || getGroup(architecture, holder).kind === 'block')) {
    const exits = findExits(consumers, new Set(getGroupLayers(architecture, holder)));
    if (exits.length !== 1 || exits[0] !== id) break;
    holder = getGroup(architecture, holder).parent;
  }
  return holder;
}

/**
 * Where a piece goes when it is added by a click or a key.
 *
 * Behind the end of the selection, or of the network where nothing is selected and it has a single end; a block goes
 * behind the block that the end closes, not into it. A lone merge joins two selected layers, closes a skip connection
 * around a longer selected path, or joins the ends of several. What takes no input stands free.
 */
export function findPlacement(
  architecture: Architecture,
  selection: ReadonlySet<LayerId>,
  fragment: Fragment,
): Placement {
  if (fitFragment(architecture, fragment).openInputs.length === 0) return { at: 'free' };
  const { layers } = architecture;
  const chosen = new Set([...selection].filter((id) => layers.has(id)));
  const ends = findEnds(layers, chosen.size > 0 ? chosen : new Set(layers.keys()));
  const end = sortLayers(architecture, ends).at(-1);
  if (end === undefined || (chosen.size === 0 && ends.length > 1)) return { at: 'free' };
  const around = chosen.size > 0 ? chosen : new Set([end]);
  const inner = computeEnclosingGroup(architecture, around);
  const groups = [...fragment.architecture.groups.values()];
  const isStage = groups.some(({ kind }) => kind === 'stage');
  const group = groups.length > 0 ? leaveGroups(architecture, end, inner, isStage) : inner;
  const inputs = isLoneMerge(fragment) && chosen.size > 1 ? findMergeInputs(architecture, chosen) : [end];
  return { at: 'after', layers: inputs, group };
}
