/**
 * @file The architecture as arrays, so that every pass is one loop over numbers: layers by position in the
 * document, inputs as positions, and the topological order to walk them in.
 */
import type { Architecture, LayerId, LayerNode } from '../architecture/architecture';
import { computeOrder } from '../graph/order';
import { catalogue } from '../layers/catalogue';
import type { PerAxis } from '../util/perAxis';

/** An architecture prepared for the passes. Positions count layers in document order. */
export interface Network {
  readonly nodes: readonly LayerNode[];
  /** Where the inputs of each layer begin in `sources`; one entry more than there are layers. */
  readonly starts: Int32Array;
  /** Positions of the inputs of all layers, by layer and port; -1 for one that does not exist. */
  readonly sources: Int32Array;
  /** Positions such that inputs come first; layers on or behind a cycle are missing. */
  readonly order: Int32Array;
  /** Ids on or behind a cycle, in document order. */
  readonly cyclic: readonly LayerId[];
  /** By position, 1 where the status rules judge the layer as a convolution. */
  readonly isConvolution: Uint8Array;
}

/** Numbers the layers and orders them. O(layers + connections). */
export function createNetwork({ layers }: Architecture): Network {
  const nodes = [...layers.values()];
  const count = nodes.length;
  const positions = new Map<LayerId, number>();
  const starts = new Int32Array(count + 1);
  const isConvolution = new Uint8Array(count);
  for (let position = 0; position < count; position++) {
    const node = nodes[position]!;
    positions.set(node.id, position);
    starts[position + 1] = starts[position]! + node.inputs.length;
    if (catalogue[node.layer.kind].isConvolution) isConvolution[position] = 1;
  }
  const sources = new Int32Array(starts[count]!);
  let isInOrder = true;
  for (let position = 0, edge = 0; position < count; position++)
    for (const id of nodes[position]!.inputs) {
      const source = positions.get(id) ?? -1;
      if (source >= position) isInOrder = false;
      sources[edge++] = source;
    }
  const network = { nodes, starts, sources, isConvolution };
  // Most documents are in order: then no order has to be found.
  if (isInOrder) return { ...network, order: Int32Array.from(nodes.keys()), cyclic: [] };
  const { order, cyclic } = computeOrder(layers);
  return { ...network, order: Int32Array.from(order, (id) => positions.get(id) ?? -1), cyclic };
}

const pointKernel: PerAxis<number> = [1, 1];

/** The kernel of a layer that has one, without dilation: 1 on both axes for all others. */
export function getKernelSize(node: LayerNode): PerAxis<number> {
  const { params } = node.layer;
  if (!('kernelSize' in params)) return pointKernel;
  const { kernelSize } = params;
  return typeof kernelSize === 'number' ? [kernelSize, kernelSize] : kernelSize;
}
