/** @file Operations that are one matrix an axis: average, adaptive and global pooling, upsampling. */
import * as tf from '@tensorflow/tfjs-core';
import type { MapShape } from '../../../layers/shape';
import { mapAxes, type PerAxis } from '../../../util/perAxis';
import { type AxisMatrix, transposeMatrix } from '../axisMatrix';
import { asMap, getOnly, type Operation } from '../operation';

/** Multiplies rows, then columns: [N, H, W, C] -> [N, H', W', C]. */
function applyMatrices(map: tf.Tensor4D, [rows, columns]: PerAxis<tf.Tensor2D>): tf.Tensor4D {
  const [batch, height, width, channels] = map.shape;
  const [tall] = rows.shape;
  const [wide] = columns.shape;
  const down = tf.matMul(
    tf.reshape(rows, [1, tall, height]),
    tf.reshape(map, [batch, height, width * channels]),
  );
  const across = tf.matMul(
    tf.reshape(columns, [1, wide, width]),
    tf.reshape(down, [batch * tall, width, channels]),
  );
  return tf.reshape(across, [batch, tall, wide, channels]);
}

/** An operation from its two matrices. */
export function createAxisOperation(matrices: PerAxis<AxisMatrix>): Operation {
  const upload = (values: PerAxis<AxisMatrix>) =>
    mapAxes(values, (matrix) => tf.keep(tf.tensor2d(matrix.values, [matrix.rows, matrix.columns])));
  let forward: PerAxis<tf.Tensor2D> | null = null;
  let backward: PerAxis<tf.Tensor2D> | null = null;
  return {
    weights: [],
    statistics: [],
    forward: (inputs) => {
      forward ??= upload(matrices);
      return { output: applyMatrices(asMap(getOnly(inputs)), forward) };
    },
    backward: (gradient, { needsInputs }) => {
      backward ??= upload(mapAxes(matrices, transposeMatrix));
      return { inputs: needsInputs ? [applyMatrices(asMap(gradient), backward)] : [], weights: [] };
    },
    dispose: () => {
      tf.dispose([...(forward ?? []), ...(backward ?? [])]);
      forward = null;
      backward = null;
    },
  };
}

/** The mean over the whole map: [N, H, W, C] -> [N, 1, 1, C]. */
export function createMeanOperation({ height, width }: MapShape): Operation {
  const average = (length: number): AxisMatrix => ({
    rows: 1,
    columns: length,
    values: new Float32Array(length).fill(1 / length),
  });
  return createAxisOperation([average(height), average(width)]);
}
