/** @file The dense layer: every output reads every input. */
import { defineLayer, oneInput } from './definition';
import { flag, integer, maxChannels } from './parameter';
import { countElements, isMapShape } from './shape';
import { globalWindow } from './window';

/** Linear: [inFeatures] -> [outFeatures]. */
export const linear = defineLayer({
  kind: 'Linear',
  family: 'head',
  arity: oneInput,
  isConvolution: false,
  parameters: { outFeatures: integer(10, 1, maxChannels), bias: flag(true) },
  inferShape: ({ outFeatures }, [input]) => {
    const shape = { features: outFeatures };
    return isMapShape(input) ? { shape, problem: { code: 'needs-features', actual: input } } : { shape };
  },
  getWindow: () => globalWindow,
  countCost: ({ outFeatures, bias }, [input]) => {
    const inFeatures = countElements(input);
    return { params: outFeatures * (inFeatures + (bias ? 1 : 0)), macs: outFeatures * inFeatures };
  },
});
