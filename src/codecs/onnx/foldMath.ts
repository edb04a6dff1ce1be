/** @file Arithmetic on constants, element by element with broadcasting, as shape computations need it. */
import { getInt } from './attributes';
import type { OnnxNode } from './onnxModel';
import { countTensorElements } from './tensorData';
import { type ConstantValue, createConstant, unknownConstant } from './value';

/** Constants with more elements keep their shape only. */
export const maxFoldedElements = 4096;

/** The shape of operands broadcast against each other from the right; null where lengths do not fit. */
export function broadcastDims(shapes: readonly (readonly number[])[]): readonly number[] | null {
  const rank = Math.max(0, ...shapes.map((dims) => dims.length));
  const result: number[] = new Array<number>(rank).fill(1);
  for (const dims of shapes) {
    for (const [index, length] of dims.entries()) {
      const position = rank - dims.length + index;
      if (length === 1 || length === result[position]) continue;
      if (result[position] !== 1) return null;
      result[position] = length;
    }
  }
  return result;
}

/** Position of an element in an operand that was broadcast to `dims`. */
function mapBroadcastIndex(index: number, dims: readonly number[], operand: readonly number[]): number {
  let rest = index;
  let position = 0;
  let stride = 1;
  for (let axis = dims.length - 1; axis >= 0; axis -= 1) {
    const length = dims[axis] ?? 1;
    const own = operand[axis - dims.length + operand.length] ?? 1;
    if (own !== 1) position += (rest % length) * stride;
    stride *= own;
    rest = Math.floor(rest / length);
  }
  return position;
}

/** Applies a function to operands of any shapes; the type of the result is given or that of the operands. */
export function foldElementwise(
  operands: readonly ConstantValue[],
  apply: (...values: number[]) => number,
  type: ConstantValue['type'] = operands.some((operand) => operand.type === 'real') ? 'real' : 'integer',
): ConstantValue {
  const shapes = operands.map((operand) => operand.dims).filter((dims) => dims !== null);
  const dims = broadcastDims(shapes);
  if (dims === null) return unknownConstant;
  // A weight times or over something unknown (a norm, say) still has the weight's shape.
  if (shapes.length < operands.length)
    return dims.length > 1 ? createConstant(dims, null, type) : unknownConstant;
  const count = countTensorElements(dims);
  const lists = operands.map((operand) => operand.data).filter((data) => data !== null);
  if (lists.length < operands.length || count > maxFoldedElements) return createConstant(dims, null, type);
  const data: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const values = lists.map((list, operand) => list[mapBroadcastIndex(index, dims, shapes[operand] ?? [])]);
    data.push(apply(...values.map((value) => value ?? 0)));
  }
  return createConstant(dims, data, type);
}

type Binary = (a: number, b: number, isInteger: boolean) => number;

const arithmetic: ReadonlyMap<string, Binary> = new Map(
  Object.entries<Binary>({
    Add: (a, b) => a + b,
    Sub: (a, b) => a - b,
    Mul: (a, b) => a * b,
    Div: (a, b, isInteger) => (isInteger ? (b === 0 ? 0 : Math.trunc(a / b)) : a / b),
    Mod: (a, b, isInteger) => (b === 0 ? 0 : isInteger ? ((a % b) + b) % b : a % b),
    Pow: (a, b) => a ** b,
    Min: (a, b) => Math.min(a, b),
    Max: (a, b) => Math.max(a, b),
    PRelu: (a, b) => (a < 0 ? a * b : a),
  }),
);

const comparisons: ReadonlyMap<string, (a: number, b: number) => boolean> = new Map(
  Object.entries<(a: number, b: number) => boolean>({
    Equal: (a, b) => a === b,
    Greater: (a, b) => a > b,
    Less: (a, b) => a < b,
    GreaterOrEqual: (a, b) => a >= b,
    LessOrEqual: (a, b) => a <= b,
    And: (a, b) => a !== 0 && b !== 0,
    Or: (a, b) => a !== 0 || b !== 0,
    Xor: (a, b) => (a !== 0) !== (b !== 0),
  }),
);

const unary: ReadonlyMap<string, (value: number) => number> = new Map(
  Object.entries<(value: number) => number>({
    Neg: (value) => -value,
    Abs: Math.abs,
    Floor: Math.floor,
    Ceil: Math.ceil,
    Round: (value) => (Math.abs(value % 1) === 0.5 ? 2 * Math.round(value / 2) : Math.round(value)),
    Sqrt: Math.sqrt,
    Reciprocal: (value) => 1 / value,
    Exp: Math.exp,
    Log: Math.log,
    Sign: Math.sign,
    Relu: (value) => Math.max(0, value),
  }),
);

const integerTypes: ReadonlySet<number> = new Set([2, 3, 4, 5, 6, 7, 12, 13]);

function foldCast(node: OnnxNode, value: ConstantValue): ConstantValue {
  const target = getInt(node, 'to', 1);
  if (target === 9) return foldElementwise([value], (x) => (x === 0 ? 0 : 1), 'boolean');
  if (integerTypes.has(target)) return foldElementwise([value], Math.trunc, 'integer');
  return foldElementwise([value], (x) => x, target === 8 ? 'text' : 'real');
}

/** The result of an arithmetic operator on constants; null where it is none. */
export function foldArithmetic(node: OnnxNode, inputs: readonly ConstantValue[]): ConstantValue | null {
  const [first, second, third] = inputs;
  if (first === undefined) return null;
  if (node.opType === 'Cast') return foldCast(node, first);
  if (node.opType === 'Not') return foldElementwise([first], (x) => (x === 0 ? 1 : 0), 'boolean');
  const one = unary.get(node.opType);
  if (one !== undefined) return foldElementwise([first], one, first.type);
  if (second === undefined) return null;
  if (node.opType === 'Where' && third !== undefined) {
    const type = second.type;
    return foldElementwise([first, second, third], (test, yes = 0, no = 0) => (test !== 0 ? yes : no), type);
  }
  const compare = comparisons.get(node.opType);
  if (compare !== undefined)
    return foldElementwise([first, second], (a, b = 0) => (compare(a, b) ? 1 : 0), 'boolean');
  const two = arithmetic.get(node.opType);
  if (two === undefined) return null;
  const isInteger = first.type !== 'real' && second.type !== 'real';
  return inputs.slice(1).reduce((a, b) => foldElementwise([a, b], (x, y = 0) => two(x, y, isInteger)), first);
}
