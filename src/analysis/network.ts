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
 * The positions of all inputs as far as they stand before what they feed; -1 for the others, whose ids are `left`.
 *
 * Walked from the end with the connections that still wait for their source. Those are few at any place, and most
 * connections never wait: they come from the layer before. An index of all layers would be the dearest part of the
 * analysis, the more so the larger the network is.
 */
function findSources(
  nodes: readonly LayerNode[],
  starts: Int32Array,
): { readonly sources: Int32Array; readonly left: Iterable<LayerId> } {
  const sources = new Int32Array(starts[nodes.length]!).fill(-1);
  // The last connection that waits for an id; from each the next one that waits for the same.
  const waiting = new Map<LayerId, number>();
  const next = new Int32Array(sources.length);
  for (let position = nodes.length - 1; position >= 0; position--) {
    const { id, inputs } = nodes[position]!;
    const first = waiting.get(id);
    if (first !== undefined) {
      waiting.delete(id);
      for (let edge = first; edge >= 0; edge = next[edge]!) sources[edge] = position;
    }
    const before = nodes[position - 1]?.id;
    for (let port = 0; port < inputs.length; port++) {
      const edge = starts[position]! + port;
      const input = inputs[port]!;
      if (input === before) {
        sources[edge] = position - 1;
        continue;
      }
      next[edge] = waiting.get(input) ?? -1;
      waiting.set(input, edge);
    }
  }
  return { sources, left: waiting.keys() };
}

/** Numbers the layers and orders them. O(layers + connections). */
export function createNetwork({ layers }: Architecture): Network {
  const nodes = [...layers.values()];
  const count = nodes.length;
  const starts = new Int32Array(count + 1);
  const isConvolution = new Uint8Array(count);
  const kernels = new Int32Array(2 * count).fill(1);
  const definitions: AnyDefinition[] = new Array(count);
  for (let position = 0; position < count; position++) {
    const node = nodes[position]!;
    const { kind } = node.layer;
    const definition = getDefinition(kind);
    definitions[position] = definition;
    starts[position + 1] = starts[position]! + node.inputs.length;
    if (definition.isConvolution) isConvolution[position] = 1;
    if (!kindsWithKernel.has(kind)) continue;
    const kernel = getKernelSize(node);
    kernels[2 * position] = kernel[0];
    kernels[2 * position + 1] = kernel[1];
  }
  const network = { nodes, starts, definitions, isConvolution, kernels };
  const { sources, left } = findSources(nodes, starts);
  // Most documents are in order: then no order has to be found. What is left points at no layer, or back.
  if ([...left].every((id) => !layers.has(id)))
    return { ...network, sources, order: new Int32Array(count).map((_, position) => position), cyclic: [] };
  const positions = new Map(nodes.map(({ id }, position) => [id, position]));
  const find = (id: LayerId) => positions.get(id) ?? -1;
  const { order, cyclic } = computeOrder(layers);
  return {
    ...network,
    sources: Int32Array.from(nodes.flatMap(({ inputs }) => inputs.map(find))),
    order: Int32Array.from(order, find),
    cyclic,
  };
}
