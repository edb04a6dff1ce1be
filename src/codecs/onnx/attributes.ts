/** @file Attributes of a node by name, with the defaults of the operator set. */
import type { OnnxNode } from './onnxModel';

/** A whole number. */
export function getInt(node: OnnxNode, name: string, fallback: number): number {
  return node.attributes.get(name)?.int ?? fallback;
}

/** A real number. */
export function getFloat(node: OnnxNode, name: string, fallback: number): number {
  return node.attributes.get(name)?.float ?? fallback;
}

/** A list of whole numbers; null where it is absent. */
export function getInts(node: OnnxNode, name: string): readonly number[] | null {
  return node.attributes.get(name)?.ints ?? null;
}

/** A list of real numbers; null where it is absent. */
export function getFloats(node: OnnxNode, name: string): readonly number[] | null {
  return node.attributes.get(name)?.floats ?? null;
}

/** A word. */
export function getText(node: OnnxNode, name: string, fallback: string): string {
  return node.attributes.get(name)?.text ?? fallback;
}

/** A negative axis counts from the end; null where there is no such axis. */
export function resolveAxis(axis: number, rank: number): number | null {
  const resolved = axis < 0 ? axis + rank : axis;
  return Number.isInteger(resolved) && resolved >= 0 && resolved < rank ? resolved : null;
}

/** Several axes at once, in ascending order; null where one of them does not exist or stands twice. */
export function resolveAxes(axes: readonly number[], rank: number): readonly number[] | null {
  const resolved = axes.map((axis) => resolveAxis(axis, rank));
  const result = resolved.filter((axis) => axis !== null).sort((a, b) => a - b);
  return result.length === axes.length && new Set(result).size === axes.length ? result : null;
}
