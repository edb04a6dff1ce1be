/** @file A dense block with its compression, as in DenseNet-BC. Source: Huang et al., CVPR 2017. */
import type { Fragment } from '../../architecture/fragment';
import { createBlock, divideChannels, pointwise } from './blockFragment';

const layerCount = 4;

/**
 * Four layers, each of which sees all before it, and a 1x1 convolution that halves what they made together:
 * [channels, H, W] -> the same. The growth rate is a quarter of the channels.
 */
export function createDenseBlock(channels: number): Fragment {
  const growthRate = divideChannels(channels, layerCount);
  return createBlock('dense', (add, entry) => {
    let features = entry;
    for (let layer = 0; layer < layerCount; layer++) {
      add('BatchNorm', {}, [features]);
      add('ReLU');
      add('Conv2d', { outChannels: 4 * growthRate, kernelSize: pointwise, bias: false });
      add('BatchNorm');
      add('ReLU');
      const made = add('Conv2d', { outChannels: growthRate, bias: false });
      features = add('Concat', {}, [features, made]);
    }
    add('BatchNorm');
    add('ReLU');
    add('Conv2d', { outChannels: channels, kernelSize: pointwise, bias: false });
  });
}
