/** @file What a tensor of the graph is to the translation: a constant, or a view of a layer's output. */
import type { Layer } from '../../layers/catalogue';
import type { Shape } from '../../layers/shape';
import type { Axes, AxisAtoms } from './axes';
import type { ElementType } from './onnxModel';

/** A tensor that does not depend on the image. */
export interface ConstantValue {
  readonly kind: 'constant';
  /** Null where the shape is not known. */
  readonly dims: readonly number[] | null;
  /** The elements in row-major order; null where they are not known (weights). */
  readonly data: readonly number[] | null;
  readonly type: ElementType;
  /** The name of the tensor of the file that it was made from. */
  readonly origin: string | null;
}

/** A layer of the network to be, still open to corrections. */
export interface Draft {
  layer: Layer;
  readonly name: string;
  /** Name of the node it was made from. */
  readonly node: string;
  readonly inputs: readonly Draft[];
  /** The layers made so far that read it. */
  readonly users: Draft[];
  shape: Shape;
  /** A name that tells where in the module tree it belongs: the node's, or a weight's. */
  scope: string;
  /** The models that it belongs to, where the format says so. */
  readonly modules?: readonly string[];
  /** Set where it turned out to do nothing: what stands in its place. */
  replacement: Draft | null;
}

/** A layer's output, seen through the axes of an ONNX tensor. */
export interface LayerValue {
  readonly kind: 'layer';
  readonly draft: Draft;
  readonly axes: Axes;
}

/** What is known of a tensor. */
export type Value = ConstantValue | LayerValue;

/** A constant of which nothing is known. */
export const unknownConstant: ConstantValue = {
  kind: 'constant',
  dims: null,
  data: null,
  type: 'real',
  origin: null,
};

/** A constant with known elements. */
export function createConstant(
  dims: readonly number[],
  data: readonly number[] | null,
  type: ElementType,
): ConstantValue {
  return { kind: 'constant', dims, data, type, origin: null };
}

/** A one-dimensional constant of whole numbers, as shapes are. */
export function createIntegers(data: readonly number[]): ConstantValue {
  return createConstant([data.length], data, 'integer');
}

/** The view of another layer's output with one axis replaced. */
export function replaceAxis(value: LayerValue, axis: number, draft: Draft, atoms: AxisAtoms): LayerValue {
  return { kind: 'layer', draft, axes: value.axes.map((own, index) => (index === axis ? atoms : own)) };
}
