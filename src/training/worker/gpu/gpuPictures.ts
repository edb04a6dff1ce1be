/**
 * @file Batches made on the graphics card: the bytes of a set lie there, in as many pieces as its limits ask for, and
 * a batch costs four whole numbers a picture. The same numbers as the processor makes.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { ImageSet } from '../../dataset';
import { type BatchFormat, createTables, cutLength } from '../data/batches';
import type { PictureSource } from '../data/pictureSource';
import { type GpuRuntime, spreadGroups } from './gpuRuntime';

const threads = 256;

/** Pictures that lie in one buffer. */
interface Piece {
  readonly first: number;
  readonly count: number;
  /** Four bytes a number. */
  readonly bytes: tf.Tensor1D;
}

function writeTake(set: ImageSet, { height, width }: BatchFormat, first: number, count: number): string {
  const { channels, height: setHeight, width: setWidth } = set;
  const area = setHeight * setWidth;
  const isSameSize = height === setHeight && width === setWidth;
  const resized = `
  let y = max((f32(row) + 0.5) * ${(setHeight / height).toFixed(9)} - 0.5, 0);
  let x = max((f32(column) + 0.5) * ${(setWidth / width).toFixed(9)} - 0.5, 0);
  let top = min(i32(floor(y)), ${setHeight - 1});
  let left = min(i32(floor(x)), ${setWidth - 1});
  let bottom = min(top + 1, ${setHeight - 1});
  let right = min(left + 1, ${setWidth - 1});
  let across = x - f32(left);
  let upper = mix(fetch(cut, channel, top, left), fetch(cut, channel, top, right), across);
  let lower = mix(fetch(cut, channel, bottom, left), fetch(cut, channel, bottom, right), across);
  image[at] = mix(upper, lower, y - f32(top));`;
  return `
fn fetch(cut: i32, channel: i32, row: i32, column: i32) -> f32 {
  let place = cuts[cut] - ${first};
  let y = row + cuts[cut + 1];
  let x = select(column, ${setWidth - 1} - column, cuts[cut + 3] == 1) + cuts[cut + 2];
  if (y < 0 || x < 0 || y >= ${setHeight} || x >= ${setWidth}) { return table[channel * 256]; }
  let byte = (place * ${channels} + channel) * ${area} + y * ${setWidth} + x;
  let value = (bytes[byte / 4] >> u32((byte % 4) * 8)) & 255;
  return table[channel * 256 + value];
}

@compute @workgroup_size(${threads})
fn main(@builtin(local_invocation_index) index: u32, @builtin(workgroup_id) group: vec3u,
        @builtin(num_workgroups) groups: vec3u) {
  let at = i32((group.y * groups.x + group.x) * ${threads} + index);
  if (at >= i32(arrayLength(&image))) { return; }
  let channel = at % ${channels};
  let column = (at / ${channels}) % ${width};
  let row = (at / ${channels * width}) % ${height};
  let cut = (at / ${channels * width * height}) * ${cutLength};
  // Pictures of other pieces are left to their own dispatch.
  if (cuts[cut] < ${first} || cuts[cut] >= ${first + count}) { return; }
  ${isSameSize ? 'image[at] = fetch(cut, channel, row, column);' : resized}
}`;
}

/** Puts a set onto the card. @param limitBytes of one buffer. */
export function createGpuPictures(
  runtime: GpuRuntime,
  set: ImageSet,
  format: BatchFormat,
  limitBytes: number,
): PictureSource {
  const { channels, count, pixels } = set;
  const { height, width } = format;
  const size = channels * set.height * set.width;
  const perPiece = Math.max(Math.floor((limitBytes - 4) / size), 1);
  const table = tf.keep(tf.tensor1d(createTables(channels, format).flatMap((values) => [...values])));
  const pieces: Piece[] = [];
  for (let first = 0; first < count; first += perPiece) {
    const length = Math.min(perPiece, count - first);
    // A copy: what is uploaded later must not change, and has to be whole numbers of four bytes.
    const bytes = new Uint8Array(4 * Math.ceil((length * size) / 4));
    bytes.set(pixels.subarray(first * size, (first + length) * size));
    const numbers = new Int32Array(bytes.buffer);
    pieces.push({ first, count: length, bytes: tf.keep(tf.tensor1d(numbers, 'int32')) });
  }
  const facts = JSON.stringify([channels, set.height, set.width, height, width]);
  return {
    take: (cuts) => {
      const pictures = cuts.length / cutLength;
      const image = runtime.createTensor<tf.Rank.R4>([pictures, height, width, channels]);
      const known = tf.tensor1d(cuts, 'int32');
      for (const { first, count: held, bytes } of pieces)
        runtime.run({
          key: `pictures ${facts} ${first} ${held}`,
          inputs: { bytes, cuts: known, table },
          outputs: { image },
          groups: spreadGroups(Math.ceil(image.size / threads)),
          code: () => writeTake(set, format, first, held),
        });
      known.dispose();
      return image;
    },
    dispose: () => {
      tf.dispose([table, ...pieces.map(({ bytes }) => bytes)]);
    },
  };
}
