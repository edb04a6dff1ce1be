/** @file An operation that we do not know, as far as its user describes it. */
import { bothAxes, mapAxes } from '../util/perAxis';
import { defineLayer, noCost } from './definition';
import type { OptionalShapeParameter, TextParameter } from './parameter';
import { choice, integerPerAxis, maxChannels, maxExtent } from './parameter';
import { isMapShape } from './shape';
import { globalWindow } from './window';

const operation: TextParameter = { type: 'text', default: '', maxLength: 80 };
const outputShape: OptionalShapeParameter = {
  type: 'optionalShape',
  default: null,
  min: 1,
  max: maxChannels,
};

/**
 * Opaque: an unknown operation, named by `operation`. By itself it is taken as pointwise; its user may give it
 * a kernel and a stride (padded as `same`), declare that it sees the whole input, and give its output shape.
 */
export const opaque = defineLayer({
  kind: 'Opaque',
  family: 'other',
  arity: { min: 1, max: 1024 },
  isConvolution: false,
  parameters: {
    operation,
    reach: choice('local', 'global'),
    kernelSize: integerPerAxis(1, 1, maxExtent),
    stride: integerPerAxis(1, 1, maxExtent),
    outputShape,
  },
  inferShape: ({ outputShape: given, stride }, [input]) => {
    if (given !== null) return { shape: given };
    if (!isMapShape(input)) return { shape: input };
    const { channels, height, width } = input;
    return {
      shape: { channels, height: Math.ceil(height / stride[0]), width: Math.ceil(width / stride[1]) },
    };
  },
  getWindow: ({ reach, kernelSize, stride }) => {
    if (reach === 'global') return globalWindow;
    return {
      type: 'sliding',
      kernelSize,
      stride,
      dilation: bothAxes(1),
      padding: mapAxes(kernelSize, (kernel) => {
        const before = Math.floor((kernel - 1) / 2);
        return { before, after: kernel - 1 - before };
      }),
    };
  },
  countCost: () => noCost,
});
