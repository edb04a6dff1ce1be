/**
 * @file The filter gradient: a tile of numbers of the source times a block of output channels is summed up in
 * registers over all pixels. Rows are taken in chunks that stay in the cache while all tiles pass over them.
 */
import { blockChannels, type TapGrid } from './convolutionKernel';
import { lanes, splitChannels, storeFirst } from './vectors';
import {
  advance,
  get,
  i32,
  type Local,
  loopBelow,
  loopChunks,
  plus,
  repeat,
  type Statement,
  sequence,
  set,
  times,
  v128,
  when,
} from './wasmCode';
import type { KernelWriter } from './wasmModule';

/** What is baked into a kernel. */
export interface FilterGradientSpec {
  /** As in the forward pass; runs that follow each other without a gap are one. */
  readonly taps: TapGrid;
  /** Output channels of the group. */
  readonly outputs: number;
  /** Output channels of all groups: numbers between pixels of dy, and between rows of dw. */
  readonly pitch: number;
  /** Pixels in a row of dy. */
  readonly width: number;
  /** Bytes in the source from a pixel to the next. */
  readonly pixelStride: number;
}

/** Numbers of the source in a tile: as many as leave no rest, or a small one. */
function chooseTile(length: number): number {
  return [4, 5, 3].find((size) => length % size === 0) ?? 4;
}

/** Items of the kernel: tiles of the source, over all runs. */
export function countTiles({ length, count }: TapGrid): number {
  return count[0] * count[1] * Math.ceil(length / chooseTile(length));
}

/**
 * Writes the kernel; items are tiles, see {@link countTiles}.
 *
 * Arguments: source, table of its rows' offsets, dy, dw, number of rows, rows in a chunk.
 */
export function writeFilterGradient(spec: FilterGradientSpec): KernelWriter {
  return ({ start, end, local, locals, argument, multiplyAdd }) => {
    const { taps, outputs, pitch, width, pixelStride } = spec;
    const source = argument();
    const table = argument();
    const gradient = argument();
    const target = argument();
    const rows = argument();
    const chunkRows = argument();
    const chunk = local('i32');
    const first = local('i32');
    const last = local('i32');
    const item = local('i32');
    const run = local('i32');
    const tile = local('i32');
    const row = local('i32');
    const pixel = local('i32');
    const from = local('i32');
    const tapFrom = local('i32');
    const dy = local('i32');
    const to = local('i32');
    const tileSize = chooseTile(taps.length);
    const maxVectors = blockChannels / lanes;
    const sums = locals('v128', tileSize * maxVectors);
    const factors = locals('v128', maxVectors);
    const value = local('v128');
    const unroll = [4, 2].find((size) => width % size === 0) ?? 1;

    const writePixels = (numbers: number, vectors: number, count: number): Statement =>
      sequence(
        ...Array.from({ length: count }, (_, index) =>
          sequence(
            ...factors
              .slice(0, vectors)
              .map((factor, vector) => set(factor, v128.load(get(dy), 4 * (index * pitch + lanes * vector)))),
            ...Array.from({ length: numbers }, (_, number) =>
              sequence(
                set(value, v128.loadSplat(get(from), index * pixelStride + 4 * number)),
                ...factors.slice(0, vectors).map((factor, vector) => {
                  const sum = sums[number * vectors + vector] ?? value;
                  return set(sum, multiplyAdd(get(value), get(factor), get(sum)));
                }),
              ),
            ),
          ),
        ),
        advance(from, count * pixelStride),
        advance(dy, 4 * count * pitch),
      );

    /** One tile of `numbers` numbers times one block, over the rows of the chunk. */
    const writeTile = (numbers: number, firstChannel: number, counts: readonly number[]): Statement => {
      const vectors = counts.length;
      const used = sums.slice(0, numbers * vectors);
      const each = (make: (sum: Local<'v128'>, offset: number, count: number) => Statement) =>
        sequence(
          ...used.map((sum, index) => {
            const vector = index % vectors;
            const offset = 4 * (((index - vector) / vectors) * pitch + firstChannel + lanes * vector);
            return make(sum, offset, counts[vector] ?? lanes);
          }),
        );
      return sequence(
        when(
          get(first),
          each((sum, offset) => set(sum, v128.load(get(to), offset))),
          each((sum) => set(sum, v128.zero())),
        ),
        set(dy, i32.add(get(gradient), plus(times(get(first), 4 * width * pitch), 4 * firstChannel))),
        set(row, get(first)),
        loopBelow(
          row,
          get(last),
          1,
          sequence(
            set(from, i32.add(get(tapFrom), i32.load(i32.add(get(table), times(get(row), 4))))),
            repeat(pixel, width / unroll, writePixels(numbers, vectors, unroll)),
          ),
        ),
        each((sum, offset, count) => storeFirst(get(to), sum, count, offset)),
      );
    };

    const writeBlocks = (numbers: number): Statement =>
      sequence(
        ...splitChannels(outputs, maxVectors).map((block) => writeTile(numbers, block.first, block.counts)),
      );
    const fullTiles = Math.floor(taps.length / tileSize);
    const rest = taps.length - fullTiles * tileSize;
    const tilesOfRun = fullTiles + (rest > 0 ? 1 : 0);
    const runRow = i32.divide(get(run), i32.constant(taps.count[1]));
    const runColumn = i32.remainder(get(run), i32.constant(taps.count[1]));
    const runOffset = i32.add(times(runRow, taps.stride[0]), times(runColumn, taps.stride[1]));
    const isFull = i32.isLess(get(tile), i32.constant(fullTiles));
    const writeItem = sequence(
      set(run, i32.divide(get(item), i32.constant(tilesOfRun))),
      set(tile, i32.remainder(get(item), i32.constant(tilesOfRun))),
      set(tapFrom, i32.add(get(source), i32.add(runOffset, times(get(tile), 4 * tileSize)))),
      set(
        to,
        i32.add(
          get(target),
          times(i32.add(times(get(run), taps.length), times(get(tile), tileSize)), 4 * pitch),
        ),
      ),
      fullTiles > 0
        ? when(isFull, writeBlocks(tileSize), rest > 0 ? writeBlocks(rest) : undefined)
        : writeBlocks(rest),
    );
    return loopChunks(
      { chunk, first, last },
      get(rows),
      get(chunkRows),
      sequence(set(item, get(start)), loopBelow(item, get(end), 1, writeItem)),
    );
  };
}
