/** @file Convolution, normalisation, activation: the unit of which most networks are made. */
import type { Fragment } from '../../architecture/fragment';
import { addUnit, createBlock } from './blockFragment';

/** A 3x3 convolution, batch norm and ReLU: [channels, H, W] -> the same. */
export function createConvNormAct(channels: number): Fragment {
  return createBlock('unit', (add) => addUnit(add, { outChannels: channels }));
}
