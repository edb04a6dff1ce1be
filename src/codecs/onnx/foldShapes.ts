/** @file Operators that rearrange constants: shapes are cut, joined and indexed with them. */
import { getInt, getInts, resolveAxis } from './attributes';
import { foldElementwise, maxFoldedElements } from './foldMath';
import type { OnnxNode } from './onnxModel';
import {
  getListArgument,
  getSliceRanges,
  mapUnsqueezed,
  resolveReshape,
  squeezeDims,
} from './shapeArguments';
import { countTensorElements } from './tensorData';
import { type ConstantValue, createConstant, unknownConstant } from './value';

/** Makes a constant of another shape whose elements are picked from the first by position. */
function pickElements(
  source: ConstantValue,
  dims: readonly number[],
  pick: (position: readonly number[]) => number,
): ConstantValue {
  const count = countTensorElements(dims);
  if (source.data === null || count > maxFoldedElements) return createConstant(dims, null, source.type);
  const position = dims.map(() => 0);
  const data: number[] = [];
  for (let index = 0; index < count; index += 1) {
    data.push(source.data[pick(position)] ?? 0);
    for (let axis = dims.length - 1; axis >= 0; axis -= 1) {
      position[axis] = (position[axis] ?? 0) + 1;
      if ((position[axis] ?? 0) < (dims[axis] ?? 1)) break;
      position[axis] = 0;
    }
  }
  return createConstant(dims, data, source.type);
}

function computeStrides(dims: readonly number[]): readonly number[] {
  const strides = dims.map(() => 1);
  for (let axis = dims.length - 2; axis >= 0; axis -= 1)
    strides[axis] = (strides[axis + 1] ?? 1) * (dims[axis + 1] ?? 1);
  return strides;
}

function foldSlice(node: OnnxNode, inputs: readonly ConstantValue[]): ConstantValue {
  const [source] = inputs;
  if (source?.dims == null) return unknownConstant;
  const ranges = getSliceRanges(node, source.dims, inputs);
  if (ranges === null) return unknownConstant;
  const strides = computeStrides(source.dims);
  const dims = source.dims.map((length, axis) => ranges.get(axis)?.count ?? length);
  return pickElements(source, dims, (position) =>
    position.reduce((sum, at, axis) => {
      const range = ranges.get(axis);
      return sum + (range ? range.start + at * range.step : at) * (strides[axis] ?? 1);
    }, 0),
  );
}

function foldGather(node: OnnxNode, [source, indices]: readonly ConstantValue[]): ConstantValue {
  if (source?.dims == null || indices?.dims == null) return unknownConstant;
  const axis = resolveAxis(getInt(node, 'axis', 0), source.dims.length);
  if (axis === null) return unknownConstant;
  const { dims: from } = source;
  const dims = [...from.slice(0, axis), ...indices.dims, ...from.slice(axis + 1)];
  const picks = indices.data;
  if (picks === null) return createConstant(dims, null, source.type);
  const strides = computeStrides(from);
  const indexStrides = computeStrides(indices.dims);
  const rank = indices.dims.length;
  return pickElements(source, dims, (position) => {
    const at = position
      .slice(axis, axis + rank)
      .reduce((sum, step, index) => sum + step * (indexStrides[index] ?? 1), 0);
    const pick = picks[at] ?? 0;
    const own = [...position.slice(0, axis), pick < 0 ? pick + (from[axis] ?? 0) : pick];
    own.push(...position.slice(axis + rank));
    return own.reduce((sum, step, index) => sum + step * (strides[index] ?? 1), 0);
  });
}

