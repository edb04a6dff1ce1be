/**
 * @file What a pattern is: several primitive nodes that together are one operation. A pattern starts from the one
 * node that gives it away and walks to the others.
 */
import type { NodeIndex } from './nodeIndex';
import type { OnnxAttribute, OnnxNode } from './onnxModel';

/** The domain of operations that stand for several nodes. */
export const fusedDomain = 'fovea.fused';

/** Nodes that are one operation. */
export interface Fusion {
  readonly opType: string;
  /** All nodes it stands for; the last one makes its output. */
  readonly nodes: readonly [OnnxNode, ...OnnxNode[]];
  readonly inputs: readonly string[];
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>;
}

/** Looks at the surroundings of one node; null where they are something else. */
export type Pattern = (anchor: OnnxNode, index: NodeIndex) => Fusion | null;

/** The standard operator that makes a tensor, if it is of the given type. */
export function getProducer(index: NodeIndex, tensor: string | undefined, opType: string): OnnxNode | null {
  const node = tensor === undefined ? undefined : index.producers.get(tensor);
  return node?.opType === opType && node.domain === '' ? node : null;
}

/** The first output of a node. */
export function getOutput(node: OnnxNode): string {
  return node.outputs[0] ?? '';
}

/** The only node that reads a node's output, if it is of one of the given types. */
export function getReader(index: NodeIndex, node: OnnxNode, ...opTypes: readonly string[]): OnnxNode | null {
  const [reader, ...others] = index.consumers.get(getOutput(node)) ?? [];
  const isOnly = reader !== undefined && others.every((other) => other === reader);
  return isOnly && reader.domain === '' && opTypes.includes(reader.opType) ? reader : null;
}

/** The input of a node of two inputs that is not the given tensor. */
export function getOtherInput(node: OnnxNode, tensor: string): string | null {
  const [first, second] = node.inputs;
  if (first === undefined || second === undefined || node.inputs.length !== 2) return null;
  return first === tensor ? second : second === tensor ? first : null;
}

/** Splits the inputs of a node into the one that is a number and the one that is not. */
export function splitScalar(
  node: OnnxNode,
  index: NodeIndex,
): { readonly tensor: string; readonly scalar: number; readonly isScalarFirst: boolean } | null {
  const [first, second] = node.inputs;
  if (first === undefined || second === undefined || node.inputs.length !== 2) return null;
  const right = index.getScalar(second);
  if (right !== null) return { tensor: first, scalar: right, isScalarFirst: false };
  const left = index.getScalar(first);
  return left === null ? null : { tensor: second, scalar: left, isScalarFirst: true };
}

/** Whether two numbers agree to the precision of half floats, in which constants may be stored. */
export function isAbout(value: number, expected: number): boolean {
  return Math.abs(value - expected) <= 2e-3 * Math.abs(expected);
}
