/** @file Puts one node in the place of several where they match a pattern. */
import {
  findErfGelu,
  findGatedHardSigmoid,
  findHardSwish,
  findMish,
  findSilu,
  findTanhGelu,
  findUnitHardSwish,
} from './activationPatterns';
import { findAttention, findSpatialAttention } from './attentionPatterns';
import type { NodeIndex } from './nodeIndex';
import { findBatchWiseNorm, findNorm } from './normPatterns';
import { getNodeName, type OnnxNode } from './onnxModel';
import { type Fusion, fusedDomain, getOutput, type Pattern } from './pattern';

/** Patterns by the operator of the node that they start from. */
const patterns: Readonly<Record<string, readonly Pattern[]>> = {
  Sigmoid: [findSilu],
  HardSigmoid: [findGatedHardSigmoid],
  Clip: [findHardSwish, findUnitHardSwish],
  Erf: [findErfGelu],
  Tanh: [findTanhGelu, findMish],
  Sqrt: [findNorm],
  BatchNormalization: [findBatchWiseNorm],
  Softmax: [findAttention],
  Concat: [findSpatialAttention],
};

/** Whether nothing outside reads what the nodes make on the way, and no node is taken already. */
function isClosed(fusion: Fusion, index: NodeIndex, taken: ReadonlySet<OnnxNode>): boolean {
  const own = new Set(fusion.nodes);
  const last = fusion.nodes.at(-1);
  return fusion.nodes.every((node) => {
    if (taken.has(node)) return false;
    if (node === last) return true;
    return node.outputs.every(
      (output) =>
        !index.outputs.has(output) && (index.consumers.get(output) ?? []).every((reader) => own.has(reader)),
    );
  });
}

/** The nodes in order, with those that match a pattern replaced by one at the place of the last. */
export function fusePatterns(nodes: readonly OnnxNode[], index: NodeIndex): readonly OnnxNode[] {
  const taken = new Set<OnnxNode>();
  const replacements = new Map<OnnxNode, OnnxNode>();
  for (const node of nodes) {
    const candidates =
      node.domain === '' && Object.hasOwn(patterns, node.opType) ? patterns[node.opType] : [];
    const fusions = candidates?.map((find) => find(node, index)).filter((fusion) => fusion !== null);
    const fusion = fusions?.find((found) => isClosed(found, index, taken));
    const last = fusion?.nodes.at(-1);
    if (fusion === undefined || last === undefined) continue;
    for (const fused of fusion.nodes) taken.add(fused);
    replacements.set(last, {
      opType: fusion.opType,
      domain: fusedDomain,
      name: getNodeName(last),
      inputs: fusion.inputs,
      outputs: [getOutput(last)],
      attributes: new Map(Object.entries(fusion.attributes ?? {})),
      scope: last.scope,
      ...(last.modules && { modules: last.modules }),
      captures: null,
    });
  }
  if (taken.size === 0) return nodes;
  return nodes.flatMap((node) => {
    const replacement = replacements.get(node);
    if (replacement) return [replacement];
    return taken.has(node) ? [] : [node];
  });
}
