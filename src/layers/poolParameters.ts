/** @file The parameters that both sliding pools have. */
import { integerPerAxis, maxExtent, type PaddingParameter } from './parameter';

const padding: PaddingParameter = { type: 'padding', default: 'valid', min: 0, max: maxExtent };

/** Kernel, stride and padding of a pool: by default it halves the map. */
export const poolParameters = {
  kernelSize: integerPerAxis(2, 1, maxExtent),
  stride: integerPerAxis(2, 1, maxExtent),
  padding,
};
