/** @file Shapes, axes and ranges that nodes are given: from attributes in old operator sets, from inputs in new ones. */
import { getInts, resolveAxes, resolveAxis } from './attributes';
import type { OnnxNode } from './onnxModel';
import { countTensorElements } from './tensorData';
import type { ConstantValue } from './value';

/** A list of whole numbers from an attribute (old operator sets) or from an input (new ones). */
export function getListArgument(
  node: OnnxNode,
  name: string,
  input: ConstantValue | undefined,
): readonly number[] | null {
  return getInts(node, name) ?? input?.data ?? null;
}

/** A shape with 0 (as in the input) and -1 (whatever is left) resolved; null where it cannot be. */
export function resolveReshape(
  dims: readonly number[],
  wanted: readonly number[],
  allowZero: boolean,
): readonly number[] | null {
  const result = wanted.map((length, axis) => (length === 0 && !allowZero ? (dims[axis] ?? 0) : length));
  const open = result.indexOf(-1);
  const total = countTensorElements(dims);
  if (open >= 0) {
    const known = countTensorElements(result.filter((_, axis) => axis !== open));
    if (known <= 0 || total % known !== 0) return null;
    result[open] = total / known;
  }
  return result.every((length) => length >= 0) && countTensorElements(result) === total ? result : null;
}

/** The shape without some axes of length 1; all of them where no axes are named. */
export function squeezeDims(
  dims: readonly number[],
  axes: readonly number[] | null,
): readonly number[] | null {
  const removed = axes && resolveAxes(axes, dims.length);
  if (axes !== null && removed === null) return null;
  return dims.filter((length, axis) => (removed ? !removed.includes(axis) : length !== 1));
}

/** Where axes of length 1 go in: for each axis of the result the axis of the input, or null. */
export function mapUnsqueezed(rank: number, axes: readonly number[]): readonly (number | null)[] | null {
  const added = resolveAxes(axes, rank + axes.length);
  if (added === null) return null;
  let next = 0;
  return Array.from({ length: rank + axes.length }, (_, axis) => {
    if (added.includes(axis)) return null;
    next += 1;
    return next - 1;
  });
}

/** The part of an axis that a slice takes; bounds as ONNX gives them, clamped. */
export interface SliceRange {
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

/** Resolves the bounds of a slice on an axis of the given length. */
function resolveSlice(length: number, start: number, end: number, step: number): SliceRange {
  const shift = (bound: number) => (bound < 0 ? bound + length : bound);
  if (step < 0) {
    const first = Math.min(Math.max(shift(start), -1), length - 1);
    const last = Math.min(Math.max(shift(end), -1), length - 1);
    return { start: first, step, count: Math.max(0, Math.ceil((first - last) / -step)) };
  }
  const first = Math.min(Math.max(shift(start), 0), length);
  const last = Math.min(Math.max(shift(end), 0), length);
  return { start: first, step, count: Math.max(0, Math.ceil((last - first) / (step || 1))) };
}

/** The ranges of a Slice node by axis; null where bounds are not known. */
export function getSliceRanges(
  node: OnnxNode,
  dims: readonly number[],
  inputs: readonly (ConstantValue | undefined)[],
): ReadonlyMap<number, SliceRange> | null {
  const starts = getListArgument(node, 'starts', inputs[1]);
  const ends = getListArgument(node, 'ends', inputs[2]);
  if (starts === null || ends === null || starts.length !== ends.length) return null;
  const axes = getListArgument(node, 'axes', inputs[3]) ?? starts.map((_, index) => index);
  const steps = getListArgument(node, 'steps', inputs[4]) ?? starts.map(() => 1);
  const ranges = new Map<number, SliceRange>();
  for (const [index, start] of starts.entries()) {
    const axis = resolveAxis(axes[index] ?? Number.NaN, dims.length);
    const step = steps[index] ?? 1;
    if (axis === null || step === 0) return null;
    ranges.set(axis, resolveSlice(dims[axis] ?? 0, start, ends[index] ?? 0, step));
  }
  return ranges;
}
