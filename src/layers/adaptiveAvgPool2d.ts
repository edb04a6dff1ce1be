/** @file Average pooling to a given output size; to 1 x 1 it is global. */
import { mapAxes } from '../util/perAxis';
import { defineLayer, noCost, oneInput, withMap } from './definition';
import { integerPerAxis, maxExtent } from './parameter';
import { getMapSize, isMapShape } from './shape';
import { globalWindow } from './window';

/** AdaptiveAvgPool2d: [C, H, W] -> [C, outputSize]. */
export const adaptiveAvgPool2d = defineLayer({
  kind: 'AdaptiveAvgPool2d',
  family: 'pooling',
  arity: oneInput,
  isConvolution: false,
  parameters: { outputSize: integerPerAxis(1, 1, maxExtent) },
  inferShape: ({ outputSize }, [input]) =>
    withMap(input, ({ channels }) => ({ shape: { channels, height: outputSize[0], width: outputSize[1] } })),
  getWindow: ({ outputSize }, input) => {
    if (outputSize[0] === 1 && outputSize[1] === 1) return globalWindow;
    // Without an input size (upstream is broken) it is taken to change nothing.
    const known = input !== null && isMapShape(input) ? getMapSize(input) : outputSize;
    const inputSize = mapAxes(outputSize, (target, axis) => known[axis] || target);
    return { type: 'adaptive', inputSize, outputSize };
  },
  countCost: () => noCost,
});
