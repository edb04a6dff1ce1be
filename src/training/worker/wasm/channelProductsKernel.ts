/**
 * @file Products of channels, summed up over pixels: the upper triangle of a symmetric matrix, in tiles of four rows
 * by the columns of a block. Pixels are taken in chunks that stay in the cache while all tiles pass over them.
 */
import { blockChannels } from './convolutionKernel';
import { lanes, storeFirst } from './vectors';
import {
  advance,
  type Code,
  get,
  i32,
  type Local,
  loopBelow,
  loopChunks,
  type Statement,
  sequence,
  set,
  times,
  v128,
  when,
} from './wasmCode';
import type { KernelWriter } from './wasmModule';

/** Pixels between two looks at the counter. */
const unrolledPixels = 4;

/** Bytes of the source that stay in the cache while all tiles pass over them. */
const chunkBytes = 128 * 1024;

const vectorsOfBlock = blockChannels / lanes;

const countTiles = (channels: number): number => Math.ceil(channels / lanes);

/** Items of the kernel: pairs of tiles, a long one and a short one, so that all of them take about as long. */
export function countTilePairs(channels: number): number {
  return Math.ceil(countTiles(channels) / 2);
}

/** Pixels that pass through the cache together. */
export function countChunkPixels(channels: number): number {
  return Math.max(1, Math.floor(chunkBytes / (4 * channels * unrolledPixels))) * unrolledPixels;
}

/**
 * Writes the kernel; items are pairs of tiles, see {@link countTilePairs}. What lies below the diagonal of the result
 * is not written, or only in part.
 *
 * Arguments: source [pixels, channels], result [channels, channels], number of pixels, pixels in a chunk.
 */
export function writeChannelProducts(channels: number): KernelWriter {
  return ({ start, end, local, locals, argument, multiplyAdd }) => {
    const source = argument();
    const result = argument();
    const pixels = argument();
    const chunkPixels = argument();
    const chunk = local('i32');
    const first = local('i32');
    const last = local('i32');
    const item = local('i32');
    const half = local('i32');
    const halves = local('i32');
    const tile = local('i32');
    const ownBlock = local('i32');
    const skipped = local('i32');
    const block = local('i32');
    const pixel = local('i32');
    const rowsFrom = local('i32');
    const columnsFrom = local('i32');
    const to = local('i32');
    const sums = locals('v128', lanes * vectorsOfBlock);
    const factors = locals('v128', vectorsOfBlock);
    const value = local('v128');
    const pitch = 4 * channels;

    const writePixels = (rows: number, vectors: number, count: number): Statement =>
      sequence(
        ...Array.from({ length: count }, (_, index) =>
          sequence(
            ...factors
              .slice(0, vectors)
              .map((factor, vector) =>
                set(factor, v128.load(get(columnsFrom), index * pitch + 4 * lanes * vector)),
              ),
            ...Array.from({ length: rows }, (_, row) =>
              sequence(
                set(value, v128.loadSplat(get(rowsFrom), index * pitch + 4 * row)),
                ...factors.slice(0, vectors).map((factor, vector) => {
                  const sum = sums[row * vectors + vector] ?? value;
                  return set(sum, multiplyAdd(get(value), get(factor), get(sum)));
                }),
              ),
            ),
          ),
        ),
        advance(rowsFrom, count * pitch),
        advance(columnsFrom, count * pitch),
      );

    /** The tile's rows times the vectors of a block from `lead` on, over the pixels of the chunk. */
    const writeProducts = (rows: number, counts: readonly number[], lead: number): Statement => {
      const own = counts.slice(lead);
      const each = (make: (sum: Local<'v128'>, offset: number, count: number) => Statement) =>
        sequence(
          ...sums.slice(0, rows * own.length).map((sum, index) => {
            const vector = index % own.length;
            const offset = ((index - vector) / own.length) * pitch + 4 * lanes * vector;
            return make(sum, offset, own[vector] ?? lanes);
          }),
        );
      const column = i32.add(times(get(block), 4 * blockChannels), i32.constant(4 * lanes * lead));
      const row = times(get(tile), 4 * lanes);
      const firstPixel = i32.add(get(source), times(get(first), pitch));
      return sequence(
        set(rowsFrom, i32.add(firstPixel, row)),
        set(columnsFrom, i32.add(firstPixel, column)),
        set(to, i32.add(get(result), i32.add(times(get(tile), lanes * pitch), column))),
        when(
          get(first),
          each((sum, offset) => set(sum, v128.load(get(to), offset))),
          each((sum) => set(sum, v128.zero())),
        ),
        set(pixel, i32.add(get(first), i32.constant(unrolledPixels - 1))),
        loopBelow(pixel, get(last), unrolledPixels, writePixels(rows, own.length, unrolledPixels)),
        set(pixel, i32.subtract(get(pixel), i32.constant(unrolledPixels - 1))),
        loopBelow(pixel, get(last), 1, writePixels(rows, own.length, 1)),
        each((sum, offset, count) => storeFirst(get(to), sum, count, offset)),
      );
    };

    /** One of the statements, by a number from 0 on. */
    const choose = (index: Code<'i32'>, [head, ...rest]: readonly Statement[], at = 0): Statement => {
      if (head === undefined) return sequence();
      if (rest.length === 0) return head;
      return when(i32.isLess(index, i32.constant(at + 1)), head, choose(index, rest, at + 1));
    };

    /** A block of these vectors: whole behind the tile's own one, and there from the tile's own columns on. */
    const writeBlock = (counts: readonly number[]): Statement =>
      when(
        i32.isLess(get(ownBlock), get(block)),
        writeProducts(lanes, counts, 0),
        choose(
          get(skipped),
          counts.map((count, lead) => writeProducts(count, counts, lead)),
        ),
      );

    const fullBlocks = Math.floor(channels / blockChannels);
    const rest = channels - fullBlocks * blockChannels;
    const restCounts = Array.from({ length: Math.ceil(rest / lanes) }, (_, index) =>
      Math.min(lanes, rest - index * lanes),
    );
    const writeTile = sequence(
      set(ownBlock, i32.divide(get(tile), i32.constant(vectorsOfBlock))),
      set(skipped, i32.remainder(get(tile), i32.constant(vectorsOfBlock))),
      set(block, get(ownBlock)),
      loopBelow(
        block,
        i32.constant(fullBlocks),
        1,
        writeBlock(Array.from({ length: vectorsOfBlock }, () => lanes)),
      ),
      rest > 0 ? sequence(set(block, i32.constant(fullBlocks)), writeBlock(restCounts)) : sequence(),
    );
    const lastTile = countTiles(channels) - 1;
    const writePair = sequence(
      set(half, i32.constant(0)),
      // In the middle a tile is its own partner.
      set(
        halves,
        i32.add(i32.constant(1), i32.isLess(get(item), i32.subtract(i32.constant(lastTile), get(item)))),
      ),
      loopBelow(
        half,
        get(halves),
        1,
        sequence(
          set(tile, get(item)),
          when(get(half), set(tile, i32.subtract(i32.constant(lastTile), get(item)))),
          writeTile,
        ),
      ),
    );
    return loopChunks(
      { chunk, first, last },
      get(pixels),
      get(chunkPixels),
      sequence(set(item, get(start)), loopBelow(item, get(end), 1, writePair)),
    );
  };
}
