/** @file Mean over a sliding window. */
import { defineLayer, noCost, oneInput, withMap } from './definition';
import { flag } from './parameter';
import { poolParameters } from './poolParameters';
import { inferSlidingShape } from './slidingShape';
import { createSlidingWindow, withoutDilation } from './slidingWindow';

/** AvgPool2d: [C, H, W] -> [C, H', W']; `countIncludePad` says whether padding counts in the mean. */
export const avgPool2d = defineLayer({
  kind: 'AvgPool2d',
  family: 'pooling',
  arity: oneInput,
  isConvolution: false,
  parameters: { ...poolParameters, ceilMode: flag(false), countIncludePad: flag(true) },
  inferShape: (params, [input]) =>
    withMap(input, (map) => inferSlidingShape(map, map.channels, withoutDilation(params), params.ceilMode)),
  getWindow: (params, input) => createSlidingWindow(withoutDilation(params), input),
  countCost: () => noCost,
});
