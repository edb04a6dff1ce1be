/** @file The Gaussian error linear unit (Hendrycks and Gimpel, 2016). */
import { defineActivation } from './activation';
import { choice } from './parameter';

/** GELU: x times the normal distribution's cumulative function, exact or by tanh. */
export const gelu = defineActivation('GELU', { approximation: choice('none', 'tanh') });
