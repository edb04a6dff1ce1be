/** @file The maximum of each channel over the whole map. */
import { defineLayer, noCost, oneInput, withMap } from './definition';
import { globalWindow } from './window';

/** GlobalMaxPool: [C, H, W] -> [C, 1, 1]. */
export const globalMaxPool = defineLayer({
  kind: 'GlobalMaxPool',
  family: 'pooling',
  arity: oneInput,
  isConvolution: false,
  parameters: {},
  inferShape: (_params, [input]) =>
    withMap(input, ({ channels }) => ({ shape: { channels, height: 1, width: 1 } })),
  getWindow: () => globalWindow,
  countCost: () => noCost,
});
