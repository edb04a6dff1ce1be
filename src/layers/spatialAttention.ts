/** @file Attention over positions as one layer (Woo et al., CBAM, ECCV 2018). */
import { bothAxes } from '../util/perAxis';
import { defineLayer, oneInput, withMap } from './definition';
import { flag, integer, maxExtent } from './parameter';
import { isMapShape } from './shape';

/**
 * SpatialAttention: mean and maximum over channels, one convolution to a single map, a sigmoid gate on each
 * position.
 */
export const spatialAttention = defineLayer({
  kind: 'SpatialAttention',
  family: 'attention',
  arity: oneInput,
  isConvolution: false,
  parameters: { kernelSize: integer(7, 1, maxExtent), bias: flag(false) },
  inferShape: (_params, [input]) => withMap(input, (map) => ({ shape: map })),
  getWindow: ({ kernelSize }) => ({ type: 'gate', kernelSize: bothAxes(kernelSize) }),
  countCost: ({ kernelSize, bias }, [input]) => {
    const taps = 2 * kernelSize * kernelSize;
    return {
      params: taps + (bias ? 1 : 0),
      macs: isMapShape(input) ? taps * input.height * input.width : 0,
    };
  },
});
