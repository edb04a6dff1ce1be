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

/** A copy of some pictures, by their places. */
export function takePictures(set: ImageSet, places: readonly number[]): ImageSet {
  const size = set.channels * set.height * set.width;
  const pixels = new Uint8Array(places.length * size);
  for (const [index, place] of places.entries())
    pixels.set(set.pixels.subarray(place * size, (place + 1) * size), index * size);
  return {
    ...set,
    count: places.length,
    pixels,
    labels: Uint8Array.from(places, (place) => set.labels[place] ?? 0),
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

/** A file with its path, so that folders can name classes. */
export interface DataFile {
  readonly path: string;
  readonly file: Blob;
}

/** How pictures of any size become a set of one size. */
export interface PictureSettings {
  /** Side in pixels of the squares that pictures are cut and shrunk to. */
  readonly side: number;
  /** Share of each class that is held back for testing, where the files do not say. */
  readonly testShare: number;
  /** Decides which. */
  readonly seed: number;
  /** Training pictures of each class that are read; null for all. */
  readonly perClass: number | null;
}

/** Where an address is tried first: what `npm run cifar10` puts beside the page. */
export const servedDataPath = 'data/cifar-10-binary.tar.gz';

/** Where the pictures of a run come from. */
export type DataSource =
  | ({ readonly kind: 'synthetic' } & SyntheticSettings)
  /**
   * Files as they are dropped, told apart by what is in them: CIFAR10's binary archive, Parquet files, a zip of
   * pictures in folders, tiny-imagenet-200.zip, or pictures themselves with their paths.
   */
  | {
      readonly kind: 'files';
      readonly files: readonly DataFile[];
      /** Whether there were files at an earlier visit, which did not stay. */
      readonly isLost?: boolean | undefined;
      /** Whether they were chosen as CIFAR10's: of Parquet files no name says it. */
      readonly isCifar10?: boolean | undefined;
      readonly settings: PictureSettings;
      /** The name under which what was read stays in the browser; null for not at all. */
      readonly keepAs: string | null;
      /** Whether it may stay in place of another set of that name. */
      readonly replaces?: boolean | undefined;
    }
  /** Such a file at an absolute address; several addresses are separated by spaces. */
  | {
      readonly kind: 'address';
      readonly address: string;
      readonly settings: PictureSettings;
      readonly keepAs: string | null;
      readonly replaces?: boolean | undefined;
    }
  /** A set that stayed in the browser; `settings` are those that it was read with, where that is known. */
  | { readonly kind: 'kept'; readonly name: string; readonly settings?: PictureSettings | undefined }
  | { readonly kind: 'pictures'; readonly dataset: Dataset };

/** Addresses of a source, as they are separated. */
export function splitAddresses(address: string): readonly string[] {
  return address.split(/\s+/).filter((part) => part !== '');
}

/** What is known of a set without its pictures. */
export interface DataSummary {
  readonly classNames: readonly string[];
  readonly trainCount: number;
  readonly testCount: number;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

/** Sums a set up. */
export function summarize({ classNames, train, test }: Dataset): DataSummary {
  const { channels, height, width } = train;
  return { classNames, trainCount: train.count, testCount: test.count, channels, height, width };
}

/** Why data cannot be read. */
export type DataProblem =
  /** No reader knows files like these. */
  | { readonly code: 'unknown-format'; readonly files: readonly string[] }
  /** Files each of which is a set of its own; only one can be read at a time. */
  | { readonly code: 'several-sets'; readonly files: readonly string[] }
  /** A packed file that is not packed as it should be, ends too early, or is damaged. */
  | {
      readonly code: 'not-gzip' | 'not-tar' | 'not-zip' | 'not-parquet' | 'cut-off' | 'damaged';
      readonly files: readonly string[];
    }
  /** Files that were changed or deleted since they were chosen. */
  | { readonly code: 'files-gone'; readonly files: readonly string[] }
  /** A Parquet file whose columns are packed in a way that is not read. */
  | { readonly code: 'unknown-codec'; readonly file: string; readonly codec: string }
  /** Files that a format needs and that are not there. */
  | { readonly code: 'missing-files'; readonly files: readonly string[] }
  /** A file whose size is no multiple of a record, or that holds a label beyond the classes. */
  | { readonly code: 'bad-records' | 'bad-label'; readonly files: readonly string[] }
  /** Some of the pictures that the browser cannot open: of all `total` at most `most` may be left out. */
  | {
      readonly code: 'bad-picture';
      readonly files: readonly string[];
      readonly most: number;
      readonly total: number;
    }
  /** A Parquet file without a column of pictures, or of labels. */
  | { readonly code: 'missing-columns'; readonly columns: readonly string[] }
  /** Fewer than two classes, or more than fit. */
  | { readonly code: 'bad-class-count'; readonly count: number; readonly most: number }
  /** A folder that may be a class as well as what its pictures are for, and those beside it. */
  | { readonly code: 'ambiguous-folder'; readonly folder: string; readonly beside: readonly string[] }
  /** Files that hold nothing to train on. */
  | { readonly code: 'nothing-to-train'; readonly files: readonly string[] }
  /** Classes without a picture to train or to test on; `endings` are those of their files, where none is read. */
  | {
      readonly code: 'empty-class';
      readonly classes: readonly string[];
      readonly endings?: readonly string[] | undefined;
    }
  /** Classes of CIFAR10 that its files for training have no picture of. */
  | { readonly code: 'untrained-class'; readonly classes: readonly string[] }
  /**
   * The address answers with this status; null where it does not answer, or not to this page. `isServed`: it is where
   * `npm run cifar10` puts the file.
   */
  | { readonly code: 'download-failed'; readonly status: number | null; readonly isServed: boolean }
  /** The address answers with a web page in place of a file. */
  | { readonly code: 'download-page'; readonly isServed: boolean }
  /** The connection was cut after so many bytes of it; `totalBytes` is null where it did not say how many there are. */
  | { readonly code: 'download-cut'; readonly bytes: number; readonly totalBytes: number | null }
  /** What is kept under the name is not there, or not as it was. */
  | { readonly code: 'not-kept' | 'kept-damaged'; readonly name: string }
  /** Another set is kept under the name, and nobody wished it replaced. */
  | { readonly code: 'name-taken'; readonly name: string }
  /** Another tab has the file of the set in hand. */
  | { readonly code: 'storage-busy'; readonly name: string }
  /** The browser's storage takes no more. */
  | { readonly code: 'storage-full'; readonly bytes: number }
  /** The browser lets nothing be kept, for a reason of its own. */
  | { readonly code: 'storage-failed' };
