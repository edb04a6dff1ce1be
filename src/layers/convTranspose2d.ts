/** @file Transposed two-dimensional convolution (the gradient of a convolution with respect to its input). */
import { type Axis, mapAxes, type PerAxis } from '../util/perAxis';
import { defineLayer, oneInput, withMap } from './definition';
import { checkGroups } from './groups';
import type { AxisPadding } from './padding';
import { flag, integer, integerPerAxis, maxChannels, maxExtent, type PaddingParameter } from './parameter';
import { getChannels, getMapSize, isMapShape } from './shape';
import { resolveAxisPadding, type SlidingParams } from './slidingWindow';
import { computeEffectiveKernel, type TransposedWindow } from './window';

// `same` here makes the output input x stride: e - s pixels are cut off (Keras' rule); negative cuts add none.
const padding: PaddingParameter = { type: 'padding', default: 'valid', min: 0, max: maxExtent };

/** What is cut off on one axis. */
function resolveCut(params: SlidingParams, axis: Axis): AxisPadding {
  if (params.padding !== 'same') return resolveAxisPadding(params, axis, null);
  const kernel = computeEffectiveKernel(params.kernelSize[axis], params.dilation[axis]);
  const total = Math.max(kernel - params.stride[axis], 0);
  const before = Math.floor(total / 2);
  return { before, after: total - before };
}

function createTransposedWindow(params: SlidingParams): TransposedWindow {
  const { kernelSize, stride, dilation } = params;
  const padding: PerAxis<AxisPadding> = [resolveCut(params, 0), resolveCut(params, 1)];
  return { type: 'transposed', kernelSize, stride, dilation, padding };
}

/** ConvTranspose2d: [inChannels, H, W] -> [outChannels, (H-1)s - pads + e + outputPadding, ...]. */
export const convTranspose2d = defineLayer({
  kind: 'ConvTranspose2d',
  family: 'convolution',
  arity: oneInput,
  isConvolution: true,
  parameters: {
    outChannels: integer(64, 1, maxChannels),
    kernelSize: integerPerAxis(2, 1, maxExtent),
    stride: integerPerAxis(2, 1, maxExtent),
    padding,
    outputPadding: integerPerAxis(0, 0, maxExtent),
    dilation: integerPerAxis(1, 1, maxExtent),
    groups: integer(1, 1, maxChannels),
    bias: flag(true),
  },
  inferShape: (params, [input]) =>
    withMap(input, (map) => {
      const window = createTransposedWindow(params);
      const actual = getMapSize(map);
      const [height, width] = mapAxes(actual, (size, axis) => {
        const kernel = computeEffectiveKernel(params.kernelSize[axis], params.dilation[axis]);
        const { before, after } = window.padding[axis];
        const stride = params.stride[axis];
        // Where the kernel is shorter than the stride, `same` has nothing to cut and fills up instead.
        const fill = params.padding === 'same' ? Math.max(stride - kernel, 0) : 0;
        const out = (size - 1) * stride - before - after + kernel + fill + params.outputPadding[axis];
        return size > 0 ? Math.max(out, 0) : 0;
      });
      const shape = { channels: params.outChannels, height, width };
      const needed = mapAxes(params.stride, (stride, axis) => {
        const { before, after } = window.padding[axis];
        const kernel = computeEffectiveKernel(params.kernelSize[axis], params.dilation[axis]);
        const missing = 1 + before + after - kernel - params.outputPadding[axis];
        return Math.max(1, 1 + Math.ceil(missing / stride));
      });
      if (height < 1 || width < 1) return { shape, problem: { code: 'map-vanishes', actual, needed } };
      return checkGroups(map.channels, params.outChannels, params.groups, { shape });
    }),
  getWindow: (params) => createTransposedWindow(params),
  countCost: ({ outChannels, kernelSize, groups, bias }, [input]) => {
    const inChannels = getChannels(input);
    const taps = Math.floor(outChannels / groups) * kernelSize[0] * kernelSize[1];
    const positions = isMapShape(input) ? input.height * input.width : 0;
    return {
      params: inChannels * taps + (bias ? outChannels : 0),
      macs: inChannels * positions * taps,
    };
  },
});
