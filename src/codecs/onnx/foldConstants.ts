/**
 * @file Evaluates nodes whose inputs do not depend on the image: shape arithmetic, and weights on their way to
 * the layer that uses them. What is not known stays a constant of unknown elements.
 */
import { getFloat, getInt, getInts } from './attributes';
import { foldArithmetic, maxFoldedElements } from './foldMath';
import { foldMovement } from './foldShapes';
import type { OnnxNode, OnnxTensor } from './onnxModel';
import { getListArgument } from './shapeArguments';
import { countTensorElements } from './tensorData';
import { type ConstantValue, createConstant, createIntegers, unknownConstant } from './value';

/** Operators that leave shape and elements of their first input as they are, as far as it matters here. */
const passing: ReadonlySet<string> = new Set([
  ...['Identity', 'Dropout', 'CastLike', 'QuantizeLinear', 'DequantizeLinear', 'StopGradient'],
]);

/** Operators that keep the shape of their first input. */
const keepingShape: ReadonlySet<string> = new Set([
  ...['ScatterND', 'ScatterElements', 'Scatter', 'Clip', 'Sigmoid', 'Tanh', 'Erf', 'Softmax', 'CumSum'],
  ...['Sin', 'Cos', 'LpNormalization', 'Trilu', 'HardSigmoid', 'Elu', 'LeakyRelu', 'Softplus'],
]);

/** A tensor of the file as a value. */
export function createTensorConstant(tensor: OnnxTensor): ConstantValue {
  return {
    kind: 'constant',
    dims: tensor.dims,
    data: tensor.data,
    type: tensor.type,
    origin: tensor.name === '' ? null : tensor.name,
  };
}

function readConstantNode(node: OnnxNode): ConstantValue {
  const tensor = node.attributes.get('value')?.tensor;
  if (tensor !== undefined) return createTensorConstant(tensor);
  const int = node.attributes.get('value_int')?.int;
  if (int !== undefined) return createConstant([], [int], 'integer');
  const float = node.attributes.get('value_float')?.float;
  if (float !== undefined) return createConstant([], [float], 'real');
  const ints = node.attributes.get('value_ints')?.ints;
  if (ints !== undefined) return createIntegers(ints);
  const floats = node.attributes.get('value_floats')?.floats;
  if (floats !== undefined) return createConstant([floats.length], floats, 'real');
  return unknownConstant;
}

function fill(dims: readonly number[] | null | undefined, tensor: OnnxTensor | undefined): ConstantValue {
  if (dims == null || dims.some((length) => length < 0)) return unknownConstant;
  const count = countTensorElements(dims);
  const value = tensor === undefined ? 0 : (tensor.data?.[0] ?? null);
  const data =
    value === null || count > maxFoldedElements ? null : Array.from({ length: count }, () => value);
  return createConstant(dims, data, tensor?.type ?? 'real');
}

/** Random numbers: weights of a file that was written without trained ones. */
function fillRandomly(node: OnnxNode, [like]: readonly ConstantValue[]): ConstantValue {
  const dims = getInts(node, 'shape') ?? (node.opType.endsWith('Like') ? (like?.dims ?? null) : null);
  return { kind: 'constant', dims, data: null, type: 'real', origin: node.outputs[0] ?? null };
}

function foldRange([start, limit, delta]: readonly ConstantValue[]): ConstantValue {
  const from = start?.data?.[0];
  const to = limit?.data?.[0];
  const step = delta?.data?.[0];
  if (from === undefined || to === undefined || step === undefined || step === 0) return unknownConstant;
  const count = Math.max(0, Math.ceil((to - from) / step));
  if (!Number.isFinite(count)) return unknownConstant;
  const data =
    count > maxFoldedElements ? null : Array.from({ length: count }, (_, index) => from + index * step);
  return createConstant([count], data, start?.type ?? 'integer');
}

type Reduce = (values: readonly number[]) => number;

const reducers = new Map<string, Reduce>(
  Object.entries<Reduce>({
    ReduceProd: (values) => values.reduce((a, b) => a * b, 1),
    ReduceSum: (values) => values.reduce((a, b) => a + b, 0),
    ReduceMin: (values) => Math.min(...values),
    ReduceMax: (values) => Math.max(...values),
  }),
);

/** Reductions of everything at once: what shape arithmetic uses. */
function foldReduction(node: OnnxNode, [source, axes]: readonly ConstantValue[]): ConstantValue {
  const reduce = reducers.get(node.opType);
  const list = getListArgument(node, 'axes', axes);
  const rank = source?.dims?.length;
  if (reduce === undefined || source?.data == null || rank === undefined) return unknownConstant;
  if (list !== null && list.length > 0 && list.length !== rank) return unknownConstant;
  const dims = getInt(node, 'keepdims', 1) === 1 ? new Array<number>(rank).fill(1) : [];
  return createConstant(dims, [reduce(source.data)], source.type);
}

