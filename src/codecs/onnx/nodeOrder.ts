/** @file Nodes in an order in which each stands behind what it reads: the file's own where that is one. */
import { ImportFailure } from './byteCursor';
import { getNodeName, type OnnxNode } from './onnxModel';

function getReads(node: OnnxNode): readonly string[] {
  return node.captures ? [...node.inputs, ...node.captures] : node.inputs;
}

/**
 * Topological order, stable with respect to the file. O(nodes + edges).
 *
 * @throws ImportFailure `cyclic`.
 */
export function orderNodes(nodes: readonly OnnxNode[]): readonly OnnxNode[] {
  const makers = new Map<string, number>();
  for (const [position, node] of nodes.entries())
    for (const output of node.outputs) if (output !== '') makers.set(output, position);
  const isOrdered = nodes.every((node, position) =>
    getReads(node).every((input) => (makers.get(input) ?? -1) < position),
  );
  if (isOrdered) return nodes;
  const waiting = nodes.map(() => 0);
  const readers: number[][] = nodes.map(() => []);
  for (const [position, node] of nodes.entries()) {
    for (const input of getReads(node)) {
      const maker = makers.get(input);
      if (maker === undefined) continue;
      readers[maker]?.push(position);
      waiting[position] = (waiting[position] ?? 0) + 1;
    }
  }
  const ready = waiting.flatMap((count, position) => (count === 0 ? [position] : []));
  for (const position of ready) {
    for (const reader of readers[position] ?? []) {
      waiting[reader] = (waiting[reader] ?? 0) - 1;
      if (waiting[reader] === 0) ready.push(reader);
    }
  }
  const stuck = nodes.find((_, position) => (waiting[position] ?? 0) > 0);
  if (stuck) throw new ImportFailure({ code: 'cyclic', node: getNodeName(stuck) });
  return ready.map((position) => nodes[position]).filter((node) => node !== undefined);
}
