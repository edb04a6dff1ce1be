/** @file The residual blocks of ResNet. Source: He et al., CVPR 2016. */
import type { Fragment } from '../../architecture/fragment';
import { addUnit, createBlock, divideChannels, pointwise } from './blockFragment';

/** Two 3x3 convolutions and a skip connection: [channels, H, W] -> the same. */
export function createResidualBlock(channels: number): Fragment {
  return createBlock('residual', (add, entry) => {
    addUnit(add, { outChannels: channels });
    const path = addUnit(add, { outChannels: channels }, null);
    add('Add', {}, [path, entry]);
    add('ReLU');
  });
}

/** 1x1 to a quarter of the channels, 3x3, 1x1 back, and a skip connection: [channels, H, W] -> the same. */
export function createBottleneckBlock(channels: number): Fragment {
  const inside = divideChannels(channels, 4);
  return createBlock('bottleneck', (add, entry) => {
    addUnit(add, { outChannels: inside, kernelSize: pointwise });
    addUnit(add, { outChannels: inside });
    const path = addUnit(add, { outChannels: channels, kernelSize: pointwise }, null);
    add('Add', {}, [path, entry]);
    add('ReLU');
  });
}
