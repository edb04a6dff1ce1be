/** @file The channels of several inputs, one behind the other. */
import { maxMergeInputs } from './broadcast';
import { defineLayer, noCost } from './definition';
import { isMapShape, type Shape } from './shape';
import { pointwiseWindow } from './window';

/** Whether it is a map of a single pixel, as global pooling leaves: it is spread over the others' positions. */
function isPixel(shape: Shape): boolean {
  return isMapShape(shape) && shape.height === 1 && shape.width === 1;
}

/** Concat: the channels of its inputs, in port order; heights and widths must agree, or both be 1. */
export const concat = defineLayer({
  kind: 'Concat',
  family: 'merge',
  arity: { min: 1, max: maxMergeInputs },
  isConvolution: false,
  parameters: {},
  inferShape: (_params, inputs) => {
    let [shape] = inputs;
    for (const [port, input] of inputs.entries()) {
      if (port === 0) continue;
      const isAligned = isMapShape(shape)
        ? isMapShape(input) && input.height === shape.height && input.width === shape.width
        : !isMapShape(input);
      const isSpread = isMapShape(shape) && isMapShape(input) && (isPixel(shape) || isPixel(input));
      if (!isAligned && !isSpread) {
        const expected = inputs.find((other) => !isPixel(other)) ?? inputs[0];
        return { shape, problem: { code: 'merge-mismatch', port, actual: input, expected } };
      }
      if (isMapShape(shape) && isMapShape(input))
        shape = { ...(isPixel(shape) ? input : shape), channels: shape.channels + input.channels };
      else if (!isMapShape(shape) && !isMapShape(input))
        shape = { features: shape.features + input.features };
    }
    return { shape };
  },
  getWindow: () => pointwiseWindow,
  countCost: () => noCost,
});
