/** @file Channels of several groups, interleaved (Zhang et al., ShuffleNet, CVPR 2018). */
import { defineLayer, noCost, oneInput, withMap } from './definition';
import { integer, maxChannels } from './parameter';
import { pointwiseWindow } from './window';

/** ChannelShuffle: interleaves `groups` groups of channels. */
export const channelShuffle = defineLayer({
  kind: 'ChannelShuffle',
  family: 'other',
  arity: oneInput,
  isConvolution: false,
  parameters: { groups: integer(2, 1, maxChannels) },
  inferShape: ({ groups }, [input]) =>
    withMap(input, (map) => {
      if (map.channels % groups === 0) return { shape: map };
      return {
        shape: map,
        problem: { code: 'not-divisible', what: 'input-channels', value: map.channels, divisor: groups },
      };
    }),
  getWindow: () => pointwiseWindow,
  countCost: () => noCost,
});
