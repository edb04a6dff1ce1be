/** @file What convolutions need before they start: margins around maps, and weights in the order they are read. */
import { blockChannels, padToVectors } from './convolutionKernel';
import { pixelAddress } from './vectors';
import {
  copyMemory,
  f32,
  fillMemory,
  get,
  i32,
  loopBelow,
  plus,
  type Statement,
  sequence,
  set,
  times,
  v128,
  when,
} from './wasmCode';
import type { KernelWriter } from './wasmModule';

/** A map put into another one, `top` and `left` pixels from its corner; both may be negative. */
export interface MarginSpec {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly top: number;
  readonly left: number;
  readonly targetHeight: number;
  readonly targetWidth: number;
}

/**
 * Copies maps into larger or smaller ones; what is new stays as it is, or is zero with `isZeroed`. Items are rows of
 * the target, over all images. Arguments: source, target.
 */
export function writeMargins(spec: MarginSpec, isZeroed: boolean): KernelWriter {
  return ({ start, end, local, argument }) => {
    const [source, target, row, image, from, to] = [
      argument(),
      argument(),
      local('i32'),
      local('i32'),
      local('i32'),
      local('i32'),
    ];
    const { height, width, channels, top, left, targetHeight, targetWidth } = spec;
    const first = Math.max(left, 0);
    const last = Math.min(left + width, targetWidth);
    const bytes = (pixels: number) => i32.constant(Math.max(pixels, 0) * channels * 4);
    const clear = (pixel: number, pixels: number): Statement =>
      isZeroed && pixels > 0
        ? fillMemory(plus(get(to), pixel * channels * 4), i32.constant(0), bytes(pixels))
        : sequence();
    const copy =
      last > first
        ? sequence(
            set(from, pixelAddress(source, i32.add(times(get(image), height), get(row)), width * channels)),
            copyMemory(
              plus(get(to), first * channels * 4),
              plus(get(from), (first - left) * channels * 4),
              bytes(last - first),
            ),
            clear(0, first),
            clear(last, targetWidth - last),
          )
        : clear(0, targetWidth);
    const isInside = i32.and(
      i32.isLess(i32.constant(-1), get(row)),
      i32.isLess(get(row), i32.constant(height)),
    );
    return loopBelow(
      start,
      get(end),
      1,
      sequence(
        set(image, i32.divide(get(start), i32.constant(targetHeight))),
        set(row, plus(i32.remainder(get(start), i32.constant(targetHeight)), -top)),
        set(to, pixelAddress(target, get(start), targetWidth * channels)),
        when(isInside, copy, clear(0, targetWidth)),
      ),
    );
  };
}

/** Weights of one group as they lie in the filter: `taps` x inputs rows of numbers, `pitch` apart. */
export interface PackSpec {
  /** Rows to pack: taps times inputs. */
  readonly rows: number;
  /** Output channels of the group. */
  readonly outputs: number;
  /** Numbers from one row to the next. */
  readonly pitch: number;
}

/** Packs a filter for the forward pass. Items are blocks. Arguments: filter (at its group), packed. */
export function writePack({ rows, outputs, pitch }: PackSpec): KernelWriter {
  return ({ start, end, local, argument }) => {
    const [filter, packed, row, from, to] = [
      argument(),
      argument(),
      local('i32'),
      local('i32'),
      local('i32'),
    ];
    const full = Math.floor(outputs / blockChannels);
    const copyRows = (channels: number): Statement => {
      const padded = padToVectors(channels);
      return sequence(
        set(row, i32.constant(0)),
        loopBelow(
          row,
          i32.constant(rows),
          1,
          sequence(
            // What is read beyond the last channel is multiplied into lanes that are never stored.
            ...Array.from({ length: padded / 4 }, (_, vector) =>
              v128.store(get(to), v128.load(get(from), 16 * vector), 16 * vector),
            ),
            set(from, plus(get(from), 4 * pitch)),
            set(to, plus(get(to), 4 * padded)),
          ),
        ),
      );
    };
    const left = outputs - full * blockChannels;
    return loopBelow(
      start,
      get(end),
      1,
      sequence(
        set(from, i32.add(get(filter), times(get(start), 4 * blockChannels))),
        set(to, i32.add(get(packed), times(get(start), 4 * blockChannels * rows))),
        when(
          i32.isLess(get(start), i32.constant(full)),
          copyRows(blockChannels),
          left > 0 ? copyRows(left) : undefined,
        ),
      ),
    );
  };
}

/** Taps of a phase of the input gradient, from the first that is read; steps count taps and may be negative. */
export interface TurnSpec {
  readonly rows: number;
  readonly columns: number;
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly rowStep: number;
  readonly columnStep: number;
  /** Columns of the whole kernel. */
  readonly kernelColumns: number;
  /** Input channels of the group: the outputs of this pass. */
  readonly inputs: number;
  /** Output channels of the group: what is summed over. */
  readonly outputs: number;
  /** Output channels of all groups. */
  readonly pitch: number;
}

/** Packs a filter for a phase of the input gradient. Items are blocks. Arguments: filter (at its group), packed. */
export function writeTurnedPack(spec: TurnSpec): KernelWriter {
  return ({ start, end, local, argument }) => {
    const { rows, columns, inputs, outputs, pitch, kernelColumns } = spec;
    const [filter, packed, row, column, output, from, to, tap] = [
      argument(),
      argument(),
      local('i32'),
      local('i32'),
      local('i32'),
      local('i32'),
      local('i32'),
      local('i32'),
    ];
    const tapNumbers = inputs * pitch;
    const full = Math.floor(inputs / blockChannels);
    const copyBlock = (channels: number): Statement => {
      const padded = padToVectors(channels);
      const gather = loopBelow(
        output,
        i32.constant(outputs),
        1,
        sequence(
          ...Array.from({ length: channels }, (_, channel) =>
            f32.store(get(to), f32.load(get(from), 4 * channel * pitch), 4 * channel),
          ),
          set(from, plus(get(from), 4)),
          set(to, plus(get(to), 4 * padded)),
        ),
      );
      const tapIndex = i32.add(
        times(plus(times(get(row), spec.rowStep), spec.firstRow), kernelColumns),
        plus(times(get(column), spec.columnStep), spec.firstColumn),
      );
      return sequence(
        set(row, i32.constant(0)),
        loopBelow(
          row,
          i32.constant(rows),
          1,
          sequence(
            set(column, i32.constant(0)),
            loopBelow(
              column,
              i32.constant(columns),
              1,
              sequence(
                set(tap, tapIndex),
                set(
                  from,
                  i32.add(
                    i32.add(get(filter), times(get(tap), 4 * tapNumbers)),
                    times(get(start), 4 * blockChannels * pitch),
                  ),
                ),
                set(output, i32.constant(0)),
                gather,
              ),
            ),
          ),
        ),
      );
    };
    const left = inputs - full * blockChannels;
    return loopBelow(
      start,
      get(end),
      1,
      sequence(
        set(to, i32.add(get(packed), times(get(start), 4 * blockChannels * rows * columns * outputs))),
        when(
          i32.isLess(get(start), i32.constant(full)),
          copyBlock(blockChannels),
          left > 0 ? copyBlock(left) : undefined,
        ),
      ),
    );
  };
}
