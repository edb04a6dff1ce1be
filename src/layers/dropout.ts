/** @file Dropout: of single values, of whole channels, or of the whole path (stochastic depth). */
import { defineLayer, noCost, oneInput } from './definition';
import { choice, real } from './parameter';
import { pointwiseWindow } from './window';

/** Dropout; `path` drops the whole branch for an example, as stochastic depth does. */
export const dropout = defineLayer({
  kind: 'Dropout',
  family: 'regularization',
  arity: oneInput,
  isConvolution: false,
  parameters: { rate: real(0.5, 0, 1), unit: choice('value', 'channel', 'path') },
  inferShape: (_params, [input]) => ({ shape: input }),
  getWindow: () => pointwiseWindow,
  countCost: () => noCost,
});
