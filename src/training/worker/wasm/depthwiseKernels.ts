/**
 * @file Convolution of each channel by itself: vectors of channels, tiles of pixels. Margins and tables are those of
 * the other convolutions; weights lie tap by tap, [taps][channels], in the order of the runs.
 */
import type { PerAxis } from '../../../util/perAxis';
import { lanes, splitChannels, storeFirst } from './vectors';
import {
  advance,
  copyMemory,
  get,
  i32,
  type Local,
  loopBelow,
  plus,
  repeat,
  type Statement,
  sequence,
  set,
  times,
  v128,
} from './wasmCode';
import type { KernelWriter } from './wasmModule';

/** Single taps in a grid. */
export interface DepthwiseTaps {
  readonly count: PerAxis<number>;
  /** Bytes from one tap to the next, per axis. */
  readonly stride: PerAxis<number>;
}

/** What is baked into a kernel. */
export interface DepthwiseSpec {
  readonly taps: DepthwiseTaps;
  readonly channels: number;
  readonly hasBias: boolean;
  readonly hasOutputTable: boolean;
}

const tilePixels = 4;

/**
 * The forward pass, or a phase of the input gradient. Items are output pixels.
 *
 * Arguments: source, table of its pixels' offsets, weights, bias, target, table of the target's offsets.
 */
export function writeDepthwise({ taps, channels, hasBias, hasOutputTable }: DepthwiseSpec): KernelWriter {
  return ({ start, end, local, locals, argument, multiplyAdd }) => {
    const source = argument();
    const table = argument();
    const weights = argument();
    const bias = argument();
    const target = argument();
    const targetTable = argument();
    const pixel = local('i32');
    const row = local('i32');
    const column = local('i32');
    const weight = local('i32');
    const to = local('i32');
    const sources = locals('i32', tilePixels);
    const sums = locals('v128', tilePixels);
    const factor = local('v128');
    const tableAt = (pointer: Local<'i32'>) => i32.add(get(pointer), times(get(pixel), 4));

    const writeTile = (pixels: number, first: number, count: number): Statement => {
      const used = sources.slice(0, pixels);
      const tap = sequence(
        set(factor, v128.load(get(weight), 4 * first)),
        ...used.map((from, index) => {
          const sum = sums[index] ?? factor;
          return set(sum, multiplyAdd(v128.load(get(from)), get(factor), get(sum)));
        }),
      );
      const moveAll = (bytes: number) => sequence(...used.map((from) => advance(from, bytes)));
      const rows = repeat(
        row,
        taps.count[0],
        sequence(
          repeat(
            column,
            taps.count[1],
            sequence(tap, moveAll(taps.stride[1]), advance(weight, 4 * channels)),
          ),
          moveAll(taps.stride[0] - taps.stride[1] * taps.count[1]),
        ),
      );
      const place = (index: number) =>
        hasOutputTable
          ? i32.add(get(target), i32.load(tableAt(targetTable), 4 * index))
          : i32.add(get(target), times(plus(get(pixel), index), 4 * channels));
      return sequence(
        ...used.map((from, index) =>
          set(from, plus(i32.add(get(source), i32.load(tableAt(table), 4 * index)), 4 * first)),
        ),
        ...used.map((_, index) =>
          set(sums[index] ?? factor, hasBias ? v128.load(get(bias), 4 * first) : v128.zero()),
        ),
        set(weight, get(weights)),
        rows,
        ...used.map((_, index) =>
          sequence(set(to, place(index)), storeFirst(get(to), sums[index] ?? factor, count, 4 * first)),
        ),
      );
    };
    return sequence(
      ...splitChannels(channels, 1).map(({ first, counts }) =>
        sequence(
          set(pixel, get(start)),
          loopBelow(
            pixel,
            plus(get(end), 1 - tilePixels),
            tilePixels,
            writeTile(tilePixels, first, counts[0] ?? lanes),
          ),
          loopBelow(pixel, get(end), 1, writeTile(1, first, counts[0] ?? lanes)),
        ),
      ),
    );
  };
}

