/** @file The image: the one source of a network. Its resolution belongs to the document, its channels here. */
import { defineLayer, noCost } from './definition';
import { integer, maxChannels } from './parameter';
import { isMapShape } from './shape';
import { pointwiseWindow } from './window';

/** Input: [channels, height, width] of the image; its rules get the image itself as the only input. */
export const inputLayer = defineLayer({
  kind: 'Input',
  family: 'input',
  arity: { min: 0, max: 0 },
  isConvolution: false,
  parameters: { channels: integer(3, 1, maxChannels) },
  inferShape: ({ channels }, [image]) => ({ shape: isMapShape(image) ? { ...image, channels } : image }),
  getWindow: () => pointwiseWindow,
  countCost: () => noCost,
});
