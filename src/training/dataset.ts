/** @file Pictures in memory, packed bytes with a label each, and where they come from. */

/** Pictures of one size. */
export interface ImageSet {
  readonly count: number;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  /** [count, channels, height, width], a byte each, as CIFAR10 stores them. */
  readonly pixels: Uint8Array<ArrayBuffer>;
  /** The class of each. */
  readonly labels: Uint8Array<ArrayBuffer>;
}

/** What a network learns from and what it is judged by. */
export interface Dataset {
  readonly classNames: readonly string[];
  readonly train: ImageSet;
  readonly test: ImageSet;
  /** Mean of each channel, for values from 0 to 1. */
  readonly mean: readonly number[];
  /** Standard deviation of each channel. */
  readonly deviation: readonly number[];
}

/** The first pictures of a set. */
export function takeFirst(set: ImageSet, count: number): ImageSet {
  if (count >= set.count) return set;
  const size = set.channels * set.height * set.width;
  return {
    ...set,
    count,
    pixels: set.pixels.subarray(0, count * size),
    labels: set.labels.subarray(0, count),
  };
}

/** Mean and deviation of each channel over a whole set, for values from 0 to 1. */
export function measureChannels(set: ImageSet): Pick<Dataset, 'mean' | 'deviation'> {
  const { count, channels, height, width, pixels } = set;
  const area = height * width;
  const sums = new Float64Array(channels);
  const squares = new Float64Array(channels);
  for (let image = 0; image < count; image++) {
    for (let channel = 0; channel < channels; channel++) {
      const start = (image * channels + channel) * area;
      let sum = 0;
      let square = 0;
      for (let index = start; index < start + area; index++) {
        const value = pixels[index] ?? 0;
        sum += value;
        square += value * value;
      }
      sums[channel] = (sums[channel] ?? 0) + sum;
      squares[channel] = (squares[channel] ?? 0) + square;
    }
  }
  const total = Math.max(count * area, 1);
  const mean = Array.from(sums, (sum) => sum / total / 255);
  const deviation = Array.from(squares, (square, channel) =>
    Math.sqrt(Math.max(square / total / 255 / 255 - (mean[channel] ?? 0) ** 2, 1e-12)),
  );
  return { mean, deviation };
}

/** What a synthetic set is made of; see the worker's synthetic.ts. */
export interface SyntheticSettings {
  readonly seed: number;
  /** Factor on the sizes of the evidence: 0.5 halves them. */
  readonly scale: number;
  readonly trainCount: number;
  readonly testCount: number;
}

/** Where the pictures of a run come from. */
export type DataSource =
  | ({ readonly kind: 'synthetic' } & SyntheticSettings)
  /** CIFAR10's binary archive as a file. */
  | { readonly kind: 'cifar10-file'; readonly file: Blob }
  /** The same archive at an address. */
  | { readonly kind: 'cifar10-address'; readonly address: string }
  | { readonly kind: 'pictures'; readonly dataset: Dataset };
