/** @file A run of channels. */
import { defineLayer, noCost, oneInput, withMap } from './definition';
import { integer, maxChannels } from './parameter';
import { pointwiseWindow } from './window';

/** ChannelSlice: keeps the channels from `start` up to but not including `end`. */
export const channelSlice = defineLayer({
  kind: 'ChannelSlice',
  family: 'other',
  arity: oneInput,
  isConvolution: false,
  parameters: { start: integer(0, 0, maxChannels), end: integer(1, 1, maxChannels) },
  inferShape: ({ start, end }, [input]) =>
    withMap(input, (map) => {
      const shape = { ...map, channels: Math.max(end - start, 1) };
      if (start < end && end <= map.channels) return { shape };
      return { shape, problem: { code: 'slice-out-of-range', start, end, channels: map.channels } };
    }),
  getWindow: () => pointwiseWindow,
  countCost: () => noCost,
});
