/** @file What is seen at the place that is looked at: the unit, the pixel or the object, by what is to be chosen. */
import type { Field } from '../../analysis/analysis';
import { countRange, findUnitsSeeing, type UnitRange } from '../../analysis/sight/seeingUnits';
import {
  centerExtent,
  computeUnitCenter,
  computeUnitExtent,
  type Extent,
  findNearestUnit,
  moveToUnit,
} from '../../analysis/sight/unitExtent';
import type { ImageView } from '../../state/imageView';
import { clamp } from '../../util/numbers';
import { mapAxes, type PerAxis } from '../../util/perAxis';
import { getKnownBox, toPixels } from './imageBox';
import type { ShownLayer } from './shownLayers';
import { fromPixel, toPixel, toPlace } from './stageView';

/** What is looked at. Units are null in layers that have no field or whose map is not known. */
export interface Sight {
  readonly field: Field | null;
  readonly mapSize: PerAxis<number> | null;
  /** The unit at the spot. */
  readonly unit: PerAxis<number> | null;
  readonly extent: Extent | null;
  /** What it sees by way of its shortest path; in frames, where that is not one place, in the middle. */
  readonly smallest: Extent | null;
  readonly pixel: PerAxis<number>;
  readonly box: Extent;
  /** The units that see the pixel or the object; null for a unit, or where none does. */
  readonly range: UnitRange | null;
  readonly count: number;
  readonly all: number;
}

/** Looks at the spot of a view with the units of a layer. */
export function lookAt(
  { facts: { field }, mapSize, smallest: first }: ShownLayer,
  { mode, spot, box: drawn, picture }: ImageView,
  resolution: PerAxis<number>,
): Sight {
  const pixel = toPixel(spot, resolution);
  const box = toPixels(drawn ?? getKnownBox(picture, resolution), resolution);
  const none = { unit: null, extent: null, smallest: null, range: null, count: 0, all: 0 };
  if (field === null || mapSize === null) return { field, mapSize, pixel, box, ...none };
  const unit = findNearestUnit(field, mapSize, toPlace(spot, resolution));
  const area = mode === 'pixel' ? { low: pixel, high: pixel } : mode === 'object' ? box : null;
  const range = area && findUnitsSeeing(field, mapSize, area);
  const extent = computeUnitExtent(field, unit);
  return {
    ...{ field, mapSize, unit, extent, pixel, box, range },
    smallest: first === null ? centerExtent(extent, field.min) : moveToUnit(first, field.jump, unit),
    count: range === null ? 0 : countRange(range),
    all: mapSize[0] * mapSize[1],
  };
}

/** The spot that a unit looks at, some units further; the same one where there are no units. */
export function moveUnit(
  sight: Sight,
  by: PerAxis<number>,
  resolution: PerAxis<number>,
): PerAxis<number> | null {
  const { field, mapSize, unit } = sight;
  if (field === null || mapSize === null || unit === null) return null;
  const next = mapAxes(unit, (place, axis) => clamp(place + by[axis], 0, mapSize[axis] - 1));
  return fromPixel(computeUnitCenter(field, next), resolution);
}

/** The spot in the middle of a pixel some pixels further. */
export function movePixel(sight: Sight, by: PerAxis<number>, resolution: PerAxis<number>): PerAxis<number> {
  const next = mapAxes(sight.pixel, (place, axis) => clamp(place + by[axis], 0, resolution[axis] - 1));
  return fromPixel(next, resolution);
}
