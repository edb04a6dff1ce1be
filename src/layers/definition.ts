/**
 * @file What a layer kind is: its parameters, shape rule, window and cost rule. One file a kind holds one of
 * these; how other programs spell the kind lives in their codecs.
 */

import type { Parameters, ParameterValues } from './parameter';
import type { LayerProblem } from './problem';
import { isMapShape, type MapShape, type Shape } from './shape';
import type { Window } from './window';

/** Where a kind stands in the palette and how codecs and cards group it. */
export type LayerFamily =
  | 'input'
  | 'convolution'
  | 'pooling'
  | 'normalization'
  | 'activation'
  | 'regularization'
  | 'merge'
  | 'resize'
  | 'attention'
  | 'head'
  | 'other';

/** How many inputs a kind takes, both ends included. */
export interface Arity {
  readonly min: number;
  readonly max: number;
}

/** One input, the common case. */
export const oneInput: Arity = { min: 1, max: 1 };

/** Learnable parameters and multiply-accumulates of one layer for one image. */
export interface LayerCost {
  readonly params: number;
  readonly macs: number;
}

/** The cost of layers that learn and multiply nothing. */
export const noCost: LayerCost = { params: 0, macs: 0 };

/**
 * The output shape, what is wrong with the inputs, or both: where the output is clear in spite of a problem
 * (two inputs of an Add that differ), the shape lets the analysis go on behind it.
 */
export interface ShapeResult {
  readonly shape?: Shape;
  readonly problem?: LayerProblem;
}

/** The rules of one layer kind. Rules are pure and get parameters within their limits. */
export interface LayerDefinition<Kind extends string, P extends Parameters> {
  readonly kind: Kind;
  readonly family: LayerFamily;
  readonly arity: Arity;
  /** Whether the status rules judge it as a convolution (it has a kernel with learnt weights). */
  readonly isConvolution: boolean;
  readonly parameters: P;
  /** The output shape for input shapes in port order; as many as the arity allows. */
  inferShape(params: ParameterValues<P>, inputs: readonly [Shape, ...Shape[]]): ShapeResult;
  /** What one output unit reads. `input` is null where the shape upstream is not known. */
  getWindow(params: ParameterValues<P>, input: Shape | null): Window;
  /** Cost for one image; the output shape is the one inferred. */
  countCost(params: ParameterValues<P>, inputs: readonly [Shape, ...Shape[]], output: Shape): LayerCost;
}

/** Checks a definition's types and returns it unchanged. */
export function defineLayer<const Kind extends string, const P extends Parameters>(
  definition: LayerDefinition<Kind, P>,
): LayerDefinition<Kind, P> {
  return definition;
}

/** Runs a shape rule that needs maps: a vector is answered with the problem `needs-map`. */
export function withMap(input: Shape, infer: (map: MapShape) => ShapeResult): ShapeResult {
  return isMapShape(input) ? infer(input) : { problem: { code: 'needs-map', actual: input } };
}
