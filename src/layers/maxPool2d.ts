/** @file Maximum over a sliding window. */
import { defineLayer, noCost, oneInput, withMap } from './definition';
import { flag, integerPerAxis, maxExtent } from './parameter';
import { poolParameters } from './poolParameters';
import { inferSlidingShape } from './slidingShape';
import { createSlidingWindow } from './slidingWindow';

/** MaxPool2d: [C, H, W] -> [C, H', W']; padding never wins. */
export const maxPool2d = defineLayer({
  kind: 'MaxPool2d',
  family: 'pooling',
  arity: oneInput,
  isConvolution: false,
  parameters: { ...poolParameters, dilation: integerPerAxis(1, 1, maxExtent), ceilMode: flag(false) },
  inferShape: (params, [input]) =>
    withMap(input, (map) => inferSlidingShape(map, map.channels, params, params.ceilMode)),
  getWindow: createSlidingWindow,
  countCost: () => noCost,
});