function foldConcat(node: OnnxNode, inputs: readonly ConstantValue[]): ConstantValue {
  const shapes = inputs.map((input) => input.dims).filter((dims) => dims !== null);
  const [first] = shapes;
  if (first === undefined || shapes.length < inputs.length) return unknownConstant;
  const axis = resolveAxis(getInt(node, 'axis', 1), first.length);
  if (axis === null) return unknownConstant;
  const length = shapes.reduce((sum, dims) => sum + (dims[axis] ?? 0), 0);
  const dims = first.map((own, index) => (index === axis ? length : own));
  const type = inputs[0]?.type ?? 'real';
  const isKnown = inputs.every((input) => input.data !== null);
  if (!isKnown || countTensorElements(dims) > maxFoldedElements) return createConstant(dims, null, type);
  const outer = countTensorElements(first.slice(0, axis));
  const data: number[] = [];
  for (let index = 0; index < outer; index += 1) {
    for (const input of inputs) {
      const chunk = (input.data?.length ?? 0) / outer;
      data.push(...(input.data ?? []).slice(index * chunk, (index + 1) * chunk));
    }
  }
  return createConstant(dims, data, type);
}

function foldTranspose(node: OnnxNode, [source]: readonly ConstantValue[]): ConstantValue {
  if (source?.dims == null) return unknownConstant;
  const { dims: from } = source;
  const order = getInts(node, 'perm') ?? from.map((_, axis) => from.length - 1 - axis);
  if (order.length !== from.length || order.some((axis) => from[axis] === undefined)) return unknownConstant;
  const strides = computeStrides(from);
  return pickElements(
    source,
    order.map((axis) => from[axis] ?? 1),
    (position) => position.reduce((sum, at, index) => sum + at * (strides[order[index] ?? 0] ?? 1), 0),
  );
}

function foldExpand([source, shape]: readonly ConstantValue[]): ConstantValue {
  if (source === undefined || shape?.data == null) return unknownConstant;
  const spread = createConstant(shape.data, null, source.type);
  if (countTensorElements(shape.data) > maxFoldedElements || source.data === null)
    return { ...foldElementwise([source, spread], (value) => value), type: source.type };
  const ones = createConstant(
    shape.data,
    new Array<number>(countTensorElements(shape.data)).fill(1),
    source.type,
  );
  return foldElementwise([source, ones], (value) => value, source.type);
}

function foldUnsqueeze(node: OnnxNode, [source, axes]: readonly ConstantValue[]): ConstantValue {
  const list = getListArgument(node, 'axes', axes);
  const map = source?.dims && list ? mapUnsqueezed(source.dims.length, list) : null;
  if (source?.dims == null || map === null) return unknownConstant;
  const { dims } = source;
  return { ...source, dims: map.map((axis) => (axis === null ? 1 : (dims[axis] ?? 1))) };
}

/** The result of an operator that moves the elements of constants; null where it is none. */
export function foldMovement(node: OnnxNode, inputs: readonly ConstantValue[]): ConstantValue | null {
  const [source, second] = inputs;
  if (source === undefined) return null;
  switch (node.opType) {
    case 'Slice':
      return foldSlice(node, inputs);
    case 'Gather':
      return foldGather(node, inputs);
    case 'Concat':
      return foldConcat(node, inputs);
    case 'Transpose':
      return foldTranspose(node, inputs);
    case 'Expand':
      return foldExpand(inputs);
    case 'Unsqueeze':
      return foldUnsqueeze(node, inputs);
    case 'Squeeze': {
      const dims = source.dims && squeezeDims(source.dims, getListArgument(node, 'axes', second));
      return dims ? { ...source, dims } : unknownConstant;
    }
    case 'Reshape': {
      const wanted = getListArgument(node, 'shape', second);
      const allowZero = getInt(node, 'allowzero', 0) === 1;
      const dims = source.dims && wanted ? resolveReshape(source.dims, wanted, allowZero) : null;
      return dims ? { ...source, dims } : unknownConstant;
    }
    case 'Flatten': {
      if (source.dims === null) return unknownConstant;
      const axis = getInt(node, 'axis', 1);
      const outer = countTensorElements(source.dims.slice(0, axis));
      return { ...source, dims: [outer, countTensorElements(source.dims) / outer] };
    }
    default:
      return null;
  }
}
