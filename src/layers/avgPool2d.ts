/** @file Mean over a sliding window. */
import { bothAxes } from '../util/perAxis';
import { defineLayer, noCost, oneInput, withMap } from './definition';
import { flag } from './parameter';
import { poolParameters } from './poolParameters';
import { inferSlidingShape } from './slidingShape';
import { createSlidingWindow } from './slidingWindow';

const undilated = bothAxes(1);

/** AvgPool2d: [C, H, W] -> [C, H', W']; `countIncludePad` says whether padding counts in the mean. */
export const avgPool2d = defineLayer({
  kind: 'AvgPool2d',
  family: 'pooling',
  arity: oneInput,
  isConvolution: false,
  parameters: { ...poolParameters, ceilMode: flag(false), countIncludePad: flag(true) },
  inferShape: (params, [input]) =>
    withMap(input, (map) =>
      inferSlidingShape(
        map,
        map.channels,
        createSlidingWindow({ ...params, dilation: undilated }, map),
        params.ceilMode,
      ),
    ),
  getWindow: (params, input) => createSlidingWindow({ ...params, dilation: undilated }, input),
  countCost: () => noCost,
});
