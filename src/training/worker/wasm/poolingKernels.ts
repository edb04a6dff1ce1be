/** @file Max pooling and its gradient over vectors of channels; margins have been added before. */
import type { PerAxis } from '../../../util/perAxis';
import { lanes, splitChannels, storeFirst } from './vectors';
import {
  advance,
  f32,
  f32x4,
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

/** What is baked into a kernel. */
export interface PoolSpec {
  readonly channels: number;
  readonly kernelSize: PerAxis<number>;
  /** Bytes from one tap to the next in the source, per axis. */
  readonly tapStride: PerAxis<number>;
  readonly outputSize: PerAxis<number>;
  /** Bytes in the source from the window of an output pixel to that of the next, per axis. */
  readonly windowStride: PerAxis<number>;
  /** Bytes of one image of the source. */
  readonly imageBytes: number;
}

/** Sets every number. Items are vectors of four. Arguments: target, value. */
export const writeFill: KernelWriter = ({ start, end, argument, splatArgument }) => {
  const target = argument();
  const value = splatArgument();
  return loopBelow(start, get(end), 1, v128.store(i32.add(get(target), times(get(start), 16)), get(value)));
};

/** Adds up where the window of each output pixel begins, for the rows of the images that are the items. */
function writeWindows(
  spec: PoolSpec,
  { start, end, local }: Parameters<KernelWriter>[0],
  writePixel: (window: Local<'i32'>, output: Local<'i32'>) => Statement,
): Statement {
  const window = local('i32');
  const output = local('i32');
  const column = local('i32');
  const [height, width] = spec.outputSize;
  const image = i32.divide(get(start), i32.constant(height));
  const row = i32.remainder(get(start), i32.constant(height));
  return loopBelow(
    start,
    get(end),
    1,
    sequence(
      set(window, i32.add(times(image, spec.imageBytes), times(row, spec.windowStride[0]))),
      set(output, times(get(start), 4 * width * spec.channels)),
      set(column, i32.constant(0)),
      loopBelow(
        column,
        i32.constant(width),
        1,
        sequence(
          writePixel(window, output),
          advance(window, spec.windowStride[1]),
          advance(output, 4 * spec.channels),
        ),
      ),
    ),
  );
}

/** Runs a body at every tap of a window, `at` being its offset. */
function writeTaps(
  { kernelSize, tapStride }: PoolSpec,
  [row, column, at]: readonly [Local<'i32'>, Local<'i32'>, Local<'i32'>],
  body: Statement,
): Statement {
  return repeat(
    row,
    kernelSize[0],
    sequence(
      repeat(column, kernelSize[1], sequence(body, advance(at, tapStride[1]))),
      advance(at, tapStride[0] - kernelSize[1] * tapStride[1]),
    ),
  );
}

/** y. Items are rows of y, over all images. Arguments: x, y. */
export function writeMaxPool(spec: PoolSpec): KernelWriter {
  return (builder) => {
    const { argument, local } = builder;
    const x = argument();
    const y = argument();
    const row = local('i32');
    const column = local('i32');
    const at = local('i32');
    const best = local('v128');
    return writeWindows(spec, builder, (window, output) =>
      sequence(
        ...splitChannels(spec.channels, 1).map(({ first, counts }) =>
          sequence(
            set(at, i32.add(plus(get(x), 4 * first), get(window))),
            set(best, f32x4.splat(f32.constant(-3.4e38))),
            writeTaps(spec, [row, column, at], set(best, f32x4.max(get(best), v128.load(get(at))))),
            storeFirst(i32.add(get(y), get(output)), best, counts[0] ?? lanes, 4 * first),
          ),
        ),
      ),
    );
  };
}

/**
 * Adds dy to the first tap of each window that holds the maximum. Windows may overlap, so items are images (a
 * multiple of the rows of y). Arguments: x, y, dy, dx.
 */
export function writeMaxPoolGradient(spec: PoolSpec): KernelWriter {
  return (builder) => {
    const { argument, local } = builder;
    const x = argument();
    const y = argument();
    const dy = argument();
    const dx = argument();
    const row = local('i32');
    const column = local('i32');
    const at = local('i32');
    const best = local('v128');
    const open = local('v128');
    const hit = local('v128');
    const total = local('v128');
    return writeWindows(spec, builder, (window, output) =>
      sequence(
        ...splitChannels(spec.channels, 1).map(({ first, counts }) => {
          const tap = sequence(
            set(hit, f32x4.isEqual(v128.load(i32.add(get(x), get(at))), get(best))),
            set(total, f32x4.add(v128.load(i32.add(get(dx), get(at))), v128.and(get(open), get(hit)))),
            storeFirst(i32.add(get(dx), get(at)), total, counts[0] ?? lanes),
            set(open, v128.andNot(get(open), get(hit))),
          );
          return sequence(
            set(at, plus(get(window), 4 * first)),
            set(best, v128.load(i32.add(get(y), get(output)), 4 * first)),
            set(open, v128.load(i32.add(get(dy), get(output)), 4 * first)),
            writeTaps(spec, [row, column, at], tap),
          );
        }),
      ),
    );
  };
}
