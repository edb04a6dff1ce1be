/** @file The inverted residual block of MobileNetV2. Source: Sandler et al., CVPR 2018. */
import type { Fragment } from '../../architecture/fragment';
import { addUnit, createBlock, pointwise } from './blockFragment';

/** How many times more channels there are inside than outside. */
const expansion = 6;

/** 1x1 to six times the channels, 3x3 on each channel, 1x1 back, a skip connection: [channels, H, W] -> the same. */
export function createInvertedResidualBlock(channels: number): Fragment {
  const inside = expansion * channels;
  return createBlock('inverted', (add, entry) => {
    addUnit(add, { outChannels: inside, kernelSize: pointwise }, 'ReLU6');
    addUnit(add, { outChannels: inside, groups: inside }, 'ReLU6');
    const path = addUnit(add, { outChannels: channels, kernelSize: pointwise }, null);
    add('Add', {}, [path, entry]);
  });
}
