/**
 * @file Normalisation written as primitive operators: mean, difference, variance, root, quotient; then a learnt
 * scale and shift. PyTorch writes (x - mean) / sqrt(var + eps), Keras x * inv + (beta - mean * inv).
 */
import type { NodeIndex } from './nodeIndex';
import type { OnnxAttribute, OnnxNode } from './onnxModel';
import {
  type Fusion,
  getOtherInput,
  getOutput,
  getProducer,
  getReader,
  type Pattern,
  splitScalar,
} from './pattern';

interface Moments {
  readonly input: string;
  readonly mean: OnnxNode;
  readonly difference: OnnxNode;
  readonly nodes: readonly OnnxNode[];
  readonly axes: readonly number[];
}

/** The axes of a reduction, from its attribute or a constant input. */
function getMeanAxes(mean: OnnxNode, index: NodeIndex): readonly number[] | null {
  const attribute = mean.attributes.get('axes')?.ints;
  if (attribute !== undefined) return attribute;
  const [, axes] = mean.inputs;
  return axes === undefined ? null : index.getList(axes);
}

/** The variance behind a root: mean((x - mean(x))^2), with the node that adds epsilon. */
function findMoments(root: OnnxNode, index: NodeIndex): Moments | null {
  const sum = getProducer(index, root.inputs[0], 'Add');
  const shifted = sum && splitScalar(sum, index);
  const variance = shifted && getProducer(index, shifted.tensor, 'ReduceMean');
  const axes = variance && getMeanAxes(variance, index);
  if (!sum || !variance || !axes) return null;
  const [squared] = variance.inputs;
  const square = getProducer(index, squared, 'Pow') ?? getProducer(index, squared, 'Mul');
  const [difference, other] = square?.inputs ?? [];
  const isSquare = square?.opType === 'Pow' ? index.getScalar(other ?? '') === 2 : difference === other;
  const centred = getProducer(index, difference, 'Sub');
  const [input, meanName] = centred?.inputs ?? [];
  const mean = getProducer(index, meanName, 'ReduceMean');
  if (!square || !isSquare || !centred || !mean || input === undefined || mean.inputs[0] !== input)
    return null;
  return { input, mean, difference: centred, nodes: [mean, centred, square, variance, sum, root], axes };
}

function getReaders(index: NodeIndex, node: OnnxNode): readonly OnnxNode[] {
  return index.consumers.get(getOutput(node)) ?? [];
}

/** A learnt factor and a learnt shift behind a node, as far as they are there. */
function followAffine(start: OnnxNode, index: NodeIndex): readonly OnnxNode[] {
  const scale = getReader(index, start, 'Mul');
  const factor = scale && getOtherInput(scale, getOutput(start));
  if (!scale || !factor || !index.isConstant(factor)) return [];
  const shift = getReader(index, scale, 'Add');
  const offset = shift && getOtherInput(shift, getOutput(scale));
  return shift && offset && index.isConstant(offset) ? [scale, shift] : [scale];
}

function createFusion(moments: Moments, nodes: readonly OnnxNode[], isAffine: boolean): Fusion | null {
  const [first, ...rest] = [...moments.nodes, ...nodes];
  const attributes: Record<string, OnnxAttribute> = {
    axes: { ints: moments.axes },
    affine: { int: isAffine ? 1 : 0 },
  };
  return first ? { opType: 'FusedNorm', nodes: [first, ...rest], inputs: [moments.input], attributes } : null;
}

