/** @file The way back: which units of a map see a pixel, or all of an object. */
import { mapAxes, type PerAxis } from '../../util/perAxis';
import type { Field } from '../analysis';
import type { Extent } from './unitExtent';

/** A rectangle of units by its first and last one, both in it: [row, column]. */
export interface UnitRange {
  readonly first: PerAxis<number>;
  readonly last: PerAxis<number>;
}

/** Fractional jumps leave noise beside whole units. */
const tolerance = 1e-9;

/**
 * The units of a map that see every pixel of an area; null where none does.
 *
 * low + u jump <= first pixel and high + u jump >= last pixel, solved for u on either axis. Exact where extents are;
 * behind upsampling no unit is missed, but some may see less.
 */
export function findUnitsSeeing(field: Field, mapSize: PerAxis<number>, area: Extent): UnitRange | null {
  const { low, high, jump } = field;
  const first = mapAxes(area.high, (pixel, axis) =>
    Math.max(0, Math.ceil((pixel - high[axis]) / jump[axis] - tolerance)),
  );
  const last = mapAxes(area.low, (pixel, axis) =>
    Math.min(mapSize[axis] - 1, Math.floor((pixel - low[axis]) / jump[axis] + tolerance)),
  );
  return first[0] > last[0] || first[1] > last[1] ? null : { first, last };
}

/** How many units a range holds. */
export function countRange({ first, last }: UnitRange): number {
  return (last[0] - first[0] + 1) * (last[1] - first[1] + 1);
}
