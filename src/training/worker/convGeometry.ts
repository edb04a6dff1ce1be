/**
 * @file The geometry that convolutions, transposed ones and pools are computed by: explicit sizes on both sides, so
 * that no rule of padding or rounding is left to a library.
 *
 * Output o reads input o x stride - before + tap x dilation, where that lies in the map, else zero. A transposed
 * convolution is the input gradient of the convolution that leads from its output to its input.
 */
import { computeEffectiveKernel } from '../../layers/window';
import { bothAxes, mapAxes, type PerAxis } from '../../util/perAxis';

/** What slides over what, per axis [height, width]. */
export interface SlideGeometry {
  readonly inputSize: PerAxis<number>;
  readonly outputSize: PerAxis<number>;
  readonly kernelSize: PerAxis<number>;
  readonly stride: PerAxis<number>;
  readonly dilation: PerAxis<number>;
  /** Leading padding; may be negative. What is missing at the end follows from the sizes. */
  readonly before: PerAxis<number>;
}

/** A convolution; weights are [kernel height, kernel width, inputChannels / groups, outputChannels]. */
export interface ConvGeometry extends SlideGeometry {
  readonly inputChannels: number;
  readonly outputChannels: number;
  readonly groups: number;
}

/** A dense layer as a 1x1 convolution of a map of one pixel. */
export function createDotGeometry(inputs: number, outputs: number): ConvGeometry {
  const one = bothAxes(1);
  return {
    ...{ inputSize: one, outputSize: one, kernelSize: one, stride: one, dilation: one },
    ...{ before: bothAxes(0), inputChannels: inputs, outputChannels: outputs, groups: 1 },
  };
}

/** The padded rows and columns that are read: (output - 1) x stride + effective kernel. */
export function computeReadSize(geometry: SlideGeometry): PerAxis<number> {
  return mapAxes(
    geometry.outputSize,
    (size, axis) =>
      (size - 1) * geometry.stride[axis] +
      computeEffectiveKernel(geometry.kernelSize[axis], geometry.dilation[axis]),
  );
}

/** Whether each group has a single input channel. */
export function isDepthwise(geometry: ConvGeometry): boolean {
  return geometry.groups > 1 && geometry.groups === geometry.inputChannels;
}

/** The shape of the weights: [kernel height, kernel width, input channels of a group, output channels]. */
export function getFilterShape(geometry: ConvGeometry): [number, number, number, number] {
  const { kernelSize, inputChannels, groups, outputChannels } = geometry;
  return [kernelSize[0], kernelSize[1], inputChannels / groups, outputChannels];
}
