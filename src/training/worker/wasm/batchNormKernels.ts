/**
 * @file Batch norm in four passes over the pixels: sums, application; and backwards sums, application. Sums are taken
 * by chunks of pixels whose number does not depend on the threads, and added up in double precision outside.
 */
import { lanes, pixelAddress, splitChannels, storeFirst } from './vectors';
import {
  advance,
  type Code,
  f32x4,
  get,
  i32,
  type Local,
  loopBelow,
  type Statement,
  sequence,
  set,
  times,
  v128,
  when,
} from './wasmCode';
import type { KernelWriter } from './wasmModule';

/** Chunks that the pixels are summed in. */
export const chunkCount = 16;

/** Vectors of channels that are summed at once. */
const vectorsAtOnce = 4;

/** What is summed for each channel; `count` sums each. */
type Accumulate = (
  sums: readonly (readonly Local<'v128'>[])[],
  at: Code<'i32'>,
  vector: number,
  offset: number,
) => Statement;

/**
 * A kernel that sums over chunks of pixels. Items are chunks; the results are [chunk][sum][channels filled up to
 * vectors]. First arguments: pixels, pixels in a chunk, target.
 */
function writeSums(
  channels: number,
  sumCount: number,
  prepare: (
    builder: Parameters<KernelWriter>[0],
    offset: Local<'i32'>,
  ) => {
    readonly begin: (vector: number, channel: number) => Statement;
    readonly add: Accumulate;
  },
): KernelWriter {
  return (builder) => {
    const { start, end, local, locals, argument } = builder;
    const pixels = argument();
    const chunkPixels = argument();
    const target = argument();
    const offset = local('i32');
    const pixel = local('i32');
    const last = local('i32');
    const to = local('i32');
    const sums = Array.from({ length: sumCount }, () => locals('v128', vectorsAtOnce));
    const { begin, add } = prepare(builder, offset);
    const padded = Math.ceil(channels / lanes) * lanes;
    const blocks = splitChannels(channels, vectorsAtOnce).map(({ first, counts }) =>
      sequence(
        ...sums.flatMap((each) => each.slice(0, counts.length).map((sum) => set(sum, v128.zero()))),
        ...counts.map((_, vector) => begin(vector, first + lanes * vector)),
        set(pixel, i32.multiply(get(start), get(chunkPixels))),
        set(offset, times(get(pixel), 4 * channels)),
        loopBelow(
          pixel,
          get(last),
          1,
          sequence(
            ...counts.map((_, vector) => add(sums, get(offset), vector, 4 * (first + lanes * vector))),
            advance(offset, 4 * channels),
          ),
        ),
        ...sums.flatMap((each, which) =>
          each
            .slice(0, counts.length)
            .map((sum, vector) =>
              v128.store(get(to), get(sum), 4 * (which * padded + first + lanes * vector)),
            ),
        ),
      ),
    );
    return loopBelow(
      start,
      get(end),
      1,
      sequence(
        set(last, i32.multiply(i32.add(get(start), i32.constant(1)), get(chunkPixels))),
        when(i32.isLess(get(pixels), get(last)), set(last, get(pixels))),
        set(to, pixelAddress(target, get(start), sumCount * padded)),
        ...blocks,
      ),
    );
  };
}

/** Sums of x: arguments beyond the common ones: x. */
export function writePixelSums(channels: number): KernelWriter {
  return writeSums(channels, 1, ({ argument }, _offset) => {
    const x = argument();
    return {
      begin: () => sequence(),
      add: ([sums], at, vector, offset) => {
        const sum = sums?.[vector];
        return sum ? set(sum, f32x4.add(get(sum), v128.load(i32.add(get(x), at), offset))) : sequence();
      },
    };
  });
}

/** y = x - shift, and sums of y. Arguments beyond the common ones: x, shift, y. */
export function writeCentering(channels: number): KernelWriter {
  return writeSums(channels, 1, ({ argument, local, locals }) => {
    const x = argument();
    const shift = argument();
    const y = argument();
    const shifts = locals('v128', vectorsAtOnce);
    const value = local('v128');
    return {
      begin: (vector, channel) => {
        const known = shifts[vector];
        return known ? set(known, v128.load(get(shift), 4 * channel)) : sequence();
      },
      add: ([sums], at, vector, offset) => {
        const [sum, known] = [sums?.[vector], shifts[vector]];
        if (!sum || !known) return sequence();
        return sequence(
          set(value, f32x4.subtract(v128.load(i32.add(get(x), at), offset), get(known))),
          set(sum, f32x4.add(get(sum), get(value))),
          storeFirst(i32.add(get(y), at), value, channels - offset / 4, offset),
        );
      },
    };
  });
}

/**
 * Sums of x - pivot and of its square, the pivot being the first pixel: near enough to the mean to lose nothing.
 * Arguments beyond the common ones: x.
 */