/** Keras: inv = 1 / root, times gamma; x * inv + (beta - mean * inv). */
function findSplitForm(moments: Moments, inverse: OnnxNode, index: NodeIndex): Fusion | null {
  let factor = inverse;
  const nodes = [inverse];
  const scale = getReader(index, inverse, 'Mul');
  const gamma = scale && getOtherInput(scale, getOutput(inverse));
  if (scale && gamma && index.isConstant(gamma)) {
    factor = scale;
    nodes.push(scale);
  }
  const products = (index.consumers.get(getOutput(factor)) ?? []).filter((node) => node.opType === 'Mul');
  const meanName = getOutput(moments.mean);
  const scaled = products.find((node) => getOtherInput(node, getOutput(factor)) === moments.input);
  const scaledMean = products.find((node) => getOtherInput(node, getOutput(factor)) === meanName);
  const centred = products.find(
    (node) => getOtherInput(node, getOutput(factor)) === getOutput(moments.difference),
  );
  if (centred) {
    const affine = factor === inverse ? followAffine(centred, index) : [];
    const shift = factor === inverse ? null : getReader(index, centred, 'Add');
    const offset = shift && getOtherInput(shift, getOutput(centred));
    const tail = shift && offset && index.isConstant(offset) ? [shift] : affine;
    return createFusion(moments, [...nodes, centred, ...tail], nodes.length > 1 || affine.length > 0);
  }
  if (!scaled) return null;
  if (scaledMean) return followShift(moments, [...nodes, scaled, scaledMean], scaled, scaledMean, index);
  // Keras 3 negates the mean before the product.
  const negated = getReaders(index, moments.mean).find((node) => node.opType === 'Neg');
  const product =
    negated && products.find((node) => getOtherInput(node, getOutput(factor)) === getOutput(negated));
  return negated && product
    ? followShift(moments, [...nodes, scaled, negated, product], scaled, product, index)
    : null;
}

/** From the scaled mean over a learnt shift to the sum with the scaled input. */
function followShift(
  moments: Moments,
  nodes: readonly OnnxNode[],
  scaled: OnnxNode,
  scaledMean: OnnxNode,
  index: NodeIndex,
): Fusion | null {
  const path: OnnxNode[] = [];
  let last = scaledMean;
  for (let step = 0; step < 4; step += 1) {
    const reader = getReader(index, last, 'Add', 'Sub', 'Neg');
    if (reader === null) return null;
    path.push(reader);
    const isAffine = [...nodes.slice(1), ...path].some((node) =>
      node.inputs.some((input) => index.isConstant(input)),
    );
    if (reader.inputs.includes(getOutput(scaled)))
      return createFusion(moments, [...nodes, ...path], isAffine);
    last = reader;
  }
  return null;
}

/**
 * Keras 2 runs layer normalisation as batch normalisation over an axis into which all positions were put, with
 * the moments of that very tensor.
 */
export const findBatchWiseNorm: Pattern = (norm, index) => {
  const [input, , , meanName, varianceName] = norm.inputs;
  const squeezed = getProducer(index, meanName, 'Squeeze');
  const mean = getProducer(index, squeezed?.inputs[0], 'ReduceMean');
  const quotient = getProducer(index, varianceName, 'Div');
  const sum = getProducer(index, quotient?.inputs[0], 'ReduceSumSquare');
  const difference = getProducer(index, sum?.inputs[0], 'Sub');
  const axes = mean && getMeanAxes(mean, index);
  if (!input || !squeezed || !quotient || !sum || !difference || !axes) return null;
  if (mean.inputs[0] !== input || difference.inputs[0] !== input) return null;
  const moments = { input, mean, difference, axes, nodes: [mean, squeezed, difference, sum, quotient] };
  return createFusion(moments, [norm], false);
};

/** Normalisation around the root of a variance. */
export const findNorm: Pattern = (root, index) => {
  const moments = findMoments(root, index);
  if (moments === null) return null;
  const quotient = getReader(index, root, 'Div');
  if (quotient && quotient.inputs[0] === getOutput(moments.difference)) {
    const affine = followAffine(quotient, index);
    return createFusion(moments, [quotient, ...affine], affine.length > 0);
  }
  const inverse = getReader(index, root, 'Reciprocal') ?? quotient;
  const isInverse =
    inverse?.opType === 'Reciprocal' || (inverse !== null && index.getScalar(inverse.inputs[0] ?? '') === 1);
  return inverse && isInverse ? findSplitForm(moments, inverse, index) : null;
};
