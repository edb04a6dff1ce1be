/** @file Attention over channels as one layer (Hu et al., CVPR 2018). */
import { defineLayer, oneInput, withMap } from './definition';
import { choice, flag, integer, maxChannels } from './parameter';
import { isMapShape } from './shape';

/**
 * SqueezeExcitation: global mean, two dense layers (C -> squeezeChannels -> C), a gate on each channel.
 * The main path stays pointwise; the gate sees the whole input.
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
