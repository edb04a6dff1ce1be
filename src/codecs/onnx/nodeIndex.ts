/** @file Who makes and who reads each tensor of a graph, and which tensors are plain numbers. */
import type { OnnxModel, OnnxNode } from './onnxModel';

/** Look-ups over the nodes of a graph. */
export interface NodeIndex {
  /** The node that makes a tensor. */
  readonly producers: ReadonlyMap<string, OnnxNode>;
  /** The nodes that read a tensor, one entry a port. */
  readonly consumers: ReadonlyMap<string, readonly OnnxNode[]>;
  /** Tensors that leave the graph. */
  readonly outputs: ReadonlySet<string>;
  /** Whether a tensor does not depend on any input, as far as can be told without evaluating. */
  isConstant(tensor: string): boolean;
  /** The elements of a small constant; null for anything else. */
  getList(tensor: string): readonly number[] | null;
  /** The value of a constant with one element; null for anything else. */
  getScalar(tensor: string): number | null;
}

/** Operators through which a constant is followed to where it comes from. */
const transparent: ReadonlySet<string> = new Set([
  ...['Identity', 'Cast', 'CastLike', 'Unsqueeze', 'Squeeze', 'Reshape', 'Expand', 'Transpose'],
]);
const maxSteps = 16;

/** Indexes a graph. O(nodes + edges). */
export function createNodeIndex(model: OnnxModel): NodeIndex {
  const producers = new Map<string, OnnxNode>();
  for (const node of model.nodes)
    for (const output of node.outputs) if (output !== '') producers.set(output, node);
  /** The tensor or Constant node that a constant comes from. */
  const findOrigin = (tensor: string): OnnxNode | string | null => {
    let name = tensor;
    for (let step = 0; step < maxSteps; step += 1) {
      if (model.tensors.has(name)) return name;
      const node = producers.get(name);
      if (node === undefined) return null;
      if (node.opType === 'Constant') return node;
      const [input] = node.inputs;
      if (!transparent.has(node.opType) || input === undefined) return null;
      name = input;
    }
    return null;
  };
  const getList = (tensor: string): readonly number[] | null => {
    const origin = findOrigin(tensor);
    if (origin === null) return null;
    if (typeof origin === 'string') return model.tensors.get(origin)?.data ?? null;
    const { attributes } = origin;
    const list = attributes.get('value_ints')?.ints ?? attributes.get('value_floats')?.floats;
    const single = attributes.get('value_float')?.float ?? attributes.get('value_int')?.int;
    return attributes.get('value')?.tensor?.data ?? list ?? (single === undefined ? null : [single]);
  };
  return {
    producers,
    consumers: findReaders(model.nodes),
    outputs: new Set(model.outputs.map((output) => output.name)),
    isConstant: (tensor) => findOrigin(tensor) !== null,
    getList,
    getScalar(tensor) {
      const list = getList(tensor);
      return list?.length === 1 ? (list[0] ?? null) : null;
    },
  };
}

/** The nodes that read each tensor, one entry a port; sub-graphs read for their node. */
export function findReaders(nodes: readonly OnnxNode[]): ReadonlyMap<string, readonly OnnxNode[]> {
  const found = new Map<string, OnnxNode[]>();
  for (const node of nodes) {
    for (const input of [...node.inputs, ...(node.captures ?? [])]) {
      const readers = found.get(input);
      if (readers) readers.push(node);
      else found.set(input, [node]);
    }
  }
  return found;
}
