/** @file Maps made larger (or smaller) by sampling between their pixels; nothing is learnt. */
import { mapAxes } from '../util/perAxis';
import { defineLayer, noCost, oneInput, withMap } from './definition';
import type { OptionalIntegerPerAxisParameter } from './parameter';
import { choice, flag, maxExtent, realPerAxis } from './parameter';
import { getMapSize, isMapShape } from './shape';

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
    if (target === null || input === null || !isMapShape(input))
      return { type: 'resample', mode, scale, alignCorners };
    // A map that has vanished (0 pixels) has no ratio.
    const ratio = mapAxes(getMapSize(input), (n, axis) => (n > 0 ? target[axis] / n : scale[axis]));
    return { type: 'resample', mode, scale: ratio, alignCorners };
  },
  countCost: () => noCost,
});
