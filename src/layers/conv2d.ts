/** @file Two-dimensional convolution; depthwise (groups = channels) and pointwise (kernel 1) are forms of it. */

import type { PerAxis } from '../util/perAxis';
import { mapAxes } from '../util/perAxis';
import { defineLayer, oneInput, type ShapeResult, withMap } from './definition';
import type { Padding } from './padding';
import { resolvePadding } from './padding';
import { flag, integer, integerPerAxis, maxChannels, maxExtent, type PaddingParameter } from './parameter';
import type { Shape } from './shape';
import { countElements, getChannels, getMapSize, isMapShape } from './shape';
import { inferSlidingShape } from './slidingShape';
import { computeEffectiveKernel, type SlidingWindow } from './window';

const padding: PaddingParameter = { type: 'padding', default: 'same', min: 0, max: maxExtent };

/** The window of a convolution or pool with these parameters, over an input of known or unknown size. */
export function createSlidingWindow(
  params: {
    readonly kernelSize: PerAxis<number>;
    readonly stride: PerAxis<number>;
    readonly dilation: PerAxis<number>;
    readonly padding: Padding;
  },
  input: Shape | null,
): SlidingWindow {
  const effective = mapAxes(params.kernelSize, (kernel, axis) =>
    computeEffectiveKernel(kernel, params.dilation[axis]),
  );
  const size = input !== null && isMapShape(input) ? getMapSize(input) : null;
  return {
    type: 'sliding',
    kernelSize: params.kernelSize,
    stride: params.stride,
    dilation: params.dilation,
    padding: resolvePadding(params.padding, effective, params.stride, size),
  };
}

/** Whether `groups` divides the channels on both sides of a convolution; if not, the shape with the problem. */
export function checkGroups(
  inChannels: number,
  outChannels: number,
  groups: number,
  result: ShapeResult,
): ShapeResult {
  if (result.problem) return result;
  const isInput = inChannels % groups !== 0;
  if (!isInput && outChannels % groups === 0) return result;
  return {
    ...result,
    problem: {
      code: 'not-divisible',
      what: isInput ? 'input-channels' : 'output-channels',
      value: isInput ? inChannels : outChannels,
      divisor: groups,
    },
  };
}

/** Conv2d: [inChannels, H, W] -> [outChannels, H', W']. */
export const conv2d = defineLayer({
  kind: 'Conv2d',
  family: 'convolution',
  arity: oneInput,
  isConvolution: true,
  parameters: {
    outChannels: integer(64, 1, maxChannels),
    kernelSize: integerPerAxis(3, 1, maxExtent),
    stride: integerPerAxis(1, 1, maxExtent),
    padding,
    dilation: integerPerAxis(1, 1, maxExtent),
    groups: integer(1, 1, maxChannels),
    bias: flag(true),
  },
  inferShape: (params, [input]) =>
    withMap(input, (map) =>
      checkGroups(
        map.channels,
        params.outChannels,
        params.groups,
        inferSlidingShape(map, params.outChannels, createSlidingWindow(params, map)),
      ),
    ),
  getWindow: createSlidingWindow,
  countCost: ({ outChannels, kernelSize, groups, bias }, [input], output) => {
    const taps = Math.floor(getChannels(input) / groups) * kernelSize[0] * kernelSize[1];
    return { params: outChannels * (taps + (bias ? 1 : 0)), macs: countElements(output) * taps };
  },
});
