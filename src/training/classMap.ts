/**
 * @file Where in a picture a network found evidence for a class. Source: Selvaraju et al., "Grad-CAM: Visual
 * Explanations from Deep Networks via Gradient-based Localization", ICCV 2017.
 */
import type { Field } from '../analysis/analysis';
import type { LayerId } from '../architecture/architecture';
import type { PerAxis } from '../util/perAxis';

/** The evidence for one class, unit by unit of one layer. */
export interface ClassMap {
  readonly layer: LayerId;
  readonly label: number;
  /** Of all classes, by softmax; sums to 1. */
  readonly probabilities: Float32Array<ArrayBuffer>;
  /** Of the layer's map: [height, width]. */
  readonly size: PerAxis<number>;
  /** [height * width], row by row; not negative. */
  readonly values: Float32Array<ArrayBuffer>;
}

/** Places of the units next to each pixel on one axis, and how near the second one is. */
function createSamples(pixels: number, units: number, toUnit: (pixel: number) => number) {
  return Array.from({ length: pixels }, (_, pixel) => {
    const place = Math.min(Math.max(toUnit(pixel), 0), units - 1);
    const low = Math.floor(place);
    return { low, high: Math.min(low + 1, units - 1), share: place - low };
  });
}

/**
 * The evidence at every pixel: a unit stands where the middle of its field lies, pixels between units take their
 * linear mean, those beyond the outermost units are as these.
 *
 * @param field of the layer; null where units have no place: the map is stretched over the image then.
 * @param resolution [height, width] of the image.
 * @returns [height * width], row by row.
 */
export function spreadClassMap(
  { size, values }: Pick<ClassMap, 'size' | 'values'>,
  field: Field | null,
  resolution: PerAxis<number>,
): Float32Array<ArrayBuffer> {
  const [height, width] = resolution;
  const sample = (axis: 0 | 1) => {
    const [pixels, units] = [resolution[axis], size[axis]];
    if (field === null)
      return createSamples(pixels, units, (pixel) => ((pixel + 0.5) * units) / pixels - 0.5);
    const center = (field.low[axis] + field.high[axis]) / 2;
    return createSamples(pixels, units, (pixel) => (pixel - center) / field.jump[axis]);
  };
  const [rows, columns] = [sample(0), sample(1)];
  const spread = new Float32Array(height * width);
  const at = (row: number, column: number) => values[row * size[1] + column] ?? 0;
  for (const [y, row] of rows.entries())
    for (const [x, column] of columns.entries()) {
      const mix = (line: number) =>
        at(line, column.low) * (1 - column.share) + at(line, column.high) * column.share;
      spread[y * width + x] = mix(row.low) * (1 - row.share) + mix(row.high) * row.share;
    }
  return spread;
}
