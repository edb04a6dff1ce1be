/** @file Max pooling and its gradient on WebGPU: a thread an output, and a thread an input. */
import type { SlideGeometry } from '../convGeometry';

/** Threads of a workgroup. */
export const poolThreads = 64;

const byElement = (target: string, body: string): string => `
@compute @workgroup_size(${poolThreads})
fn main(@builtin(local_invocation_index) index: u32, @builtin(workgroup_id) group: vec3u,
        @builtin(num_workgroups) groups: vec3u) {
  let at = i32((group.y * groups.x + group.x) * ${poolThreads} + index);
  if (at >= i32(arrayLength(&${target}))) { return; }
  ${body}
}`;

/** y; padding never wins. */
export function writeMaxPool(geometry: SlideGeometry, channels: number): string {
  const { inputSize, outputSize, kernelSize, stride, dilation, before } = geometry;
  const [height, width] = inputSize;
  return byElement(
    'y',
    `let channel = at % ${channels};
  let pixel = at / ${channels};
  let image = pixel / ${outputSize[0] * outputSize[1]};
  let top = ((pixel / ${outputSize[1]}) % ${outputSize[0]}) * ${stride[0]} - ${before[0]};
  let left = (pixel % ${outputSize[1]}) * ${stride[1]} - ${before[1]};
  var best = -3.4e38;
  for (var i = 0; i < ${kernelSize[0]}; i++) {
    let y2 = top + i * ${dilation[0]};
    if (y2 < 0 || y2 >= ${height}) { continue; }
    for (var j = 0; j < ${kernelSize[1]}; j++) {
      let x2 = left + j * ${dilation[1]};
      if (x2 < 0 || x2 >= ${width}) { continue; }
      best = max(best, x[((image * ${height} + y2) * ${width} + x2) * ${channels} + channel]);
    }
  }
  y[at] = best;`,
  );
}

/** dx: what the windows give whose first maximum the pixel is, row by row. */
export function writeMaxPoolGradient(geometry: SlideGeometry, channels: number): string {
  const { inputSize, outputSize, kernelSize, stride, dilation, before } = geometry;
  const [height, width] = inputSize;
  return byElement(
    'dx',
    `let channel = at % ${channels};
  let pixel = at / ${channels};
  let image = pixel / ${height * width};
  let row = (pixel / ${width}) % ${height};
  let column = pixel % ${width};
  let own = x[at];
  var sum = 0.0;
  for (var i = 0; i < ${kernelSize[0]}; i++) {
    let y2 = row + ${before[0]} - i * ${dilation[0]};
    if (y2 < 0 || y2 % ${stride[0]} != 0 || y2 / ${stride[0]} >= ${outputSize[0]}) { continue; }
    for (var j = 0; j < ${kernelSize[1]}; j++) {
      let x2 = column + ${before[1]} - j * ${dilation[1]};
      if (x2 < 0 || x2 % ${stride[1]} != 0 || x2 / ${stride[1]} >= ${outputSize[1]}) { continue; }
      let place = ((image * ${outputSize[0]} + y2 / ${stride[0]}) * ${outputSize[1]} + x2 / ${stride[1]})
        * ${channels} + channel;
      if (y[place] != own) { continue; }
      // An earlier tap of the window that is as high takes the gradient.
      var isFirst = true;
      for (var k = 0; k < i * ${kernelSize[1]} + j; k++) {
        let y3 = y2 - ${before[0]} + (k / ${kernelSize[1]}) * ${dilation[0]};
        let x3 = x2 - ${before[1]} + (k % ${kernelSize[1]}) * ${dilation[1]};
        if (y3 < 0 || x3 < 0 || y3 >= ${height} || x3 >= ${width}) { continue; }
        if (x[((image * ${height} + y3) * ${width} + x3) * ${channels} + channel] == own) { isFirst = false; }
      }
      if (isFirst) { sum += dy[place]; }
    }
  }
  dx[at] = sum;`,
  );
}
