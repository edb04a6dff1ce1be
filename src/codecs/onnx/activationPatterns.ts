/** @file Activations that exporters write as primitive operators: SiLU, hard swish and hard sigmoid, GELU. */
import type { NodeIndex } from './nodeIndex';
import type { OnnxNode } from './onnxModel';
import {
  getOtherInput,
  getOutput,
  getProducer,
  getReader,
  isAbout,
  type Pattern,
  splitScalar,
} from './pattern';

/** x * sigmoid(x); TensorFlow writes sigmoid(1 * x). */
export const findSilu: Pattern = (sigmoid, index) => {
  const [gated] = sigmoid.inputs;
  const product = getReader(index, sigmoid, 'Mul');
  if (gated === undefined || product === null) return null;
  const input = getOtherInput(product, getOutput(sigmoid));
  if (input === gated) return { opType: 'SiLU', nodes: [sigmoid, product], inputs: [gated] };
  const factor = getProducer(index, gated, 'Mul');
  const scaled = factor && splitScalar(factor, index);
  if (!factor || scaled?.scalar !== 1 || scaled.tensor !== input) return null;
  return { opType: 'SiLU', nodes: [factor, sigmoid, product], inputs: [input] };
};

/** x * tanh(softplus(x)). */
export const findMish: Pattern = (tanh, index) => {
  const softplus = getProducer(index, tanh.inputs[0], 'Softplus');
  const product = getReader(index, tanh, 'Mul');
  const [input] = softplus?.inputs ?? [];
  if (!softplus || !product || input === undefined) return null;
  if (getOtherInput(product, getOutput(tanh)) !== input) return null;
  return { opType: 'Mish', nodes: [softplus, tanh, product], inputs: [input] };
};

/** x * hardSigmoid(x), with the slope 1/6 that hard swish has. */
export const findGatedHardSigmoid: Pattern = (gate, index) => {
  const [input] = gate.inputs;
  const product = getReader(index, gate, 'Mul');
  const alpha = gate.attributes.get('alpha')?.float ?? 0.2;
  if (input === undefined || product === null || !isAbout(alpha, 1 / 6)) return null;
  if (getOtherInput(product, getOutput(gate)) !== input) return null;
  return { opType: 'HardSwish', nodes: [gate, product], inputs: [input] };
};

/** The bounds of a Clip where both are numbers. */
function getClipBounds(clip: OnnxNode, index: NodeIndex): readonly [number, number] | null {
  const [, low, high] = clip.inputs;
  const min = clip.attributes.get('min')?.float ?? (low ? index.getScalar(low) : null);
  const max = clip.attributes.get('max')?.float ?? (high ? index.getScalar(high) : null);
  return min === null || max === null ? null : [min, max];
}

/** A node that scales by 1/6: Div by 6 or Mul by 1/6. */
function isSixth(node: OnnxNode, index: NodeIndex): boolean {
  const split = splitScalar(node, index);
  if (split === null) return false;
  return node.opType === 'Div' ? split.scalar === 6 && !split.isScalarFirst : isAbout(split.scalar, 1 / 6);
}

/** relu6(x + 3) / 6 and x times that, in each order of the factors. */
export const findHardSwish: Pattern = (clip, index) => {
  const bounds = getClipBounds(clip, index);
  const shift = getProducer(index, clip.inputs[0], 'Add');
  const shifted = shift && splitScalar(shift, index);
  if (!shift || !shifted || bounds?.[0] !== 0 || bounds[1] !== 6 || shifted.scalar !== 3) return null;
  const input = shifted.tensor;
  const scaled = getReader(index, clip, 'Mul', 'Div');
  if (scaled === null) return null;
  if (isSixth(scaled, index)) {
    const gated = getReader(index, scaled, 'Mul');
    if (gated && getOtherInput(gated, getOutput(scaled)) === input)
      return { opType: 'HardSwish', nodes: [shift, clip, scaled, gated], inputs: [input] };
    return { opType: 'HardSigmoid', nodes: [shift, clip, scaled], inputs: [input] };
  }
  const other = scaled.opType === 'Mul' ? getOtherInput(scaled, getOutput(clip)) : null;
  if (other === null) return null;
  // x * (1/6) may come first, as Keras writes it.
  const early = getProducer(index, other, 'Mul') ?? getProducer(index, other, 'Div');
  if (early && isSixth(early, index) && splitScalar(early, index)?.tensor === input)
    return { opType: 'HardSwish', nodes: [shift, clip, early, scaled], inputs: [input] };
  const last = other === input ? getReader(index, scaled, 'Mul', 'Div') : null;
  if (last === null || !isSixth(last, index)) return null;
  return { opType: 'HardSwish', nodes: [shift, clip, scaled, last], inputs: [input] };
};

