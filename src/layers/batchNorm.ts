/** @file Normalisation of each channel over the batch. */
import { defineLayer, oneInput } from './definition';
import { flag } from './parameter';
import { getChannels } from './shape';
import { pointwiseWindow } from './window';

/** BatchNorm over each channel of a map, or each feature of a vector. */
export const batchNorm = defineLayer({
  kind: 'BatchNorm',
  family: 'normalization',
  arity: oneInput,
  isConvolution: false,
  parameters: { affine: flag(true) },
  inferShape: (_params, [input]) => ({ shape: input }),
  getWindow: () => pointwiseWindow,
  countCost: ({ affine }, [input]) => ({ params: affine ? 2 * getChannels(input) : 0, macs: 0 }),
});
