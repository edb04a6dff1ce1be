/** @file Pooling over the whole map: [C, H, W] -> [C, 1, 1]. */
import { defineLayer, noCost, oneInput, type ShapeResult, withMap } from './definition';
import type { Shape } from './shape';
import { globalWindow } from './window';

function inferPooledShape(input: Shape): ShapeResult {
  return withMap(input, ({ channels }) => ({ shape: { channels, height: 1, width: 1 } }));
}

/** GlobalAvgPool: the mean of each channel. */
export const globalAvgPool = defineLayer({
  kind: 'GlobalAvgPool',
  family: 'pooling',
  arity: oneInput,
  isConvolution: false,
  parameters: {},
  inferShape: (_params, [input]) => inferPooledShape(input),
  getWindow: () => globalWindow,
  countCost: () => noCost,
});

/** GlobalMaxPool: the maximum of each channel. */
export const globalMaxPool = defineLayer({
  kind: 'GlobalMaxPool',
  family: 'pooling',
  arity: oneInput,
  isConvolution: false,
  parameters: {},
  inferShape: (_params, [input]) => inferPooledShape(input),
  getWindow: () => globalWindow,
  countCost: () => noCost,
});
