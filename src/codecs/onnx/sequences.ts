/**
 * @file Lists of tensors: PyTorch writes `chunk` and `split` as a list and what is taken out of it. Each part is then cut
 * out of the tensor itself, and a list that is joined is a Concat.
 */
import type { NodeIndex } from './nodeIndex';
import type { OnnxNode } from './onnxModel';
import { getOutput, getProducer } from './pattern';

/** The nodes with lists seen through, as far as it is known what is in them. O(nodes + edges). */
export function resolveSequences(nodes: readonly OnnxNode[], index: NodeIndex): readonly OnnxNode[] {
  const resolved = new Map<OnnxNode, OnnxNode>();
  for (const node of nodes) {
    const [list, position = ''] = node.inputs;
    const split = node.opType === 'SequenceAt' ? getProducer(index, list, 'SplitToSequence') : null;
    if (split) {
      const [tensor = '', sizes = ''] = split.inputs;
      resolved.set(node, { ...node, inputs: [tensor, sizes, position], attributes: split.attributes });
    }
    const isPlain = (node.attributes.get('new_axis')?.int ?? 0) === 0;
    const made = node.opType === 'ConcatFromSequence' ? getProducer(index, list, 'SequenceConstruct') : null;
    if (made && isPlain) resolved.set(node, { ...node, opType: 'Concat', inputs: made.inputs });
  }
  if (resolved.size === 0) return nodes;
  const isDone = (node: OnnxNode) => {
    const readers = index.consumers.get(getOutput(node)) ?? [];
    return (
      (node.opType === 'SplitToSequence' || node.opType === 'SequenceConstruct') &&
      !index.outputs.has(getOutput(node)) &&
      readers.every((reader) => resolved.has(reader))
    );
  };
  return nodes.flatMap((node) => resolved.get(node) ?? (isDone(node) ? [] : [node]));
}
