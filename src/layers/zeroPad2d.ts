/** @file Zeros around a map, or pixels cropped from it. */
import { bothAxes } from '../util/perAxis';
import { defineLayer, noCost, oneInput, withMap } from './definition';
import { noPadding, splitSides } from './padding';
import { maxExtent, type SidesParameter } from './parameter';
import { inferSlidingShape } from './slidingShape';
import type { SlidingWindow } from './window';

const sides: SidesParameter = { type: 'sides', default: noPadding, min: -maxExtent, max: maxExtent };

function createPaddingWindow(padding: typeof noPadding): SlidingWindow {
  const one = bothAxes(1);
  return { type: 'sliding', kernelSize: one, stride: one, dilation: one, padding: splitSides(padding) };
}

/** ZeroPad2d: adds zeros on each side; negative numbers crop. */
export const zeroPad2d = defineLayer({
  kind: 'ZeroPad2d',
  family: 'resize',
  arity: oneInput,
  isConvolution: false,
  parameters: { padding: sides },
  inferShape: ({ padding }, [input]) =>
    withMap(input, (map) => inferSlidingShape(map, map.channels, createPaddingWindow(padding))),
  getWindow: ({ padding }) => createPaddingWindow(padding),
  countCost: () => noCost,
});
