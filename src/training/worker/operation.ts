/**
 * @file What a layer is to the executor: its weights, a forward pass and the gradient of it. Maps are
 * [N, H, W, C], vectors [N, F].
 *
 * The gradient gets the inputs and the output again, and what the forward pass saved. All gradients are written
 * out: none of tfjs' own is used, since several of them are wrong, missing on some backends, or slow.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Kernels } from './kernels';

/** How a weight starts. */
export type Initial =
  /** Evenly between -bound and bound. */
  | { readonly kind: 'uniform'; readonly bound: number }
  | { readonly kind: 'constant'; readonly value: number };

/** A tensor that belongs to a layer. */
export interface WeightSpec {
  /** As PyTorch calls it: `weight`, `bias`, `running_mean`. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly initial: Initial;
}

/** What an operation computes with. */
export interface RunContext {
  readonly kernels: Kernels;
  readonly isTraining: boolean;
  /** The next random number in [0, 1), for dropout. */
  readonly random: () => number;
  /**
   * Whether gradients take for constants what a layer computes from all positions at once: the moments of norms, the
   * gate of squeeze-excitation.
   */
  readonly holdsGlobal?: boolean;
}

/** A layer's tensors during a pass, in the order of its specifications. */
export interface LayerTensors {
  readonly weights: readonly tf.Tensor[];
  readonly statistics: readonly tf.Tensor[];
}

/** The result of a forward pass; the caller disposes of all of it. */
export interface ForwardResult {
  readonly output: tf.Tensor;
  /** For the gradient. */
  readonly saved?: readonly tf.Tensor[];
  /** New values for the statistics. */
  readonly statistics?: readonly tf.Tensor[];
}

/** What a gradient is computed from. */
export interface BackwardInput extends LayerTensors {
  readonly inputs: readonly tf.Tensor[];
  readonly output: tf.Tensor;
  readonly saved: readonly tf.Tensor[];
  /** Whether the gradients of the inputs are asked for (not for a layer that only the image feeds). */
  readonly needsInputs: boolean;
  /** Where it is true, the gradients of the weights may be left out. */
  readonly skipsWeights?: boolean;
}

/** Gradients by port and by weight; `inputs` is empty where they were not asked for. */
export interface BackwardResult {
  readonly inputs: readonly tf.Tensor[];
  readonly weights: readonly tf.Tensor[];
}

/** A layer as the executor runs it. Both passes run inside `tf.tidy`. */
export interface Operation {
  readonly weights: readonly WeightSpec[];
  /** Tensors that follow the data and are not learnt. */
  readonly statistics: readonly WeightSpec[];
  forward(inputs: readonly tf.Tensor[], tensors: LayerTensors, context: RunContext): ForwardResult;
  backward(gradient: tf.Tensor, input: BackwardInput, context: RunContext): BackwardResult;
  /** Frees what is kept between passes. */
  dispose?(): void;
}

/** The only input. @throws RangeError where there is none. */
export function getOnly<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new RangeError('An operation without an input');
  return item;
}

/** Sees a tensor as a map. @throws RangeError for another rank. */
export function asMap(tensor: tf.Tensor): tf.Tensor4D {
  if (tensor.rank !== 4) throw new RangeError(`Expected a map, got rank ${tensor.rank}`);
  return tensor as tf.Tensor4D;
}

/** Sees a map or a vector as [pixels, channels]. */
export function asPixels(tensor: tf.Tensor): tf.Tensor2D {
  const channels = tensor.shape.at(-1) ?? 1;
  return tf.reshape(tensor, [tensor.size / channels, channels]);
}

/** A result that may be what went in: a layer that changes nothing owns its output all the same. */
const own = (result: tf.Tensor, source: tf.Tensor): tf.Tensor =>
  result === source ? tf.clone(result) : result;

/** An operation without weights, from its two passes. */
export function defineFixed(
  forward: (input: tf.Tensor, context: RunContext) => tf.Tensor,
  backward: (gradient: tf.Tensor, input: BackwardInput, context: RunContext) => tf.Tensor,
): Operation {
  return {
    weights: [],
    statistics: [],
    forward: (inputs, _tensors, context) => {
      const input = getOnly(inputs);
      return { output: own(forward(input, context), input) };
    },
    backward: (gradient, input, context) => ({
      inputs: input.needsInputs ? [own(backward(gradient, input, context), gradient)] : [],
      weights: [],
    }),
  };
}

/** Sums what broadcasting has spread: the gradient of an operand of `shape`. Ranks agree. */
export function sumToShape(gradient: tf.Tensor, shape: readonly number[]): tf.Tensor {
  const axes = shape.flatMap((length, axis) => (length === 1 && gradient.shape[axis] !== 1 ? [axis] : []));
  return axes.length > 0 ? tf.sum(gradient, axes, true) : gradient;
}

/** Sums over all axes but the last: the gradient of one weight a channel. */
export function sumToChannels(gradient: tf.Tensor, { kernels }: RunContext): tf.Tensor1D {
  return kernels.sumPixels(asPixels(gradient));
}
