/** @file What a graph computes as one text, to see whether a file is still what was written: weights do not count. */
import type { OnnxAttribute, OnnxNode } from './onnxModel';

/** Operators that make weights where none were trained. */
const generators: ReadonlySet<string> = new Set(['RandomNormal', 'ConstantOfShape']);

function formatAttribute([name, value]: readonly [string, OnnxAttribute]): string {
  const { float, int, text, ints } = value;
  // A file keeps 32 bits of real numbers.
  return `${name}=${float === undefined ? (int ?? text ?? ints?.join() ?? '') : Math.fround(float)}`;
}

/** A line for each node: operator, inputs, outputs and attributes. O(nodes). */
export function describeGraph(nodes: readonly OnnxNode[]): string {
  return nodes
    .filter(({ opType }) => !generators.has(opType))
    .map(({ opType, inputs, outputs, attributes }) =>
      [
        opType,
        inputs.join(),
        outputs.join(),
        ...[...attributes].map(formatAttribute).sort((a, b) => (a < b ? -1 : 1)),
      ].join(';'),
    )
    .join('\n');
}
