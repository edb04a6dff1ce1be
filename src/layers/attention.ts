/** @file Attention of small convolutional networks, as layers of their own: over channels and over positions. */
import { bothAxes } from '../util/perAxis';
import { defineLayer, oneInput, withMap } from './definition';
import { choice, flag, integer, maxChannels, maxExtent } from './parameter';
import { isMapShape } from './shape';

/**
 * SqueezeExcitation: global mean, two dense layers (C -> squeezeChannels -> C), a gate on each channel.
 * The main path stays pointwise; the gate sees the whole input. Source: Hu et al., CVPR 2018.
 */
export const squeezeExcitation = defineLayer({
  kind: 'SqueezeExcitation',
  family: 'attention',
  arity: oneInput,
  isConvolution: false,
  parameters: {
    squeezeChannels: integer(16, 1, maxChannels),
    activation: choice('ReLU', 'SiLU'),
    gate: choice('Sigmoid', 'HardSigmoid'),
    bias: flag(true),
  },
  inferShape: (_params, [input]) => withMap(input, (map) => ({ shape: map })),
  getWindow: () => ({ type: 'pointwise', seesWholeInput: true }),
  countCost: ({ squeezeChannels, bias }, [input]) => {
    const channels = isMapShape(input) ? input.channels : 0;
    const macs = 2 * channels * squeezeChannels;
    return { params: macs + (bias ? channels + squeezeChannels : 0), macs };
  },
});

/**
 * SpatialAttention: mean and maximum over channels, one convolution to a single map, a sigmoid gate on each
 * position. Source: Woo et al., CBAM, ECCV 2018.
 */
export const spatialAttention = defineLayer({
  kind: 'SpatialAttention',
  family: 'attention',
  arity: oneInput,
  isConvolution: false,
  parameters: { kernelSize: integer(7, 1, maxExtent), bias: flag(false) },
  inferShape: (_params, [input]) => withMap(input, (map) => ({ shape: map })),
  getWindow: ({ kernelSize }) => ({ type: 'gate', kernelSize: bothAxes(kernelSize) }),
  countCost: ({ kernelSize, bias }, [input]) => {
    const taps = 2 * kernelSize * kernelSize;
    return {
      params: taps + (bias ? 1 : 0),
      macs: isMapShape(input) ? taps * input.height * input.width : 0,
    };
  },
});
