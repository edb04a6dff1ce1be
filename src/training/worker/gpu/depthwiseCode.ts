/**
 * @file Convolutions whose groups have one input channel, and their gradients: a thread an element. The multiplier is
 * the number of output channels that an input channel has.
 */
import type { ConvGeometry } from '../convGeometry';

const threads = 64;

/** The frame of kernels with a thread for each element of `target`. */
const byElement = (target: string, body: string): string => `
@compute @workgroup_size(${threads})
fn main(@builtin(local_invocation_index) index: u32, @builtin(workgroup_id) group: vec3u,
        @builtin(num_workgroups) groups: vec3u) {
  let at = i32((group.y * groups.x + group.x) * ${threads} + index);
  if (at >= i32(arrayLength(&${target}))) { return; }
  ${body}
}`;

/** y. */
export function writeDepthwise(geometry: ConvGeometry, hasBias: boolean): string {
  const { inputSize, outputSize, kernelSize, stride, dilation, before, inputChannels, outputChannels } =
    geometry;
  const [height, width] = inputSize;
  const multiplier = outputChannels / inputChannels;
  return byElement(
    'y',
    `let channel = at % ${outputChannels};
  let pixel = at / ${outputChannels};
  let image = pixel / ${outputSize[0] * outputSize[1]};
  let row = (pixel / ${outputSize[1]}) % ${outputSize[0]};
  let column = pixel % ${outputSize[1]};
  var sum = ${hasBias ? 'bias[channel]' : '0.0'};
  for (var i = 0; i < ${kernelSize[0]}; i++) {
    let y2 = row * ${stride[0]} - ${before[0]} + i * ${dilation[0]};
    if (y2 < 0 || y2 >= ${height}) { continue; }
    for (var j = 0; j < ${kernelSize[1]}; j++) {
      let x2 = column * ${stride[1]} - ${before[1]} + j * ${dilation[1]};
      if (x2 < 0 || x2 >= ${width}) { continue; }
      sum += x[((image * ${height} + y2) * ${width} + x2) * ${inputChannels} + channel / ${multiplier}]
        * filter_[(i * ${kernelSize[1]} + j) * ${outputChannels} + channel];
    }
  }
  y[at] = sum;`,
  );
}

/** dx. */
export function writeDepthwiseBack(geometry: ConvGeometry, hasBias: boolean): string {
  const { inputSize, outputSize, kernelSize, stride, dilation, before, inputChannels, outputChannels } =
    geometry;
  const [height, width] = outputSize;
  const multiplier = outputChannels / inputChannels;
  return byElement(
    'dx',
    `let channel = at % ${inputChannels};
  let pixel = at / ${inputChannels};
  let image = pixel / ${inputSize[0] * inputSize[1]};
  let row = (pixel / ${inputSize[1]}) % ${inputSize[0]};
  let column = pixel % ${inputSize[1]};
  var sum = ${hasBias ? 'bias[channel]' : '0.0'};
  for (var i = 0; i < ${kernelSize[0]}; i++) {
    let y2 = row + ${before[0]} - i * ${dilation[0]};
    if (y2 < 0 || y2 % ${stride[0]} != 0 || y2 / ${stride[0]} >= ${height}) { continue; }
    for (var j = 0; j < ${kernelSize[1]}; j++) {
      let x2 = column + ${before[1]} - j * ${dilation[1]};
      if (x2 < 0 || x2 % ${stride[1]} != 0 || x2 / ${stride[1]} >= ${width}) { continue; }
      let base = ((image * ${height} + y2 / ${stride[0]}) * ${width} + x2 / ${stride[1]}) * ${outputChannels};
      for (var m = 0; m < ${multiplier}; m++) {
        let out = channel * ${multiplier} + m;
        sum += dy[base + out] * filter_[(i * ${kernelSize[1]} + j) * ${outputChannels} + out];
      }
    }
  }
  dx[at] = sum;`,
  );
}

/** dw in slices of `depth` pixels: `sums` is [slices][taps][output channels]. */
export function writeDepthwiseFilter(geometry: ConvGeometry, depth: number): string {
  const { inputSize, outputSize, kernelSize, stride, dilation, before, inputChannels, outputChannels } =
    geometry;
  const [height, width] = inputSize;
  const multiplier = outputChannels / inputChannels;
  const taps = kernelSize[0] * kernelSize[1];
  return byElement(
    'sums',
    `let channel = at % ${outputChannels};
  let tap = (at / ${outputChannels}) % ${taps};
  let first = (at / ${outputChannels * taps}) * ${depth};
  let end = min(first + ${depth}, i32(arrayLength(&dy)) / ${outputChannels});
  let tapRow = (tap / ${kernelSize[1]}) * ${dilation[0]} - ${before[0]};
  let tapColumn = (tap % ${kernelSize[1]}) * ${dilation[1]} - ${before[1]};
  var sum = 0.0;
  for (var pixel = first; pixel < end; pixel++) {
    let y2 = ((pixel / ${outputSize[1]}) % ${outputSize[0]}) * ${stride[0]} + tapRow;
    let x2 = (pixel % ${outputSize[1]}) * ${stride[1]} + tapColumn;
    if (y2 < 0 || x2 < 0 || y2 >= ${height} || x2 >= ${width}) { continue; }
    let image = pixel / ${outputSize[0] * outputSize[1]};
    sum += x[((image * ${height} + y2) * ${width} + x2) * ${inputChannels} + channel / ${multiplier}]
      * dy[pixel * ${outputChannels} + channel];
  }
  sums[at] = sum;`,
  );
}
