/**
 * @file Saturation: how many directions a layer's output needs to keep most of its variance, as a share of its
 * width. Richter et al., "Feature Space Saturation during Training", BMVC 2021; the count is delve's.
 */
import type { LayerId } from '../architecture/architecture';

/** Of wider layers directions are not counted: their eigenvalues would take minutes after every epoch. */
export const maxCountedWidth = 2048;

/** What was summed up over the samples of a layer's output. */
export interface CovarianceSums {
  readonly width: number;
  readonly count: number;
  /** Sum of each channel, less any number that is the same for all samples. */
  readonly sums: ArrayLike<number>;
  /** Sums of products of channels, less the same numbers: [width, width], of which what stands below the diagonal is not read. */
  readonly products: ArrayLike<number>;
}

/** How a layer's output is spread. */
export interface LayerSaturation {
  readonly layer: LayerId;
  /** Channels, or features. */
  readonly width: number;
  /** Directions that keep the variance; null where they were not counted, as above {@link maxCountedWidth}. */
  readonly dimension: number | null;
  /** `dimension` / `width`. */
  readonly saturation: number | null;
  /** The participation ratio of the eigenvalues over the width: smoother, and cheap at any moment. */
  readonly participation: number;
}

/** The population covariance: [width, width]. Zero without samples. */
export function computeCovariance({ width, count, sums, products }: CovarianceSums): Float64Array {
  const covariance = new Float64Array(width * width);
  if (count === 0) return covariance;
  for (let row = 0; row < width; row++) {
    for (let column = row; column < width; column++) {
      const mean = ((sums[row] ?? 0) / count) * ((sums[column] ?? 0) / count);
      const value = (products[row * width + column] ?? 0) / count - mean;
      covariance[row * width + column] = value;
      covariance[column * width + row] = value;
    }
  }
  return covariance;
}

/** What a number in single precision is rounded by at most, as a share of it. */
const rounding = 2 ** -24;

/**
 * The variance of a channel, on average, below which a layer cannot be said to vary.
 *
 * An output adds up K numbers in single precision. Each addition rounds by at most u = 2^-24 of the sum so far, which
 * is about as large as the output y in the end; K such errors, each for itself, have a variance of K (u y)^2. So much
 * lies between outputs that are the same number, added up in other orders.
 *
 * @param means of the channels.
 * @param terms that an output adds up.
 */
export function computeRoundingVariance(means: ArrayLike<number>, terms: number): number {
  const squares = Array.from(means).reduce((sum, mean) => sum + mean ** 2, 0);
  return means.length === 0 ? 0 : (terms * rounding ** 2 * squares) / means.length;
}

/**
 * Directions that keep `delta` of the variance, by delve's count: those whose cumulative share is below `delta`, at
 * least one, and one more where they fall short of it by more than 0.02. Zero without any variance.
 *
 * @param eigenvalues of the covariance, the largest first; those that are noise count as zero.
 * @param noise variance of a direction that is none, by {@link computeRoundingVariance}; negative ones are always noise.
 */
export function countDirections(eigenvalues: ArrayLike<number>, delta: number, noise = 0): number {
  const values = Array.from(eigenvalues, (value) => (value > noise ? value : 0));
  const total = values.reduce((sum, value) => sum + value, 0);
  if (!(total > noise * values.length)) return 0;
  let count = 0;
  let share = 0;
  let cumulative = 0;
  for (const value of values) {
    cumulative += value;
    if (cumulative / total >= delta) break;
    share = cumulative / total;
    count += 1;
  }
  if (count === 0) return 1;
  return delta - share > 0.02 ? count + 1 : count;
}

/**
 * tr(C)^2 / |C|^2 of a covariance: the number of directions if all were equally strong, from 1 to the width. Zero without
 * variance.
 *
 * @param noise as in {@link countDirections}.
 */
export function computeParticipation(covariance: ArrayLike<number>, width: number, noise = 0): number {
  let trace = 0;
  let squares = 0;
  for (let row = 0; row < width; row++) {
    trace += covariance[row * width + row] ?? 0;
    for (let column = 0; column < width; column++) squares += (covariance[row * width + column] ?? 0) ** 2;
  }
  if (!(trace > noise * width)) return 0;
  return Math.min(Math.max(trace ** 2 / squares, 1), width);
}
