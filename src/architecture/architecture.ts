/**
 * @file The network as a value: named layers, their connections and their groups. No positions, no resolution,
 * nothing derived.
 */
import type { Graph, GraphNode } from '../graph/graph';
import type { Layer, LayerKind } from '../layers/catalogue';
import type { Branded } from '../util/brand';

/** Identifies a layer within an architecture. */
export type LayerId = Branded<string, 'LayerId'>;

/** Identifies a group within an architecture. */
export type GroupId = Branded<string, 'GroupId'>;

/** Where an imported layer came from. */
export interface LayerSource {
  readonly onnxNode?: string;
}

/** A layer in its place: what it computes, what feeds it, where it belongs. */
export interface LayerNode<K extends LayerKind = LayerKind> extends GraphNode<LayerId> {
  readonly id: LayerId;
  readonly name: string;
  readonly layer: Layer<K>;
  /** Ids of the layers that feed this one, by port. */
  readonly inputs: readonly LayerId[];
  /** The innermost group that holds it. */
  readonly group: GroupId | null;
  readonly notes?: string;
  readonly source?: LayerSource;
}

/** Layers that belong together: a stage, or a block within one. Groups nest. */
export interface LayerGroup {
  readonly id: GroupId;
  readonly name: string;
  readonly kind: 'stage' | 'block';
  readonly parent: GroupId | null;
}

/** A network. The order of `layers` is the document's order. */
export interface Architecture {
  readonly layers: Graph<LayerNode>;
  readonly groups: ReadonlyMap<GroupId, LayerGroup>;
}

/** The architecture without layers. */
export const emptyArchitecture: Architecture = { layers: new Map(), groups: new Map() };

/** The layer with this id. @throws RangeError where there is none: a wrong call. */
export function getLayer(architecture: Architecture, id: LayerId): LayerNode {
  const node = architecture.layers.get(id);
  if (node === undefined) throw new RangeError(`No layer with id ${id}`);
  return node;
}

/** Whether a node is of a kind; narrows its parameters. */
export function isLayerOf<K extends LayerKind>(node: LayerNode, kind: K): node is LayerNode<K> {
  return node.layer.kind === kind;
}

/** The groups that hold a layer, outermost first. */
export function getGroupPath(architecture: Architecture, group: GroupId | null): readonly LayerGroup[] {
  const path: LayerGroup[] = [];
  const seen = new Set<GroupId>();
  for (let id = group; id !== null && !seen.has(id); ) {
    seen.add(id);
    const found = architecture.groups.get(id);
    if (found === undefined) break;
    path.unshift(found);
    id = found.parent;
  }
  return path;
}
