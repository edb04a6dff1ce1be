/** @file The sum of several inputs: how residual connections end. */
import { inferBroadcastShape, severalInputs } from './broadcast';
import { defineLayer, noCost } from './definition';
import { pointwiseWindow } from './window';

/** Add: the sum of its inputs; a length of 1 is spread over the others'. */
export const add = defineLayer({
  kind: 'Add',
  family: 'merge',
  arity: severalInputs,
  isConvolution: false,
  parameters: {},
  inferShape: (_params, inputs) => inferBroadcastShape(inputs),
  getWindow: () => pointwiseWindow,
  countCost: () => noCost,
});
