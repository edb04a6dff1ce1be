/**
 * @file What single units of a layer see on the image: the extent of one unit, the part of it that lies outside, and
 * the unit that looks at a place.
 *
 * Pixels are zero-based and 0 is the centre of the first one, so a pixel reaches from half before to half behind its
 * number. Source: Araujo, Norris & Sim, Distill 2019.
 */
import { clamp, snapToPixelGrid } from '../../util/numbers';
import { type Axis, mapAxes, type PerAxis } from '../../util/perAxis';
import { computeCenter, type Field } from '../analysis';

/** A rectangle of pixels by its first and last row and column, both in it: [height, width]. */
export interface Extent {
  readonly low: PerAxis<number>;
  readonly high: PerAxis<number>;
}

/**
 * The pixels that a unit sees, not clipped to the image.
 *
 * @param first what the first unit sees. @param jump pixels between neighbours. @param unit its place on the map, from 0.
 */
export function moveToUnit({ low, high }: Extent, jump: PerAxis<number>, unit: PerAxis<number>): Extent {
  const move = (pixel: number, axis: Axis) => snapToPixelGrid(pixel + unit[axis] * jump[axis]);
  return { low: mapAxes(low, move), high: mapAxes(high, move) };
}

/** The pixels that a unit sees over all paths, not clipped to the image. @param unit its place on the map, from 0. */
export function computeUnitExtent(field: Field, unit: PerAxis<number>): Extent {
  return moveToUnit(field, field.jump, unit);
}

/** Rows and columns of an extent. */
export function measureExtent({ low, high }: Extent): PerAxis<number> {
  return mapAxes(low, (first, axis) => high[axis] - first + 1);
}

/** The extent of `size` pixels with the same middle; on half pixels where one size is even and the other odd. */
export function centerExtent({ low, high }: Extent, size: PerAxis<number>): Extent {
  const middle = mapAxes(low, (first, axis) => (first + high[axis]) / 2);
  return {
    low: mapAxes(middle, (place, axis) => place - (size[axis] - 1) / 2),
    high: mapAxes(middle, (place, axis) => place + (size[axis] - 1) / 2),
  };
}

/** The share of an extent's area that lies outside of the image, from 0 to 1. */
export function computeOutsideShare(extent: Extent, resolution: PerAxis<number>): number {
  const { low, high } = extent;
  const inside = mapAxes(resolution, (length, axis) =>
    Math.max(0, Math.min(high[axis] + 0.5, length - 0.5) - Math.max(low[axis] - 0.5, -0.5)),
  );
  const [height, width] = measureExtent(extent);
  return 1 - (inside[0] / height) * (inside[1] / width);
}

/** The place on the image, in pixels, that a unit looks at. */
export function computeUnitCenter(field: Field, unit: PerAxis<number>): PerAxis<number> {
  return mapAxes(computeCenter(field), (first, axis) => first + unit[axis] * field.jump[axis]);
}

/** The unit of a map of `mapSize` whose centre is nearest to a place on the image. */
export function findNearestUnit(
  field: Field,
  mapSize: PerAxis<number>,
  place: PerAxis<number>,
): PerAxis<number> {
  const first = computeCenter(field);
  return mapAxes(place, (pixel, axis) =>
    // Adding zero makes a negative zero positive.
    clamp(Math.round((pixel - first[axis]) / field.jump[axis]) + 0, 0, mapSize[axis] - 1),
  );
}
