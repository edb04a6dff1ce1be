/** @file Maps laid out as one vector: where the head begins, and where positions end. */
import { defineLayer, noCost, oneInput } from './definition';
import { countElements } from './shape';
import { globalWindow } from './window';

/** Flatten: [C, H, W] -> [C x H x W]. */
export const flatten = defineLayer({
  kind: 'Flatten',
  family: 'head',
  arity: oneInput,
  isConvolution: false,
  parameters: {},
  inferShape: (_params, [input]) => ({ shape: { features: countElements(input) } }),
  getWindow: () => globalWindow,
  countCost: () => noCost,
});
