/** @file The activations that have no parameters, in one table. */
import { defineActivation } from './activation';

/** Definitions by kind. */
export const plainActivations = {
  /** max(0, x). */
  ReLU: defineActivation('ReLU', {}),
  /** min(max(0, x), 6). */
  ReLU6: defineActivation('ReLU6', {}),
  /** x times sigmoid(x). */
  SiLU: defineActivation('SiLU', {}),
  /** x times hard sigmoid(x). */
  HardSwish: defineActivation('HardSwish', {}),
  /** relu6(x + 3) / 6. */
  HardSigmoid: defineActivation('HardSigmoid', {}),
  /** 1 / (1 + exp(-x)). */
  Sigmoid: defineActivation('Sigmoid', {}),
  /** Hyperbolic tangent. */
  Tanh: defineActivation('Tanh', {}),
  /** exp(x) over its sum along the channels. */
  Softmax: defineActivation('Softmax', {}),
};
