/** @file Sums, products and concatenations of several inputs; runs and shuffles of channels. */
import * as tf from '@tensorflow/tfjs-core';
import type { LayerParams } from '../../../layers/catalogue';
import { asMap, defineFixed, getOnly, type Operation, sumToShape } from '../operation';

/** Add; a length of 1 is spread. */
export const createAdd = (): Operation => ({
  weights: [],
  statistics: [],
  forward: (operands, _tensors, { kernels }) => ({
    output: operands.reduce((sum, operand) =>
      sum.shape.every((length, axis) => length === operand.shape[axis])
        ? kernels.add(sum, operand)
        : tf.add(sum, operand),
    ),
  }),
  backward: (gradient, { inputs, needsInputs }) => ({
    // Each operand owns its gradient; copies of one share their memory.
    inputs: needsInputs ? inputs.map(({ shape }) => tf.clone(sumToShape(gradient, shape))) : [],
    weights: [],
  }),
});

/** Multiply; a length of 1 is spread. */
export const createMultiply = (): Operation => ({
  weights: [],
  statistics: [],
  forward: (operands) => ({ output: operands.reduce((product, operand) => tf.mul(product, operand)) }),
  backward: (gradient, { inputs, needsInputs }) => ({
    inputs: needsInputs
      ? inputs.map(({ shape }, port) => {
          const others = inputs.filter((_, other) => other !== port);
          return sumToShape(
            others.reduce((product, other) => tf.mul(product, other), gradient),
            shape,
          );
        })
      : [],
    weights: [],
  }),
});

/** Concat: channels in port order; a map of one pixel is spread over the others' positions. */
export function createConcat(): Operation {
  const channelsOf = (tensor: tf.Tensor) => tensor.shape.at(-1) ?? 1;
  return {
    weights: [],
    statistics: [],
    forward: (inputs) => {
      if (inputs.length === 1) return { output: tf.clone(getOnly(inputs)) };
      if (getOnly(inputs).rank === 2) return { output: tf.concat([...inputs], 1) };
      const maps = inputs.map(asMap);
      const height = Math.max(...maps.map((map) => map.shape[1]));
      const width = Math.max(...maps.map((map) => map.shape[2]));
      const spread = maps.map((map) =>
        map.shape[1] === height && map.shape[2] === width ? map : tf.tile(map, [1, height, width, 1]),
      );
      return { output: tf.concat(spread, 3) };
    },
    backward: (gradient, { inputs, needsInputs }) => {
      if (!needsInputs) return { inputs: [], weights: [] };
      let start = 0;
      const parts = inputs.map((input) => {
        const begin = gradient.shape.map((_, axis) => (axis === gradient.rank - 1 ? start : 0));
        const size = [...gradient.shape.slice(0, -1), channelsOf(input)];
        start += channelsOf(input);
        const part = tf.slice(gradient, begin, size);
        return part.size === input.size ? part : tf.sum(part, [1, 2], true);
      });
      return { inputs: parts, weights: [] };
    },
  };
}

/** Interleaves channels: [.., groups x n] -> [.., n x groups]. */
function interleave(map: tf.Tensor, groups: number): tf.Tensor {
  const channels = map.shape.at(-1) ?? 1;
  const pixels = map.size / channels;
  const turned = tf.transpose(tf.reshape(map, [pixels, groups, channels / groups]), [0, 2, 1]);
  return tf.reshape(turned, map.shape);
}

/** ChannelShuffle. */
export function createChannelShuffle({ groups }: LayerParams<'ChannelShuffle'>): Operation {
  return defineFixed(
    (input) => interleave(input, groups),
    (gradient) => interleave(gradient, (gradient.shape.at(-1) ?? 1) / groups),
  );
}

/** ChannelSlice. */
export function createChannelSlice({ start, end }: LayerParams<'ChannelSlice'>): Operation {
  return defineFixed(
    (input) => {
      const [batch, height, width] = asMap(input).shape;
      return tf.slice(asMap(input), [0, 0, 0, start], [batch, height, width, end - start]);
    },
    (gradient, { inputs }) => {
      const after = (getOnly(inputs).shape.at(-1) ?? end) - end;
      const margins: [number, number][] = [
        [0, 0],
        [0, 0],
        [0, 0],
        [start, after],
      ];
      return tf.pad(gradient, margins);
    },
  );
}
