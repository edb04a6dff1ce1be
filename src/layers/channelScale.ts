/** @file A learnt factor on each channel, as ConvNeXt's layer scale. */
import { defineLayer, oneInput } from './definition';
import { flag } from './parameter';
import { getChannels } from './shape';
import { pointwiseWindow } from './window';

/** ChannelScale multiplies each channel by a learnt factor, with a learnt shift on request. */
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
