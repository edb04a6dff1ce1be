/** @file Layers that change the size of a map without learning: upsampling and padding. */
import { bothAxes, mapAxes, type PerAxis } from '../util/perAxis';
import { defineLayer, noCost, oneInput, withMap } from './definition';
import { noPadding, splitSides } from './padding';
import type { OptionalIntegerPerAxisParameter, SidesParameter } from './parameter';
import { choice, flag, maxExtent, realPerAxis } from './parameter';
import { getMapSize, isMapShape } from './shape';
import { inferSlidingShape } from './slidingShape';
import type { SlidingWindow } from './window';

const size: OptionalIntegerPerAxisParameter = {
  type: 'optionalIntegerPerAxis',
  default: null,
  min: 1,
  max: maxExtent,
};

/** Upsample: [C, H, W] -> [C, floor(H x scale), ...], or to `size` where it is set. */
export const upsample = defineLayer({
  kind: 'Upsample',
  family: 'resize',
  arity: oneInput,
  isConvolution: false,
  parameters: {
    mode: choice('nearest', 'bilinear'),
    scale: realPerAxis(2, 1 / 64, 64),
    size,
    alignCorners: flag(false),
  },
  inferShape: (params, [input]) =>
    withMap(input, (map) => {
      const actual = getMapSize(map);
      const [height, width] =
        params.size ?? mapAxes(actual, (n, axis) => Math.floor(n * params.scale[axis] + 1e-9));
      const shape = { channels: map.channels, height, width };
      if (height > 0 && width > 0) return { shape };
      const needed = mapAxes(params.scale, (scale) => Math.ceil(1 / scale));
      return { shape, problem: { code: 'map-vanishes', actual, needed } };
    }),
  getWindow: ({ mode, scale, size: target, alignCorners }, input) => {
    const source = input !== null && isMapShape(input) ? getMapSize(input) : null;
    const hasRatio = target !== null && source !== null && source[0] > 0 && source[1] > 0;
    const ratio: PerAxis<number> = hasRatio ? mapAxes(target, (n, axis) => n / (source[axis] || 1)) : scale;
    return { type: 'resample', mode, scale: ratio, alignCorners };
  },
  countCost: () => noCost,
});

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
