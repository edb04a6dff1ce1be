/** @file Normalisation over groups of channels. Its statistics span the map; its field counts as pointwise. */
import { defineLayer, oneInput } from './definition';
import { flag, integer, maxChannels } from './parameter';
import { getChannels } from './shape';
import { pointwiseWindow } from './window';

/** GroupNorm over `groups` equal groups of channels. */
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