export function writeMoments(channels: number): KernelWriter {
  return writeSums(channels, 2, ({ argument, local, locals, multiplyAdd }) => {
    const x = argument();
    const pivots = locals('v128', vectorsAtOnce);
    const value = local('v128');
    return {
      begin: (vector, channel) => {
        const pivot = pivots[vector];
        return pivot ? set(pivot, v128.load(get(x), 4 * channel)) : sequence();
      },
      add: ([means, squares], at, vector, offset) => {
        const [mean, square, pivot] = [means?.[vector], squares?.[vector], pivots[vector]];
        if (!mean || !square || !pivot) return sequence();
        return sequence(
          set(value, f32x4.subtract(v128.load(i32.add(get(x), at), offset), get(pivot))),
          set(mean, f32x4.add(get(mean), get(value))),
          set(square, multiplyAdd(get(value), get(value), get(square))),
        );
      },
    };
  });
}

/** dy where y is positive, else zero. */
const mask = (dy: Code<'v128'>, y: Code<'v128'>): Code<'v128'> =>
  v128.and(dy, f32x4.isGreater(y, v128.zero()));

/** Sums of dy and of dy (x - mean). Arguments beyond the common ones: dy, x, y, mean. */
export function writeGradientSums(channels: number, hasRelu: boolean): KernelWriter {
  return writeSums(channels, 2, ({ argument, local, locals, multiplyAdd }) => {
    const dy = argument();
    const x = argument();
    const y = argument();
    const mean = argument();
    const means = locals('v128', vectorsAtOnce);
    const value = local('v128');
    return {
      begin: (vector, channel) => {
        const known = means[vector];
        return known ? set(known, v128.load(get(mean), 4 * channel)) : sequence();
      },
      add: ([shifts, scales], at, vector, offset) => {
        const [shift, scale, known] = [shifts?.[vector], scales?.[vector], means[vector]];
        if (!shift || !scale || !known) return sequence();
        const gradient = v128.load(i32.add(get(dy), at), offset);
        const centered = f32x4.subtract(v128.load(i32.add(get(x), at), offset), get(known));
        return sequence(
          set(value, hasRelu ? mask(gradient, v128.load(i32.add(get(y), at), offset)) : gradient),
          set(shift, f32x4.add(get(shift), get(value))),
          set(scale, multiplyAdd(get(value), centered, get(scale))),
        );
      },
    };
  });
}

/** A kernel over vectors of channels, pixel by pixel. Items are pixels. */
function writeByPixel(
  channels: number,
  compute: (offset: Local<'i32'>, channelOffset: Local<'i32'>, result: Local<'v128'>) => Statement,
  target: Local<'i32'>,
  { start, end, local }: Parameters<KernelWriter>[0],
): Statement {
  const offset = local('i32');
  const channelOffset = local('i32');
  const stop = local('i32');
  const result = local('v128');
  const whole = Math.floor(channels / lanes) * lanes;
  const at = i32.add(get(target), get(offset));
  const step = (count: number) =>
    sequence(
      compute(offset, channelOffset, result),
      storeFirst(at, result, count),
      advance(offset, 4 * count),
    );
  const perPixel = sequence(
    set(channelOffset, i32.constant(0)),
    whole > 0 ? loopBelow(channelOffset, i32.constant(4 * whole), 4 * lanes, step(lanes)) : sequence(),
    channels > whole ? step(channels - whole) : sequence(),
  );
  return sequence(
    set(offset, times(get(start), 4 * channels)),
    set(stop, get(end)),
    loopBelow(start, get(stop), 1, perPixel),
  );
}

/** y = x scale + shift, with a ReLU on request. Arguments: x, scale, shift, y. */
export function writeNormalization(channels: number, hasRelu: boolean): KernelWriter {
  return (builder) => {
    const { argument, multiplyAdd } = builder;
    const x = argument();
    const scale = argument();
    const shift = argument();
    const y = argument();
    return writeByPixel(
      channels,
      (offset, channel, result) => {
        const value = multiplyAdd(
          v128.load(i32.add(get(x), get(offset))),
          v128.load(i32.add(get(scale), get(channel))),
          v128.load(i32.add(get(shift), get(channel))),
        );
        return set(result, hasRelu ? f32x4.max(v128.zero(), value) : value);
      },
      y,
      builder,
    );
  };
}

/** dx = dy a + x b + c, dy masked by y with a ReLU. Arguments: dy, x, y, a, b, c, dx. */
export function writeNormalizationGradient(channels: number, hasRelu: boolean): KernelWriter {
  return (builder) => {
    const { argument, multiplyAdd } = builder;
    const dy = argument();
    const x = argument();
    const y = argument();
    const a = argument();
    const b = argument();
    const c = argument();
    const dx = argument();
    return writeByPixel(
      channels,
      (offset, channel, result) => {
        const at = (pointer: Local<'i32'>) => v128.load(i32.add(get(pointer), get(offset)));
        const of = (pointer: Local<'i32'>) => v128.load(i32.add(get(pointer), get(channel)));
        const gradient = hasRelu ? mask(at(dy), at(y)) : at(dy);
        return set(result, multiplyAdd(gradient, of(a), multiplyAdd(at(x), of(b), of(c))));
      },
      dx,
      builder,
    );
  };
}
