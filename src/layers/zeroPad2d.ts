/** @file Zeros around a map, or pixels cropped from it. */
import { bothAxes } from '../util/perAxis';
import { defineLayer, noCost, oneInput, withMap } from './definition';
import { noPadding, type PaddingSides } from './padding';
import { maxExtent, type SidesParameter } from './parameter';
import { inferSlidingShape } from './slidingShape';
import { createSlidingWindow, type SlidingParams } from './slidingWindow';

const sides: SidesParameter = { type: 'sides', default: noPadding, min: -maxExtent, max: maxExtent };

const one = bothAxes(1);

function createParams(padding: PaddingSides): SlidingParams {
  return { kernelSize: one, stride: one, dilation: one, padding };
}

/** ZeroPad2d: adds zeros on each side; negative numbers crop. */
export const zeroPad2d = defineLayer({
  kind: 'ZeroPad2d',
  family: 'resize',
  arity: oneInput,
  isConvolution: false,
  parameters: { padding: sides },
  inferShape: ({ padding }, [input]) =>
    withMap(input, (map) => inferSlidingShape(map, map.channels, createParams(padding))),
  getWindow: ({ padding }, input) => createSlidingWindow(createParams(padding), input),
  countCost: () => noCost,
});
