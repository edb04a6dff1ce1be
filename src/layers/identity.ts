/** @file The layer that does nothing: a name in the graph. */
import { defineLayer, noCost, oneInput } from './definition';
import { pointwiseWindow } from './window';

/** Identity: passes its input on. */
export const identity = defineLayer({
  kind: 'Identity',
  family: 'other',
  arity: oneInput,
  isConvolution: false,
  parameters: {},
  inferShape: (_params, [input]) => ({ shape: input }),
  getWindow: () => pointwiseWindow,
  countCost: () => noCost,
});
