/** @file Attention: over positions between tokens (transformers), and over the map as CBAM has it. */
import type { NodeIndex } from './nodeIndex';
import type { OnnxNode } from './onnxModel';
import { getOtherInput, getOutput, getReader, type Pattern } from './pattern';

/** Operators between scores and softmax, or softmax and product, that keep the positions. */
const between = [
  'Add',
  'Mul',
  'Div',
  'Where',
  'Reshape',
  'Cast',
  'Dropout',
  'Identity',
  'Unsqueeze',
  'Squeeze',
];
const maxSteps = 12;

/** Walks up from the softmax to the product of queries and keys. */
function findScores(softmax: OnnxNode, index: NodeIndex): readonly OnnxNode[] | null {
  const path: OnnxNode[] = [];
  let tensor = softmax.inputs[0];
  for (let step = 0; step < maxSteps && tensor !== undefined; step += 1) {
    const node: OnnxNode | undefined = index.producers.get(tensor);
    if (node === undefined) return null;
    path.push(node);
    if (node.opType === 'MatMul') return path;
    if (!between.includes(node.opType)) return null;
    // Of the inputs the one that was computed from the image: masks and scales are constants.
    tensor = node.inputs.find((input) => {
      const maker = index.producers.get(input);
      return maker !== undefined && !index.isConstant(input) && maker.opType !== 'Shape';
    });
  }
  return null;
}

/** softmax(q k^T) v between tokens: one operation that sees everything. */
export const findAttention: Pattern = (softmax, index) => {
  const upwards = findScores(softmax, index);
  const scores = upwards?.at(-1);
  if (!upwards || scores === undefined) return null;
  const downwards: OnnxNode[] = [];
  let reader = getReader(index, softmax, 'MatMul', ...between);
  for (let step = 0; step < maxSteps && reader !== null; step += 1) {
    downwards.push(reader);
    if (reader.opType === 'MatMul') break;
    reader = getReader(index, reader, 'MatMul', ...between);
  }
  const product = downwards.at(-1);
  if (product?.opType !== 'MatMul') return null;
  const [query, key] = scores.inputs;
  const previous = downwards.at(-2) ?? softmax;
  const value = getOtherInput(product, getOutput(previous));
  if (query === undefined || key === undefined || value === null) return null;
  if (index.isConstant(key) || index.isConstant(value)) return null;
  const [first = scores, ...rest] = [...upwards].reverse();
  return {
    opType: 'Attention',
    nodes: [first, ...rest, softmax, ...downwards],
    inputs: [value, query, key],
  };
};

/** CBAM's gate on positions: sigmoid(conv([mean over channels, max over channels])) times x. */
export const findSpatialAttention: Pattern = (concat, index) => {
  const [first, second] = concat.inputs;
  const reduced = [first, second].map((name) => (name === undefined ? undefined : index.producers.get(name)));
  const mean = reduced.find((node) => node?.opType === 'ReduceMean');
  const max = reduced.find((node) => node?.opType === 'ReduceMax');
  const input = mean?.inputs[0];
  if (concat.inputs.length !== 2 || !mean || !max || input === undefined || max.inputs[0] !== input)
    return null;
  const conv = getReader(index, concat, 'Conv');
  const gate = conv && getReader(index, conv, 'Sigmoid');
  const product = gate && getReader(index, gate, 'Mul');
  const [, weights] = conv?.inputs ?? [];
  if (!conv || !gate || !product || weights === undefined) return null;
  if (getOtherInput(product, getOutput(gate)) !== input) return null;
  const kernel = conv.attributes.get('kernel_shape')?.ints;
  const pads = conv.attributes.get('pads')?.ints;
  const [size] = kernel ?? [];
  const isSame = size !== undefined && pads?.every((pad) => pad === (size - 1) / 2);
  if (!isSame || kernel?.length !== 2 || kernel[1] !== size) return null;
  return {
    opType: 'SpatialAttention',
    nodes: [mean, max, concat, conv, gate, product],
    inputs: [input],
    attributes: { kernelSize: { int: size }, bias: { int: conv.inputs[2] ? 1 : 0 } },
  };
};
