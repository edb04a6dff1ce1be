/** @file Squeeze-excitation with its layers one by one. Source: Hu et al., CVPR 2018. */
import type { Fragment } from '../../architecture/fragment';
import { createBlock, divideChannels, pointwise } from './blockFragment';

/** The mean of each channel, two 1x1 convolutions, and a gate on each channel: [channels, H, W] -> the same. */
export function createSqueezeExcitationBlock(channels: number): Fragment {
  return createBlock('excitation', (add, entry) => {
    add('GlobalAvgPool');
    add('Conv2d', { outChannels: divideChannels(channels, 16), kernelSize: pointwise });
    add('ReLU');
    add('Conv2d', { outChannels: channels, kernelSize: pointwise });
    const gate = add('Sigmoid');
    add('Multiply', {}, [entry, gate]);
  });
}
