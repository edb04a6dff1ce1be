/**
 * @file Which units of its input one unit of a layer reads, on one axis: tap by tap, without those that a dilated
 * kernel leaves out, and without padding, which depends on nothing.
 */
import type { Window } from '../../layers/window';
import { clamp } from '../../util/numbers';
import type { Axis } from '../../util/perAxis';

/** Places that are computed from fractions lie beside whole units by less. */
const noise = 1e-9;

/** `count` numbers from `first` on. */
function countFrom(first: number, count: number, step = 1): number[] {
  return Array.from({ length: count }, (_, index) => first + index * step);
}

/** The taps of a window, wherever they fall. */
function listTaps(window: Window, axis: Axis, unit: number, size: number, target: number): readonly number[] {
  switch (window.type) {
    case 'pointwise':
      return [unit];
    case 'sliding': {
      const first = unit * window.stride[axis] - window.padding[axis].before;
      return countFrom(first, window.kernelSize[axis], window.dilation[axis]);
    }
    case 'transposed': {
      // Input i writes to i stride - before + tap dilation: the taps that end here, and come from a whole i.
      const end = unit + window.padding[axis].before;
      const stride = window.stride[axis];
      return countFrom(end, window.kernelSize[axis], -window.dilation[axis])
        .filter((place) => place % stride === 0)
        .map((place) => place / stride);
    }
    case 'resample': {
      const scale = window.scale[axis];
      if (scale === 1) return [unit];
      const last = size - 1;
      if (window.mode === 'nearest') return [clamp(Math.floor(unit / scale + noise), 0, last)];
      const corners = target > 1 ? (unit * last) / (target - 1) : 0;
      const place = clamp(window.alignCorners ? corners : (unit + 0.5) / scale - 0.5, 0, last);
      const first = Math.floor(place + noise);
      // Right on a unit, its neighbour has no weight.
      return place - first > noise ? [first, first + 1] : [first];
    }
    case 'adaptive': {
      const first = Math.floor((unit * size) / target);
      return countFrom(first, Math.ceil(((unit + 1) * size) / target) - first);
    }
    case 'gate': {
      const kernel = window.kernelSize[axis];
      return countFrom(unit - Math.floor((kernel - 1) / 2), kernel);
    }
    case 'global':
      return countFrom(0, size);
  }
}

/**
 * The units of the input that a unit reads on one axis, each from 0 to `size` - 1. O(kernel).
 *
 * @param unit its place on the map, from 0. @param size of the input map. @param target size of the layer's own map.
 */
export function findReads(
  window: Window,
  axis: Axis,
  unit: number,
  size: number,
  target: number,
): readonly number[] {
  return listTaps(window, axis, unit, size, target).filter((place) => place >= 0 && place < size);
}
