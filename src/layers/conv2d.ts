/** @file Two-dimensional convolution; depthwise (groups = channels) and pointwise (kernel 1) are forms of it. */
import { defineLayer, oneInput, withMap } from './definition';
import { checkGroups } from './groups';
import { flag, integer, integerPerAxis, maxChannels, maxExtent, type PaddingParameter } from './parameter';
import { countElements, getChannels } from './shape';
import { inferSlidingShape } from './slidingShape';
import { createSlidingWindow } from './slidingWindow';

const padding: PaddingParameter = { type: 'padding', default: 'same', min: 0, max: maxExtent };

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
        inferSlidingShape(map, params.outChannels, params),
      ),
    ),
  getWindow: createSlidingWindow,
  countCost: ({ outChannels, kernelSize, groups, bias }, [input], output) => {
    const taps = Math.floor(getChannels(input) / groups) * kernelSize[0] * kernelSize[1];
    return { params: outChannels * (taps + (bias ? 1 : 0)), macs: countElements(output) * taps };
  },
});
