/**
 * @file The architecture as arrays, so that every pass is one loop over numbers: layers by position in the
 * document, inputs as positions, and the topological order to walk them in.
 */
import type { Architecture, LayerId, LayerNode } from '../architecture/architecture';
import { computeOrder } from '../graph/order';
import { type AnyDefinition, getDefinition, type LayerKind, layerKinds } from '../layers/catalogue';
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
  /** The definitions of the layers' kinds. */
  readonly definitions: readonly AnyDefinition[];
  /** By position, 1 where the status rules judge the layer as a convolution. */
  readonly isConvolution: Uint8Array;
  /** Kernels without dilation, height and width of each layer in turn; 1 for layers that have none. */
  readonly kernels: Int32Array;
}

const kindsWithKernel: ReadonlySet<LayerKind> = new Set(
  layerKinds.filter((kind) => 'kernelSize' in getDefinition(kind).parameters),
);

const pointKernel: PerAxis<number> = [1, 1];

/** The kernel of a layer that has one, without dilation: 1 on both axes for all others. */
export function getKernelSize({ layer: { params } }: LayerNode): PerAxis<number> {
  if (!('kernelSize' in params)) return pointKernel;
  const { kernelSize } = params;
  return typeof kernelSize === 'number' ? [kernelSize, kernelSize] : kernelSize;
}

/**
 * The positions of layers that feed others than their successor in the document. Most connections go from one
 * layer to the next, so this is a small table where one of all layers would be the dearest part of the analysis.
 */
function findDistantPositions(nodes: readonly LayerNode[]): ReadonlyMap<LayerId, number> {
  const positions = new Map<LayerId, number>();
  let before: LayerId | null = null;
  for (const { id, inputs } of nodes) {
    for (const input of inputs) if (input !== before) positions.set(input, -1);
    before = id;
  }
  for (let position = 0; position < nodes.length; position++) {
    const { id } = nodes[position]!;
    if (positions.has(id)) positions.set(id, position);
  }
  return positions;
}

/** Numbers the layers and orders them. O(layers + connections). */
export function createNetwork({ layers }: Architecture): Network {
  const nodes = [...layers.values()];
  const count = nodes.length;
  const starts = new Int32Array(count + 1);
  const isConvolution = new Uint8Array(count);
  const kernels = new Int32Array(2 * count).fill(1);
  const definitions: AnyDefinition[] = [];
  for (let position = 0; position < count; position++) {
    const node = nodes[position]!;
    const { kind } = node.layer;
    const definition = getDefinition(kind);
    definitions.push(definition);
    starts[position + 1] = starts[position]! + node.inputs.length;
    if (definition.isConvolution) isConvolution[position] = 1;
    if (!kindsWithKernel.has(kind)) continue;
    const kernel = getKernelSize(node);
    kernels[2 * position] = kernel[0];
    kernels[2 * position + 1] = kernel[1];
  }
  const distant = findDistantPositions(nodes);
  const sources = new Int32Array(starts[count]!);
  let isInOrder = true;
  let before: LayerId | null = null;
  for (let position = 0, edge = 0; position < count; position++) {
    const { id, inputs } = nodes[position]!;
    for (const input of inputs) {
      const source = input === before ? position - 1 : (distant.get(input) ?? -1);
      if (source >= position) isInOrder = false;
      sources[edge++] = source;
    }
    before = id;
  }
  const network = { nodes, starts, sources, definitions, isConvolution, kernels };
  // Most documents are in order: then no order has to be found.
  if (isInOrder)
    return { ...network, order: new Int32Array(count).map((_, position) => position), cyclic: [] };
  const { order, cyclic } = computeOrder(layers);
  const positions = new Map(nodes.map(({ id }, position) => [id, position]));
  return { ...network, order: Int32Array.from(order, (id) => positions.get(id) ?? -1), cyclic };
}
