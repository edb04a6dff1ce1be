/** @file Channels in vectors of four: how many there are, and how the last, shorter one is stored. */
import {
  type Code,
  get,
  i32,
  type Local,
  loopBelow,
  plus,
  type Statement,
  sequence,
  set,
  v128,
  when,
} from './wasmCode';
import type { KernelBuilder } from './wasmModule';

/** Numbers in a vector. */
export const lanes = 4;

/** Stores the first `count` numbers of a vector. */
export function storeFirst(address: Code<'i32'>, value: Local<'v128'>, count: number, offset = 0): Statement {
  if (count >= lanes) return v128.store(address, get(value), offset);
  return sequence(
    ...Array.from({ length: count }, (_, lane) =>
      v128.storeLane(address, get(value), lane, offset + 4 * lane),
    ),
  );
}

/** A part of the channels that is worked on at once. */
export interface ChannelBlock {
  /** The first channel. */
  readonly first: number;
  /** Numbers in each vector: four but for the last. */
  readonly counts: readonly number[];
}

/** Splits channels into blocks of at most `vectors` vectors. */
export function splitChannels(channels: number, vectors: number): ChannelBlock[] {
  const blocks: ChannelBlock[] = [];
  for (let first = 0; first < channels; first += vectors * lanes) {
    const left = Math.min(channels - first, vectors * lanes);
    const counts = Array.from({ length: Math.ceil(left / lanes) }, (_, index) =>
      Math.min(left - index * lanes, lanes),
    );
    blocks.push({ first, counts });
  }
  return blocks;
}

/**
 * A kernel over single numbers: items are vectors of four, the last of which may be shorter. The first argument is
 * the number of numbers.
 *
 * @param compute gets the offset in bytes and makes statements that set `results`.
 * @param targets addresses that the results go to, in order.
 */
export function writeElementwise(
  builder: KernelBuilder,
  count: Local<'i32'>,
  targets: readonly Local<'i32'>[],
  results: readonly Local<'v128'>[],
  compute: (offset: Local<'i32'>) => Statement,
): Statement {
  const { start, end, local } = builder;
  const offset = local('i32');
  const left = local('i32');
  const at = (index: number) => i32.add(get(targets[index] ?? offset), get(offset));
  const storeWhole = sequence(...results.map((result, index) => v128.store(at(index), get(result))));
  const storePart = sequence(
    ...[0, 1, 2].map((lane) =>
      when(
        i32.isLess(i32.constant(lane), get(left)),
        sequence(...results.map((result, index) => v128.storeLane(at(index), get(result), lane, 4 * lane))),
      ),
    ),
  );
  return loopBelow(
    start,
    get(end),
    1,
    sequence(
      set(offset, i32.multiply(get(start), i32.constant(4 * lanes))),
      compute(offset),
      set(left, i32.subtract(get(count), i32.multiply(get(start), i32.constant(lanes)))),
      when(i32.isLess(get(left), i32.constant(lanes)), storePart, storeWhole),
    ),
  );
}

/** The address of a pixel's channels: base + index x pitch numbers. */
export function pixelAddress(base: Local<'i32'>, index: Code<'i32'>, pitch: number, first = 0): Code<'i32'> {
  return plus(i32.add(get(base), i32.multiply(index, i32.constant(4 * pitch))), 4 * first);
}
