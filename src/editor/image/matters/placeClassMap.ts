/** @file A class activation map on the picture: pixel by pixel, and where most of it lies. */
import type { Field } from '../../../analysis/analysis';
import { type ClassMap, spreadClassMap } from '../../../training/classMap';
import type { PerAxis } from '../../../util/perAxis';

/** The pixel with the most evidence, [row, column]; null where there is none. */
export function findPeak(
  map: ClassMap,
  field: Field | null,
  resolution: PerAxis<number>,
): PerAxis<number> | null {
  const values = spreadClassMap(map, field, resolution);
  let best = 0;
  for (let index = 1; index < values.length; index++)
    if ((values[index] ?? 0) > (values[best] ?? 0)) best = index;
  const width = resolution[1];
  return (values[best] ?? 0) > 0 ? [Math.floor(best / width), best % width] : null;
}
