/** @file An inception block: views of several sizes side by side. Source: Szegedy et al., CVPR 2015. */
import type { Fragment } from '../../architecture/fragment';
import { addUnit, createBlock, divideChannels, pointwise } from './blockFragment';

/**
 * Branches of 1x1, 3x3, 5x5 and a pool, joined: [channels, H, W] -> the same, from 4 channels on. They share the
 * channels about as GoogLeNet's first block does: 1/4, 1/2, 1/8 and 1/8.
 */
export function createInceptionBlock(channels: number): Fragment {
  const eighth = divideChannels(channels, 8);
  const quarter = divideChannels(channels, 4);
  const half = Math.max(1, channels - quarter - 2 * eighth);
  return createBlock('inception', (add, entry) => {
    const point = addUnit(add, { outChannels: quarter, kernelSize: pointwise }, 'ReLU', [entry]);
    addUnit(add, { outChannels: divideChannels(channels, 3), kernelSize: pointwise }, 'ReLU', [entry]);
    const middle = addUnit(add, { outChannels: half });
    addUnit(add, { outChannels: divideChannels(channels, 16), kernelSize: pointwise }, 'ReLU', [entry]);
    const wide = addUnit(add, { outChannels: eighth, kernelSize: [5, 5] });
    const pool = add('MaxPool2d', { kernelSize: [3, 3], stride: [1, 1], padding: 'same' }, [entry]);
    const pooled = addUnit(add, { outChannels: eighth, kernelSize: pointwise }, 'ReLU', [pool]);
    add('Concat', {}, [point, middle, wide, pooled]);
  });
}