function foldMatMul(node: OnnxNode, [a, b]: readonly ConstantValue[]): ConstantValue {
  if (a?.dims == null || b?.dims == null || a.dims.length + b.dims.length < 3) return unknownConstant;
  if (b.dims.length === 1) return createConstant(a.dims.slice(0, -1), null, 'real');
  if (a.dims.length === 1) return createConstant(b.dims.slice(-1), null, 'real');
  const isGemm = node.opType === 'Gemm';
  const rows = isGemm && getInt(node, 'transA', 0) === 1 ? a.dims.at(-1) : a.dims.at(-2);
  const columns = isGemm && getInt(node, 'transB', 0) === 1 ? b.dims.at(-2) : b.dims.at(-1);
  return createConstant([...a.dims.slice(0, -2), rows ?? 1, columns ?? 1], null, 'real');
}

function foldSplit(node: OnnxNode, [source, sizes]: readonly ConstantValue[]): readonly ConstantValue[] {
  const count = node.outputs.length;
  const axis = getInt(node, 'axis', 0);
  const [length] = source?.dims ?? [];
  if (source?.dims?.length !== 1 || axis > 0 || length === undefined || count > maxFoldedElements)
    return node.outputs.map(() => unknownConstant);
  const parts = getListArgument(node, 'split', sizes) ?? splitEvenly(length, count);
  let start = 0;
  return node.outputs.map((_, index) => {
    const part = parts[index] ?? 0;
    start += part;
    return createConstant([part], source.data?.slice(start - part, start) ?? null, source.type);
  });
}

/** The lengths of equal parts; the last one is shorter where the length does not divide. */
export function splitEvenly(length: number, count: number): readonly number[] {
  const part = Math.ceil(length / count);
  return Array.from({ length: count }, (_, index) => Math.max(0, Math.min(part, length - index * part)));
}

function foldTile([source, repeats]: readonly ConstantValue[]): ConstantValue {
  const { dims, data, type } = source ?? unknownConstant;
  if (dims === null || repeats?.data == null) return unknownConstant;
  const counts = repeats.data;
  const tiled = dims.map((length, axis) => length * (counts[axis] ?? 1));
  const total = countTensorElements(tiled);
  const isSimple = dims.length === 1 && data !== null && total >= 0 && total <= maxFoldedElements;
  const repeated = isSimple
    ? Array.from({ length: total }, (_, index) => data[index % data.length] ?? 0)
    : null;
  return createConstant(tiled, repeated, type);
}

/** The outputs of a node whose inputs are all constants; its first output stands for those that are not known. */
export function foldConstants(node: OnnxNode, inputs: readonly ConstantValue[]): readonly ConstantValue[] {
  if (node.opType === 'Split') return foldSplit(node, inputs);
  const result = foldFirstOutput(node, inputs);
  const origin = result.origin ?? inputs.find((input) => input.origin !== null)?.origin ?? null;
  return [{ ...result, origin }];
}

function foldFirstOutput(node: OnnxNode, inputs: readonly ConstantValue[]): ConstantValue {
  const [first] = inputs;
  const { opType } = node;
  if (opType === 'Constant') return readConstantNode(node);
  if (opType === 'ConstantOfShape') return fill(first?.data, node.attributes.get('value')?.tensor);
  if (opType.startsWith('Random')) return fillRandomly(node, inputs);
  if (opType === 'ConstantFill') return fill(getInts(node, 'shape'), undefined);
  if (opType === 'EyeLike') return fill(first?.dims, undefined).dims ? unknownData(first) : unknownConstant;
  if (opType === 'Range') return foldRange(inputs);
  if (opType === 'MatMul' || opType === 'Gemm') return foldMatMul(node, inputs);
  if (opType === 'Tile') return foldTile(inputs);
  if (opType === 'Size' && first?.dims)
    return createConstant([], [countTensorElements(first.dims)], 'integer');
  if (opType === 'Clip' && first?.data) return foldClip(node, inputs, first.data);
  if (reducers.has(opType)) return foldReduction(node, inputs);
  if (first !== undefined && passing.has(opType)) return first;
  if (keepingShape.has(opType)) return unknownData(first);
  return foldArithmetic(node, inputs) ?? foldMovement(node, inputs) ?? unknownConstant;
}

function foldClip(
  node: OnnxNode,
  [source, low, high]: readonly ConstantValue[],
  data: readonly number[],
): ConstantValue {
  const min = low?.data?.[0] ?? getFloat(node, 'min', Number.NEGATIVE_INFINITY);
  const max = high?.data?.[0] ?? getFloat(node, 'max', Number.POSITIVE_INFINITY);
  const clipped = data.map((value) => Math.min(Math.max(value, min), max));
  return { ...(source ?? unknownConstant), data: clipped };
}

function unknownData(source: ConstantValue | undefined): ConstantValue {
  return createConstant(source?.dims ?? [], null, source?.type ?? 'real');
}
