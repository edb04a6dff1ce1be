/** @file The options that several presets take. */
import { choice, integer, maxChannels, real } from '../layers/parameter';

/** Multiplies all channels; 1 is the network as published. */
export const width = real(1, 1 / 64, 16);

/** Number of classes. */
export function classes(defaultValue: number) {
  return integer(defaultValue, 1, maxChannels);
}

/** The options of almost every network that was made for ImageNet. */
export const imageNetOptions = { width, classes: classes(1000) };

/**
 * How a residual network begins: `imagenet` is 7x7 with stride 2 and a pool, `cifar` is 3x3 with neither
 * (He et al., CVPR 2016, sections 3.3 and 4.2).
 */
export const stem = choice('imagenet', 'cifar');

/**
 * Which convolution of a bottleneck halves the map: the 3x3 (as torchvision and most since), or the first 1x1
 * (as published).
 */
export const strideIn = choice('3x3', '1x1');
