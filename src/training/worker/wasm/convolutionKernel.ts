/**
 * @file The convolution kernel: a tile of pixels times a block of output channels is summed up in registers over
 * all taps. What is read lies where tables say, so that strides, dilations and phases of gradients are all one
 * kernel; margins have been added before.
 *
 * Weights are packed by block of output channels: [block][tap][input channel][channels of the block], the last
 * block filled up to whole vectors.
 */
import { bothAxes, type PerAxis } from '../../../util/perAxis';
import { lanes, storeFirst } from './vectors';
import {
  advance,
  type Code,
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
import type { KernelBuilder, KernelWriter } from './wasmModule';

/** Taps as a grid of runs: each run is `length` numbers next to each other in the source. */
export interface TapGrid {
  /** Runs per axis. */
  readonly count: PerAxis<number>;
  /** Bytes from one run to the next, per axis. */
  readonly stride: PerAxis<number>;
  readonly length: number;
}

/** What is baked into a kernel. */
export interface ConvolutionSpec {
  readonly taps: TapGrid;
  /** Output channels computed. */
  readonly outputs: number;
  /** Numbers from one output pixel to the next. */
  readonly outputPitch: number;
  readonly hasBias: boolean;
  /** Whether a table says where each output pixel lies; else they are one behind the other. */
  readonly hasOutputTable: boolean;
}

/** Output channels in a full block. */
export const blockChannels = 2 * lanes;

/** Pixels of a tile. */
const tilePixels = 4;

/** Numbers of the source that are worked on between two steps of the pointers. */
const unroll = 4;

/** Runs that follow each other without a gap are one run. */
export function mergeRuns(taps: TapGrid): TapGrid {
  const isFlush = taps.stride[1] === 4 * taps.length || taps.count[1] === 1;
  if (!isFlush) return taps;
  const length = taps.length * taps.count[1];
  const isBlock = taps.stride[0] === 4 * length || taps.count[0] === 1;
  if (isBlock) return { count: bothAxes(1), stride: bothAxes(0), length: length * taps.count[0] };
  return { count: [taps.count[0], 1], stride: [taps.stride[0], 0], length };
}

/** Channels of a block as they are packed: whole vectors. */
export function padToVectors(channels: number): number {
  return Math.ceil(channels / lanes) * lanes;
}

interface Locals {
  readonly pixel: Local<'i32'>;
  readonly block: Local<'i32'>;
  readonly row: Local<'i32'>;
  readonly column: Local<'i32'>;
  readonly chunk: Local<'i32'>;
  readonly weight: Local<'i32'>;
  readonly target: Local<'i32'>;
  readonly sources: readonly Local<'i32'>[];
  readonly sums: readonly Local<'v128'>[];
  readonly factors: readonly Local<'v128'>[];
  readonly value: Local<'v128'>;
}

/** Sums over all taps for the pixels whose sources are set. */
function writeTaps(
  builder: KernelBuilder,
  taps: TapGrid,
  locals: Locals,
  pixels: number,
  vectors: number,
): Statement {
  const { weight, value, factors, sums } = locals;
  const sources = locals.sources.slice(0, pixels);
  const step = (index: number): Statement =>
    sequence(
      ...factors
        .slice(0, vectors)
        .map((factor, vector) => set(factor, v128.load(get(weight), 4 * lanes * (index * vectors + vector)))),
      ...sources.map((source, pixel) =>
        sequence(
          set(value, v128.loadSplat(get(source), 4 * index)),
          ...factors.slice(0, vectors).map((factor, vector) => {
            const sum = sums[pixel * vectors + vector] ?? value;
            return set(sum, builder.multiplyAdd(get(value), get(factor), get(sum)));
          }),
        ),
      ),
    );
  const steps = (count: number) => sequence(...Array.from({ length: count }, (_, index) => step(index)));
  const move = (numbers: number, bytes: number) =>
    sequence(
      ...sources.map((source) => advance(source, bytes)),
      advance(weight, 4 * lanes * vectors * numbers),
    );
  const { length, count, stride } = taps;
  // A short rest is taken into the last chunk, not looped over.
  const chunks = length >= 2 * unroll ? Math.floor(length / unroll) : 0;
  const rest = length - chunks * unroll;
  const chunkLoop =
    chunks > 0 ? repeat(locals.chunk, chunks, sequence(steps(unroll), move(unroll, 4 * unroll))) : sequence();
  const run = sequence(chunkLoop, steps(rest));
  const columnStep = stride[1] - 4 * unroll * chunks;
  const columns = repeat(locals.column, count[1], sequence(run, move(rest, columnStep)));
  const rowStep = stride[0] - stride[1] * count[1];
  return repeat(
    locals.row,
    count[0],
    sequence(columns, ...sources.map((source) => advance(source, rowStep))),
  );
}

/**
 * Writes the kernel; items are output pixels.
 *
 * Arguments: source, table of its pixels' offsets, packed weights, bias, target, table of the target's offsets.
 */
export function writeConvolution(spec: ConvolutionSpec): KernelWriter {
  return (builder) => {
    const { taps, outputs, outputPitch, hasBias, hasOutputTable } = spec;
    const [source, table, weights, bias, target, targetTable] = [
      builder.argument(),
      builder.argument(),
      builder.argument(),
      builder.argument(),
      builder.argument(),
      builder.argument(),
    ];
    const vectorsFull = blockChannels / lanes;
    const locals: Locals = {
      pixel: builder.local('i32'),
      block: builder.local('i32'),
      row: builder.local('i32'),
      column: builder.local('i32'),
      chunk: builder.local('i32'),
      weight: builder.local('i32'),
      target: builder.local('i32'),
      sources: builder.locals('i32', tilePixels),
      sums: builder.locals('v128', tilePixels * vectorsFull),
      factors: builder.locals('v128', vectorsFull),
      value: builder.local('v128'),
    };
    const numbers = taps.length * taps.count[0] * taps.count[1];
    const { pixel, block, sums } = locals;
    const tableAt = (pointer: Local<'i32'>): Code<'i32'> => i32.add(get(pointer), times(get(pixel), 4));

    const writeTile = (pixels: number, counts: readonly number[]): Statement => {
      const vectors = counts.length;
      const channelOffset = times(get(block), 4 * blockChannels);
      const starts = sums
        .slice(0, pixels * vectors)
        .map((sum, index) =>
          set(
            sum,
            hasBias
              ? v128.load(i32.add(get(bias), channelOffset), 4 * lanes * (index % vectors))
              : v128.zero(),
          ),
        );
      const place = (index: number): Statement =>
        hasOutputTable
          ? set(
              locals.target,
              i32.add(i32.add(get(target), i32.load(tableAt(targetTable), 4 * index)), channelOffset),
            )
          : index === 0
            ? set(
                locals.target,
                i32.add(i32.add(get(target), times(get(pixel), 4 * outputPitch)), channelOffset),
              )
            : advance(locals.target, 4 * outputPitch);
      const stores = Array.from({ length: pixels }, (_, index) =>
        sequence(
          place(index),
          ...counts.map((count, vector) =>
            storeFirst(
              get(locals.target),
              sums[index * vectors + vector] ?? locals.value,
              count,
              16 * vector,
            ),
          ),
        ),
      );
      return sequence(
        ...locals.sources
          .slice(0, pixels)
          .map((local, index) => set(local, i32.add(get(source), i32.load(tableAt(table), 4 * index)))),
        set(locals.weight, i32.add(get(weights), times(get(block), 4 * blockChannels * numbers))),
        ...starts,
        writeTaps(builder, taps, locals, pixels, vectors),
        ...stores,
      );
    };

    const writeBlock = (counts: readonly number[]): Statement =>
      sequence(
        set(pixel, get(builder.start)),
        loopBelow(pixel, plus(get(builder.end), 1 - tilePixels), tilePixels, writeTile(tilePixels, counts)),
        loopBelow(pixel, get(builder.end), 1, writeTile(1, counts)),
      );

    const full = Math.floor(outputs / blockChannels);
    const left = outputs - full * blockChannels;
    const counts = Array.from({ length: Math.ceil(left / lanes) }, (_, vector) =>
      Math.min(left - vector * lanes, lanes),
    );
    return sequence(
      full > 0 ? repeat(block, full, writeBlock(new Array<number>(vectorsFull).fill(lanes))) : sequence(),
      left > 0 ? sequence(set(block, i32.constant(full)), writeBlock(counts)) : sequence(),
    );
  };
}
