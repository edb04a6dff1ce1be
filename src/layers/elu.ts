/** @file The exponential linear unit (Clevert et al., ICLR 2016). */
import { defineActivation } from './activation';
import { real } from './parameter';

/** ELU: x where positive, alpha (exp(x) - 1) otherwise. */
export const elu = defineActivation('ELU', { alpha: real(1, 0, 100) });