/** clip(x / 6 + 0.5, 0, 1) and x times that, as Keras 3 writes them. */
export const findUnitHardSwish: Pattern = (clip, index) => {
  const bounds = getClipBounds(clip, index);
  const shift = getProducer(index, clip.inputs[0], 'Add');
  const shifted = shift && splitScalar(shift, index);
  if (!shift || !shifted || bounds?.[0] !== 0 || bounds[1] !== 1 || shifted.scalar !== 0.5) return null;
  const scale = getProducer(index, shifted.tensor, 'Mul') ?? getProducer(index, shifted.tensor, 'Div');
  if (scale === null || !isSixth(scale, index)) return null;
  const input = splitScalar(scale, index)?.tensor;
  if (input === undefined) return null;
  const gated = getReader(index, clip, 'Mul');
  if (gated && getOtherInput(gated, getOutput(clip)) === input)
    return { opType: 'HardSwish', nodes: [scale, shift, clip, gated], inputs: [input] };
  return { opType: 'HardSigmoid', nodes: [scale, shift, clip], inputs: [input] };
};

/** The rest of GELU behind 1 + erf(..) or 1 + tanh(..): times x and 0.5, in each order. */
function findHalvedProduct(
  gate: OnnxNode,
  input: string,
  index: NodeIndex,
): readonly [OnnxNode, ...OnnxNode[]] | null {
  const first = getReader(index, gate, 'Mul');
  if (first === null) return null;
  const other = getOtherInput(first, getOutput(gate));
  if (other === null) return null;
  const isHalf = (node: OnnxNode | null): node is OnnxNode =>
    node !== null && isAbout(splitScalar(node, index)?.scalar ?? 0, 0.5);
  if (other === input) {
    const last = getReader(index, first, 'Mul');
    return isHalf(last) ? [first, last] : null;
  }
  if (isHalf(first)) {
    const last = getReader(index, first, 'Mul');
    return last && getOtherInput(last, getOutput(first)) === input ? [first, last] : null;
  }
  const half = getProducer(index, other, 'Mul');
  return isHalf(half) && splitScalar(half, index)?.tensor === input ? [half, first] : null;
}

/** 0.5 x (1 + erf(x / sqrt 2)). */
export const findErfGelu: Pattern = (erf, index) => {
  const scale = getProducer(index, erf.inputs[0], 'Div') ?? getProducer(index, erf.inputs[0], 'Mul');
  const scaled = scale && splitScalar(scale, index);
  const gate = getReader(index, erf, 'Add');
  if (!scale || !scaled || !gate || splitScalar(gate, index)?.scalar !== 1) return null;
  const factor = scale.opType === 'Div' ? 1 / scaled.scalar : scaled.scalar;
  const rest = isAbout(factor, Math.SQRT1_2) ? findHalvedProduct(gate, scaled.tensor, index) : null;
  return rest && { opType: 'Gelu', nodes: [scale, erf, gate, ...rest], inputs: [scaled.tensor] };
};

/** 0.5 x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))). */
export const findTanhGelu: Pattern = (tanh, index) => {
  const scale = getProducer(index, tanh.inputs[0], 'Mul');
  const scaled = scale && splitScalar(scale, index);
  const sum = scaled && getProducer(index, scaled.tensor, 'Add');
  const gate = getReader(index, tanh, 'Add');
  if (!scale || !scaled || !sum || !gate) return null;
  if (!isAbout(scaled.scalar, Math.sqrt(2 / Math.PI)) || splitScalar(gate, index)?.scalar !== 1) return null;
  for (const input of sum.inputs) {
    const cubic = getOtherInput(sum, input);
    const weighted = cubic === null ? null : getProducer(index, cubic, 'Mul');
    const factor = weighted && splitScalar(weighted, index);
    const cube = factor && isAbout(factor.scalar, 0.044715) ? index.producers.get(factor.tensor) : undefined;
    if (!weighted || cube === undefined) continue;
    const inner = findCube(cube, input, index);
    const rest = inner && findHalvedProduct(gate, input, index);
    if (inner && rest)
      return {
        opType: 'Gelu',
        nodes: [...inner, weighted, sum, scale, tanh, gate, ...rest],
        inputs: [input],
        attributes: { approximate: { text: 'tanh' } },
      };
  }
  return null;
};

/** x^3 as Pow, or as x * x * x. */
function findCube(
  cube: OnnxNode,
  input: string,
  index: NodeIndex,
): readonly [OnnxNode, ...OnnxNode[]] | null {
  if (cube.opType === 'Pow')
    return cube.inputs[0] === input && index.getScalar(cube.inputs[1] ?? '') === 3 ? [cube] : null;
  if (cube.opType !== 'Mul') return null;
  const squared = getOtherInput(cube, input);
  const square = squared === null ? null : getProducer(index, squared, 'Mul');
  return square?.inputs.every((own) => own === input) ? [square, cube] : null;
}
