/** @file The channels of several inputs, one behind the other. */
import { maxMergeInputs } from './broadcast';
import { defineLayer, noCost } from './definition';
import { isMapShape } from './shape';
import { pointwiseWindow } from './window';

/** Concat: the channels of its inputs, in port order; heights and widths must agree. */
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
      if (!isAligned)
        return { shape, problem: { code: 'merge-mismatch', port, actual: input, expected: inputs[0] } };
      if (isMapShape(shape) && isMapShape(input))
        shape = { ...shape, channels: shape.channels + input.channels };
      else if (!isMapShape(shape) && !isMapShape(input))
        shape = { features: shape.features + input.features };
    }
    return { shape };
  },
  getWindow: () => pointwiseWindow,
  countCost: () => noCost,
});
