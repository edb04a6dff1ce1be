/** @file The product of several inputs: how gates are applied. */
import { inferBroadcastShape, severalInputs } from './broadcast';
import { defineLayer, noCost } from './definition';
import { pointwiseWindow } from './window';

/** Multiply: the product of its inputs; a length of 1 is spread over the others' (a gate [C, 1, 1], say). */
export const multiply = defineLayer({
  kind: 'Multiply',
  family: 'merge',
  arity: severalInputs,
  isConvolution: false,
  parameters: {},
  inferShape: (_params, inputs) => inferBroadcastShape(inputs),
  getWindow: () => pointwiseWindow,
  countCost: () => noCost,
});
