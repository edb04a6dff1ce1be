/** @file Normalisation layers; all of them pointwise for receptive fields, as DESIGN says for channels and groups. */
import { defineLayer, oneInput } from './definition';
import { flag, integer, maxChannels } from './parameter';
import { getChannels } from './shape';
import { pointwiseWindow } from './window';

/** BatchNorm over each channel of a map, or each feature of a vector. */
export const batchNorm = defineLayer({
  kind: 'BatchNorm',
  family: 'normalization',
  arity: oneInput,
  isConvolution: false,
  parameters: { affine: flag(true) },
  inferShape: (_params, [input]) => ({ shape: input }),
  getWindow: () => pointwiseWindow,
  countCost: ({ affine }, [input]) => ({ params: affine ? 2 * getChannels(input) : 0, macs: 0 }),
});

/** LayerNorm over the channels at each position. */
export const layerNorm = defineLayer({
  kind: 'LayerNorm',
  family: 'normalization',
  arity: oneInput,
  isConvolution: false,
  parameters: { affine: flag(true) },
  inferShape: (_params, [input]) => ({ shape: input }),
  getWindow: () => pointwiseWindow,
  countCost: ({ affine }, [input]) => ({ params: affine ? 2 * getChannels(input) : 0, macs: 0 }),
});

/** GroupNorm over groups of channels. Its statistics span the map; its field is counted as pointwise. */
export const groupNorm = defineLayer({
  kind: 'GroupNorm',
  family: 'normalization',
  arity: oneInput,
  isConvolution: false,
  parameters: { groups: integer(32, 1, maxChannels), affine: flag(true) },
  inferShape: ({ groups }, [input]) => {
    const channels = getChannels(input);
    if (channels % groups === 0) return { shape: input };
    return {
      shape: input,
      problem: { code: 'not-divisible', what: 'input-channels', value: channels, divisor: groups },
    };
  },
  getWindow: () => pointwiseWindow,
  countCost: ({ affine }, [input]) => ({ params: affine ? 2 * getChannels(input) : 0, macs: 0 }),
});

/** ChannelScale multiplies each channel by a learnt factor (ConvNeXt's layer scale), with a learnt shift on request. */
export const channelScale = defineLayer({
  kind: 'ChannelScale',
  family: 'normalization',
  arity: oneInput,
  isConvolution: false,
  parameters: { bias: flag(false) },
  inferShape: (_params, [input]) => ({ shape: input }),
  getWindow: () => pointwiseWindow,
  countCost: ({ bias }, [input]) => ({ params: (bias ? 2 : 1) * getChannels(input), macs: 0 }),
});
