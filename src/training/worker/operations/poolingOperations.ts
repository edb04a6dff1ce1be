/** @file Pooling: the maximum through its kernel, averages as matrices. */
import * as tf from '@tensorflow/tfjs-core';
import type { LayerParams } from '../../../layers/catalogue';
import type { MapShape } from '../../../layers/shape';
import { createSlidingWindow } from '../../../layers/slidingWindow';
import { bothAxes, mapAxes } from '../../../util/perAxis';
import { createAdaptiveMatrix, createAverageMatrix } from '../axisMatrix';
import type { SlideGeometry } from '../convGeometry';
import { asMap, defineFixed, getOnly, type Operation } from '../operation';
import { createAxisOperation } from './axisOperations';

function createMaximum(geometry: SlideGeometry): Operation {
  return defineFixed(
    (input, { kernels }) => kernels.maxPool(asMap(input), geometry),
    (gradient, { inputs, output }, { kernels }) =>
      kernels.gradeMaxPool(asMap(gradient), asMap(getOnly(inputs)), asMap(output), geometry),
  );
}

/** MaxPool2d. */
export function createMaxPool2d(
  params: LayerParams<'MaxPool2d'>,
  input: MapShape,
  output: MapShape,
): Operation {
  return createMaximum({
    inputSize: [input.height, input.width],
    outputSize: [output.height, output.width],
    kernelSize: params.kernelSize,
    stride: params.stride,
    dilation: params.dilation,
    before: mapAxes(createSlidingWindow(params, input).padding, ({ before }) => before),
  });
}

/** GlobalMaxPool: [N, H, W, C] -> [N, 1, 1, C]. */
export function createGlobalMaxPool(input: MapShape): Operation {
  const size = [input.height, input.width] as const;
  return createMaximum({
    inputSize: size,
    outputSize: bothAxes(1),
    kernelSize: size,
    stride: bothAxes(1),
    dilation: bothAxes(1),
    before: bothAxes(0),
  });
}

/** AvgPool2d. */
export function createAvgPool2d(
  params: LayerParams<'AvgPool2d'>,
  input: MapShape,
  output: MapShape,
): Operation {
  const { padding } = createSlidingWindow({ ...params, dilation: bothAxes(1) }, input);
  const outputSize = [output.height, output.width] as const;
  return createAxisOperation(
    mapAxes([input.height, input.width], (length, axis) =>
      createAverageMatrix(
        length,
        outputSize[axis],
        { kernel: params.kernelSize[axis], stride: params.stride[axis], padding: padding[axis] },
        params.countIncludePad,
      ),
    ),
  );
}

/** AdaptiveAvgPool2d. */
export function createAdaptiveAvgPool2d(input: MapShape, output: MapShape): Operation {
  return createAxisOperation([
    createAdaptiveMatrix(input.height, output.height),
    createAdaptiveMatrix(input.width, output.width),
  ]);
}

/** Maps as vectors, in PyTorch's order: channels, then rows, then columns. */
export function createFlatten(): Operation {
  return defineFixed(
    (input) => {
      if (input.rank === 2) return tf.clone(input);
      const [batch, height, width] = asMap(input).shape;
      const ordered = height * width > 1 ? tf.transpose(asMap(input), [0, 3, 1, 2]) : input;
      return tf.reshape(ordered, [batch, input.size / batch]);
    },
    (gradient, { inputs }) => {
      const input = getOnly(inputs);
      if (input.rank === 2) return tf.clone(gradient);
      const [batch, height, width, channels] = asMap(input).shape;
      if (height * width === 1) return tf.reshape(gradient, input.shape);
      return tf.transpose(tf.reshape(gradient, [batch, channels, height, width]), [0, 2, 3, 1]);
    },
  );
}
