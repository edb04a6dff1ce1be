/**
 * @file The architecture as arrays, so that every pass is one loop over numbers: layers by position in the
 * document, inputs as positions, and the topological order to walk them in.
 */
import type { Architecture, LayerId, LayerNode } from '../architecture/architecture';
import { computeOrder } from '../graph/order';
import { catalogue } from '../layers/catalogue';

/** An architecture prepared for the passes. Positions count layers in document order. */
export interface Network {
  readonly nodes: readonly LayerNode[];
  /** For each layer the positions of its inputs, by port. */
  readonly inputs: readonly (readonly number[])[];
  /** Positions such that inputs come first; layers on or behind a cycle are missing. */
  readonly order: readonly number[];
  /** Ids on or behind a cycle, in document order. */
  readonly cyclic: readonly LayerId[];
}

/** Numbers the layers and orders them. O(layers + connections). */
export function createNetwork(architecture: Architecture): Network {
  const nodes = [...architecture.layers.values()];
  const positions = new Map<LayerId, number>();
  for (let position = 0; position < nodes.length; position++) {
    const node = nodes[position];
    if (node !== undefined) positions.set(node.id, position);
  }
  const toPositions = (ids: readonly LayerId[]) => ids.map((id) => positions.get(id) ?? -1);
  const { order, cyclic } = computeOrder(architecture.layers);
  return {
    nodes,
    inputs: nodes.map((node) => toPositions(node.inputs)),
    order: toPositions(order),
    cyclic,
  };
}

/** Whether the status rules judge this layer as a convolution. */
export function isConvolution(node: LayerNode): boolean {
  return catalogue[node.layer.kind].isConvolution;
}
