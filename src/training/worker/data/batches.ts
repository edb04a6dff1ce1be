/**
 * @file Batches of numbers out of packed pictures: cut, mirrored, enlarged, normalised. What happens to a picture
 * depends on the seed and the step alone, so that a run can go on from any step.
 */
import { createRandom, type Random, shuffle } from '../../../util/random';
import type { ImageSet } from '../../dataset';
import type { Augmentation } from '../../settings';

/** The order in which an epoch shows the pictures. */
export function createOrder(count: number, seed: number, epoch: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  shuffle(order, createRandom(seed, `order ${epoch}`));
  return order;
}

/** How pictures become numbers. */
export interface BatchFormat {
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
  /** Height and width of what the network sees; pictures of another size are resized. */
  readonly height: number;
  readonly width: number;
}

/** Numbers that tell how a picture is cut. */
export const cutLength = 4;

/**
 * Draws how pictures are cut: for each its place in the set, how far it is moved down and right over black, and 1
 * where it is mirrored before. Without `random` they are left as they are.
 */
export function drawCuts(
  indices: ArrayLike<number>,
  augmentation?: Augmentation,
  random?: Random,
): Int32Array<ArrayBuffer> {
  const cuts = new Int32Array(cutLength * indices.length);
  for (let place = 0; place < indices.length; place++) {
    const at = cutLength * place;
    cuts[at] = indices[place] ?? 0;
    if (!augmentation || !random) continue;
    const { cropPadding, flip } = augmentation;
    if (cropPadding > 0) {
      cuts[at + 1] = random.nextBelow(2 * cropPadding + 1) - cropPadding;
      cuts[at + 2] = random.nextBelow(2 * cropPadding + 1) - cropPadding;
    }
    cuts[at + 3] = flip && random.next() < 0.5 ? 1 : 0;
  }
  return cuts;
}

/** For each byte the normalised number, by channel. */
export function createTables(
  channels: number,
  { mean, deviation }: BatchFormat,
): Float32Array<ArrayBuffer>[] {
  return Array.from({ length: channels }, (_, channel) =>
    Float32Array.from(
      { length: 256 },
      (_, byte) => (byte / 255 - (mean[channel] ?? 0)) / (deviation[channel] ?? 1),
    ),
  );
}

/** Where an output pixel lies between two input pixels, along one axis (corners not aligned, as PyTorch). */
function createSamples(inputLength: number, outputLength: number) {
  const low = new Int32Array(outputLength);
  const high = new Int32Array(outputLength);
  const share = new Float32Array(outputLength);
  for (let index = 0; index < outputLength; index++) {
    const place = Math.max(((index + 0.5) * inputLength) / outputLength - 0.5, 0);
    low[index] = Math.min(Math.floor(place), inputLength - 1);
    high[index] = Math.min((low[index] ?? 0) + 1, inputLength - 1);
    share[index] = place - (low[index] ?? 0);
  }
  return { low, high, share };
}

/** Makes batches out of one set. */
export class BatchMaker {
  private readonly set: ImageSet;
  private readonly format: BatchFormat;
  private readonly tables: readonly Float32Array[];
  private readonly picture: Float32Array<ArrayBuffer>;
  private readonly rows: ReturnType<typeof createSamples>;
  private readonly columns: ReturnType<typeof createSamples>;

  constructor(set: ImageSet, format: BatchFormat) {
    this.set = set;
    this.format = format;
    this.tables = createTables(set.channels, format);
    this.picture = new Float32Array(set.channels * set.height * set.width);
    this.rows = createSamples(set.height, format.height);
    this.columns = createSamples(set.width, format.width);
  }

  /** Pictures as {@link drawCuts} has it: [count, height, width, channels]. */
  make(cuts: Int32Array): Float32Array<ArrayBuffer> {
    const { channels, height, width } = this.set;
    const size = channels * this.format.height * this.format.width;
    const count = cuts.length / cutLength;
    const values = new Float32Array(count * size);
    const isSameSize = height === this.format.height && width === this.format.width;
    for (let place = 0; place < count; place++) {
      const [index = 0, top = 0, left = 0, mirrored] = cuts.subarray(cutLength * place);
      if (isSameSize) this.write(index, top, left, mirrored === 1, values, place * size);
      else {
        this.write(index, top, left, mirrored === 1, this.picture, 0);
        this.resize(values, place * size);
      }
    }
    return values;
  }

  /** One picture, moved by (top, left) over black; black is normalised like any other byte. */
  private write(
    index: number,
    top: number,
    left: number,
    isMirrored: boolean,
    target: Float32Array,
    start: number,
  ): void {
    const { channels, height, width, pixels } = this.set;
    for (let channel = 0; channel < channels; channel++) {
      const table = this.tables[channel];
      const plane = (index * channels + channel) * height * width;
      const black = table?.[0] ?? 0;
      for (let row = 0; row < height; row++) {
        const sourceRow = row + top;
        const isInside = sourceRow >= 0 && sourceRow < height;
        let to = start + row * width * channels + channel;
        for (let column = 0; column < width; column++) {
          const sourceColumn = (isMirrored ? width - 1 - column : column) + left;
          const byte = pixels[plane + sourceRow * width + sourceColumn] ?? 0;
          target[to] = isInside && sourceColumn >= 0 && sourceColumn < width ? (table?.[byte] ?? 0) : black;
          to += channels;
        }
      }
    }
  }

  /** The picture at hand, bilinear, in the size of the format. */
  private resize(target: Float32Array, start: number): void {
    const { picture, rows, columns } = this;
    const { channels, width } = this.set;
    let to = start;
    for (let row = 0; row < this.format.height; row++) {
      const upper = (rows.low[row] ?? 0) * width;
      const lower = (rows.high[row] ?? 0) * width;
      const down = rows.share[row] ?? 0;
      for (let column = 0; column < this.format.width; column++) {
        const first = columns.low[column] ?? 0;
        const second = columns.high[column] ?? 0;
        const across = columns.share[column] ?? 0;
        for (let channel = 0; channel < channels; channel++) {
          const at = (offset: number) => picture[offset * channels + channel] ?? 0;
          const above = at(upper + first) * (1 - across) + at(upper + second) * across;
          const below = at(lower + first) * (1 - across) + at(lower + second) * across;
          target[to++] = above * (1 - down) + below * down;
        }
      }
    }
  }
}
