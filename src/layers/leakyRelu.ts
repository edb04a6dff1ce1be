/** @file ReLU with a fixed slope below zero. */
import { defineActivation } from './activation';
import { real } from './parameter';

/** LeakyReLU: x where positive, slope x otherwise. */
export const leakyRelu = defineActivation('LeakyReLU', { slope: real(0.01, 0, 1) });
