/** @file Margins of maps: pixels added or cut on each side, and zeros between pixels. All maps are [N, H, W, C]. */
import * as tf from '@tensorflow/tfjs-core';
import type { PerAxis } from '../../../util/perAxis';

/**
 * Adds (positive) or cuts (negative) `before` rows and columns at the start and as many at the end as make the map
 * `size` large.
 *
 * @param value what is added.
 */
export function fitMap(
  map: tf.Tensor4D,
  before: PerAxis<number>,
  size: PerAxis<number>,
  value = 0,
): tf.Tensor4D {
  const [batch, height, width, channels] = map.shape;
  const [top, left] = before;
  const bottom = size[0] - height - top;
  const right = size[1] - width - left;
  let fitted = map;
  if (Math.min(top, left, bottom, right) < 0) {
    const begin = [0, Math.max(-top, 0), Math.max(-left, 0), 0];
    const kept = [
      batch,
      height - Math.max(-top, 0) - Math.max(-bottom, 0),
      width - Math.max(-left, 0) - Math.max(-right, 0),
      channels,
    ];
    if (Math.min(...kept) <= 0) return tf.fill([batch, size[0], size[1], channels], value);
    fitted = tf.slice(fitted, begin, kept);
  }
  if (Math.max(top, left, bottom, right) <= 0) return fitted;
  const grow = (a: number, b: number): [number, number] => [Math.max(a, 0), Math.max(b, 0)];
  return tf.pad(fitted, [[0, 0], grow(top, bottom), grow(left, right), [0, 0]], value);
}

/** Puts `step - 1` zeros between neighbours of an axis: length n becomes (n - 1) x step + 1. */
function spreadAxis(map: tf.Tensor4D, axis: 1 | 2, step: number): tf.Tensor4D {
  const shape = map.shape;
  const length = shape[axis];
  if (step === 1 || length === 1) return map;
  const outer = shape.slice(0, axis).reduce((a, b) => a * b, 1);
  const inner = shape.slice(axis + 1).reduce((a, b) => a * b, 1);
  const gaps: [number, number][] = [
    [0, 0],
    [0, step - 1],
    [0, 0],
  ];
  const cells = tf.pad(tf.reshape(map, [outer * length, 1, inner]), gaps);
  const long: [number, number, number, number] = [...shape];
  const short: [number, number, number, number] = [...shape];
  long[axis] = length * step;
  short[axis] = (length - 1) * step + 1;
  const spread: tf.Tensor4D = tf.reshape(cells, long);
  return tf.slice(spread, [0, 0, 0, 0], short);
}

/** Puts zeros between pixels: [N, H, W, C] -> [N, (H - 1) x step + 1, ...]. */
export function spreadMap(map: tf.Tensor4D, step: PerAxis<number>): tf.Tensor4D {
  return spreadAxis(spreadAxis(map, 1, step[0]), 2, step[1]);
}

/** The pixels that the tap of a window reads: every `stride`th from `start`, `count` of them, per axis. */
export function pickPixels(
  map: tf.Tensor4D,
  start: PerAxis<number>,
  stride: PerAxis<number>,
  count: PerAxis<number>,
): tf.Tensor4D {
  const [batch, , , channels] = map.shape;
  const span = [(count[0] - 1) * stride[0] + 1, (count[1] - 1) * stride[1] + 1] as const;
  const begin = [0, start[0], start[1], 0];
  const end = [batch, start[0] + span[0], start[1] + span[1], channels];
  if (stride[0] === 1 && stride[1] === 1)
    return tf.slice(map, begin, [batch, span[0], span[1], channels]) as tf.Tensor4D;
  return tf.stridedSlice(map, begin, end, [1, stride[0], stride[1], 1]) as tf.Tensor4D;
}