/** What is baked into a kernel of the filter gradient. */
export interface DepthwiseGradientSpec {
  readonly taps: DepthwiseTaps;
  readonly channels: number;
  /** Pixels in a row of dy. */
  readonly width: number;
  /** Bytes in the source from a pixel to the next. */
  readonly pixelStride: number;
}

/** Sums held at once. */
const maxColumns = 8;

/**
 * The filter gradient. Items are rows of the kernel.
 *
 * Arguments: source, table of its rows' offsets, dy, dw [taps][channels], number of rows.
 */
export function writeDepthwiseGradient(spec: DepthwiseGradientSpec): KernelWriter {
  return ({ start, end, local, locals, argument, multiplyAdd }) => {
    const { taps, channels, width, pixelStride } = spec;
    const source = argument();
    const table = argument();
    const gradient = argument();
    const target = argument();
    const rows = argument();
    const tapRow = local('i32');
    const row = local('i32');
    const pixel = local('i32');
    const from = local('i32');
    const dy = local('i32');
    const to = local('i32');
    const value = local('v128');
    const sums = locals('v128', maxColumns);

    const writeColumns = (firstColumn: number, columns: number, first: number, count: number): Statement => {
      const used = sums.slice(0, columns);
      const pixelBody = sequence(
        set(value, v128.load(get(dy))),
        ...used.map((sum, column) =>
          set(sum, multiplyAdd(v128.load(get(from), column * taps.stride[1]), get(value), get(sum))),
        ),
        advance(from, pixelStride),
        advance(dy, 4 * channels),
      );
      const offset = i32.add(
        times(get(tapRow), taps.stride[0]),
        i32.constant(firstColumn * taps.stride[1] + 4 * first),
      );
      return sequence(
        ...used.map((sum) => set(sum, v128.zero())),
        set(dy, plus(get(gradient), 4 * first)),
        set(row, i32.constant(0)),
        loopBelow(
          row,
          get(rows),
          1,
          sequence(
            set(
              from,
              i32.add(i32.add(get(source), i32.load(i32.add(get(table), times(get(row), 4)))), offset),
            ),
            repeat(pixel, width, pixelBody),
          ),
        ),
        set(
          to,
          i32.add(
            get(target),
            plus(times(get(tapRow), 4 * channels * taps.count[1]), 4 * (firstColumn * channels + first)),
          ),
        ),
        ...used.map((sum, column) => storeFirst(get(to), sum, count, 4 * column * channels)),
      );
    };
    const columnStarts = Array.from(
      { length: Math.ceil(taps.count[1] / maxColumns) },
      (_, index) => index * maxColumns,
    );
    return sequence(
      set(tapRow, get(start)),
      loopBelow(
        tapRow,
        get(end),
        1,
        sequence(
          ...splitChannels(channels, 1).flatMap(({ first, counts }) =>
            columnStarts.map((column) =>
              writeColumns(column, Math.min(maxColumns, taps.count[1] - column), first, counts[0] ?? lanes),
            ),
          ),
        ),
      ),
    );
  };
}

/** Rows of a filter in the order that a phase reads its taps. */
export interface TapOrder {
  readonly rows: number;
  readonly columns: number;
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly rowStep: number;
  readonly columnStep: number;
  /** Columns of the whole kernel. */
  readonly kernelColumns: number;
  readonly channels: number;
}

/** Copies the taps of a phase: [taps][channels]. Items are rows of taps. Arguments: filter, copy. */
export function writeTapCopy(order: TapOrder): KernelWriter {
  return ({ start, end, local, argument }) => {
    const filter = argument();
    const copy = argument();
    const column = local('i32');
    const bytes = 4 * order.channels;
    const tap = i32.add(
      times(plus(times(get(start), order.rowStep), order.firstRow), order.kernelColumns),
      plus(times(get(column), order.columnStep), order.firstColumn),
    );
    const place = i32.add(times(get(start), order.columns), get(column));
    return loopBelow(
      start,
      get(end),
      1,
      sequence(
        set(column, i32.constant(0)),
        loopBelow(
          column,
          i32.constant(order.columns),
          1,
          copyMemory(
            i32.add(get(copy), times(place, bytes)),
            i32.add(get(filter), times(tap, bytes)),
            i32.constant(bytes),
          ),
        ),
      ),
    );
  };
}
