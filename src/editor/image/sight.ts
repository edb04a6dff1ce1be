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
import { countMarks, listRanges } from '../../analysis/sight/unitMask';
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
  /** What holds the units that see the pixel or the object; null for a unit, or where none does. */
  readonly range: UnitRange | null;
  /** Those units. */
  readonly seeing: readonly UnitRange[];
  readonly count: number;
  /** Whether each of them surely sees it. */
  readonly isExact: boolean;
  readonly all: number;
}

/** The units that see the pixel, each followed; or all of an object, by their extents. */
function findSeeing(
  { facts: { field }, mapSize, isFrame, findPixelUnits }: ShownLayer,
  pixel: PerAxis<number> | null,
  area: Extent,
): Pick<Sight, 'range' | 'seeing' | 'count' | 'isExact'> {
  const units = pixel === null ? 'too-many' : findPixelUnits(pixel);
  if (units === null) return { range: null, seeing: [], count: 0, isExact: true };
  if (units !== 'too-many')
    return { range: units.range, seeing: listRanges(units), count: countMarks(units), isExact: true };
  const range = field && mapSize && findUnitsSeeing(field, mapSize, area);
  if (range === null) return { range, seeing: [], count: 0, isExact: true };
  return { range, seeing: [range], count: countRange(range), isExact: pixel === null && !isFrame };
}

/** Looks at the spot of a view with the units of a layer. */
export function lookAt(
  shown: ShownLayer,
  { mode, spot, box: drawn, picture }: ImageView,
  resolution: PerAxis<number>,
): Sight {
  const {
    facts: { field },
    mapSize,
    smallest: first,
  } = shown;
  const pixel = toPixel(spot, resolution);
  const box = toPixels(drawn ?? getKnownBox(picture, resolution), resolution);
  const nobody = { range: null, seeing: [], count: 0, isExact: true };
  const none = { unit: null, extent: null, smallest: null, all: 0 };
  if (field === null || mapSize === null) return { field, mapSize, pixel, box, ...none, ...nobody };
  const unit = findNearestUnit(field, mapSize, toPlace(spot, resolution));
  const extent = computeUnitExtent(field, unit);
  return {
    ...{ field, mapSize, unit, extent, pixel, box },
    ...(mode === 'unit'
      ? nobody
      : mode === 'pixel'
        ? findSeeing(shown, pixel, { low: pixel, high: pixel })
        : findSeeing(shown, null, box)),
    smallest: first === null ? centerExtent(extent, field.min) : moveToUnit(first, field.jump, unit),
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
