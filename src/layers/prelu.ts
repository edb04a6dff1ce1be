/** @file ReLU with a learnt slope below zero (He et al., ICCV 2015). */
import { defineActivation } from './activation';
import { choice } from './parameter';
import { getChannels } from './shape';

/** PReLU: x where positive, a learnt slope times x otherwise; one slope for all channels or one a channel. */
export const prelu = defineActivation(
  'PReLU',
  { slopes: choice('shared', 'channel') },
  ({ slopes }, input) => ({
    params: slopes === 'shared' ? 1 : getChannels(input),
    macs: 0,
  }),
);
