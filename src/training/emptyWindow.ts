/** @file Windows that lie wholly in the padding, of which a maximum is none. */
import type { LayerParams } from '../layers/catalogue';
import { getMapSize, type MapShape } from '../layers/shape';
import { createSlidingWindow } from '../layers/slidingWindow';
import { axes } from '../util/perAxis';

/** Whether a window of a maximum pool sees no pixel of the map. PyTorch refuses the padding that leads to it. */
export function hasEmptyWindow(params: LayerParams<'MaxPool2d'>, input: MapShape, output: MapShape): boolean {
  const { kernelSize, stride, dilation } = params;
  const { padding } = createSlidingWindow(params, input);
  const [length, count] = [getMapSize(input), getMapSize(output)];
  return axes.some((axis) => {
    const starts = Array.from({ length: count[axis] }, (_, at) => at * stride[axis] - padding[axis].before);
    const steps = Array.from({ length: kernelSize[axis] }, (_, tap) => tap * dilation[axis]);
    return starts.some((start) => steps.every((step) => start + step < 0 || start + step >= length[axis]));
  });
}
