/** @file Max and average pooling over a sliding window. */
import { bothAxes } from '../util/perAxis';
import { createSlidingWindow } from './conv2d';
import { defineLayer, noCost, oneInput, withMap } from './definition';
import { flag, integerPerAxis, maxExtent, type PaddingParameter } from './parameter';
import { inferSlidingShape } from './slidingShape';

const padding: PaddingParameter = { type: 'padding', default: 'valid', min: 0, max: maxExtent };

const shared = {
  kernelSize: integerPerAxis(2, 1, maxExtent),
  stride: integerPerAxis(2, 1, maxExtent),
  padding,
};

/** MaxPool2d: [C, H, W] -> [C, H', W']; padding never wins. */
export const maxPool2d = defineLayer({
  kind: 'MaxPool2d',
  family: 'pooling',
  arity: oneInput,
  isConvolution: false,
  parameters: { ...shared, dilation: integerPerAxis(1, 1, maxExtent), ceilMode: flag(false) },
  inferShape: (params, [input]) =>
    withMap(input, (map) =>
      inferSlidingShape(map, map.channels, createSlidingWindow(params, map), params.ceilMode),
    ),
  getWindow: createSlidingWindow,
  countCost: () => noCost,
});

/** AvgPool2d: [C, H, W] -> [C, H', W']; `countIncludePad` says whether padding counts in the mean. */
export const avgPool2d = defineLayer({
  kind: 'AvgPool2d',
  family: 'pooling',
  arity: oneInput,
  isConvolution: false,
  parameters: { ...shared, ceilMode: flag(false), countIncludePad: flag(true) },
  inferShape: (params, [input]) =>
    withMap(input, (map) =>
      inferSlidingShape(
        map,
        map.channels,
        createSlidingWindow({ ...params, dilation: bothAxes(1) }, map),
        params.ceilMode,
      ),
    ),
  getWindow: (params, input) => createSlidingWindow({ ...params, dilation: bothAxes(1) }, input),
  countCost: () => noCost,
});
