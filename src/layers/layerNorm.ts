/** @file Normalisation over the channels at each position. */
import { defineLayer, oneInput } from './definition';
import { flag } from './parameter';
import { getChannels } from './shape';
import { pointwiseWindow } from './window';

/** LayerNorm over the channels at each position of a map, or over the features of a vector. */
export const layerNorm = defineLayer({
  kind: 'LayerNorm',
  family: 'normalization',
  arity: oneInput,
  isConvolution: false,
  parameters: { affine: flag(true) },
  inferShape: (_params, [input]) => ({ shape: input }),
  getWindow: () => pointwiseWindow,
  countCost: ({ affine }, [input]) => ({ params: affine ? 2 * getChannels(input) : 0, macs: 0 }),
});
