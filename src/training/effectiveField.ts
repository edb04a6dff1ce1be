/**
 * @file The effective receptive field: how much each pixel of the image matters to a unit, by the gradient of the unit
 * with respect to the pixel. Source: Luo, Li, Urtasun & Zemel, "Understanding the Effective Receptive Field in Deep
 * Convolutional Neural Networks", NIPS 2016.
 */
import type { LayerId } from '../architecture/architecture';
import type { PerAxis } from '../util/perAxis';

/** How gradients of many draws become one map: by their sizes, or by their squares, whose mean is the variance. */
export type FieldMeasure = 'absolute' | 'squared';

/** What was found of one unit. */
export interface EffectiveField {
  readonly layer: LayerId;
  /** Row and column of the unit. */
  readonly unit: PerAxis<number>;
  /** Size of the image in pixels: [height, width]. */
  readonly size: PerAxis<number>;
  /** [height * width], row by row: means over draws, summed over the channels of the image. */
  readonly absolute: Float32Array<ArrayBuffer>;
  readonly squared: Float32Array<ArrayBuffer>;
  /** First and last pixel that the unit sees by theory, on each axis; the image may end before. */
  readonly low: PerAxis<number>;
  readonly high: PerAxis<number>;
  /** Images that were averaged over, each with random signs for the channels of the unit. */
  readonly draws: number;
}

/** The unit in the middle of a map; of an even number the one behind the middle. */
export function getCentralUnit({
  height,
  width,
}: {
  readonly height: number;
  readonly width: number;
}): PerAxis<number> {
  return [Math.floor(height / 2), Math.floor(width / 2)];
}

/** The rows or columns that hold most of a map. */
export interface CentralSpan {
  /** First and last pixel, both within. */
  readonly low: number;
  readonly high: number;
  /** Number of pixels from the first to the last. */
  readonly length: number;
  /** Share of the whole that they hold, 0 to 1. */
  readonly share: number;
}

/** Rounding in single precision does not decide on a pixel. */
const tolerance = 1e-6;

/** The shortest run of pixels around a centre that holds a share of the values; null where all values are 0. */
function findSpan(values: Float64Array, center: number, share: number): CentralSpan | null {
  const total = values.reduce((sum, value) => sum + value, 0);
  if (!(total > 0)) return null;
  const places = Array.from(values, (value, index) => ({ value, distance: Math.abs(index - center) }));
  places.sort((a, b) => a.distance - b.distance);
  let held = 0;
  let radius = 0;
  for (const { value, distance } of places) {
    // Two pixels at the same distance come together.
    if (held >= (share - tolerance) * total && distance > radius + tolerance) break;
    held += value;
    radius = distance;
  }
  const low = Math.max(Math.ceil(center - radius - tolerance), 0);
  const high = Math.min(Math.floor(center + radius + tolerance), values.length - 1);
  return { low, high, length: high - low + 1, share: held / total };
}

/**
 * The size that matters: on each axis the shortest run of rows or columns that lies around the middle of the
 * theoretical field and holds at least `share` of the sum of the map. Each axis is judged by itself: rows by their
 * sums over columns, and the other way round. The run is as long on both sides of the middle, but cut off at the edges
 * of the image, beyond which nothing is.
 *
 * @returns null where no gradient arrived anywhere.
 */
export function measureField(
  field: EffectiveField,
  measure: FieldMeasure = 'absolute',
  share = 0.95,
): PerAxis<CentralSpan> | null {
  const { size, low, high } = field;
  const map = field[measure];
  const [height, width] = size;
  const rows = new Float64Array(height);
  const columns = new Float64Array(width);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const value = map[row * width + column] ?? 0;
      rows[row] = (rows[row] ?? 0) + value;
      columns[column] = (columns[column] ?? 0) + value;
    }
  const [down, across] = [
    findSpan(rows, (low[0] + high[0]) / 2, share),
    findSpan(columns, (low[1] + high[1]) / 2, share),
  ];
  return down === null || across === null ? null : [down, across];
}
