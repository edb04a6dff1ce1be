/** @file Why a layer costs what it costs: its parameters, multiply-accumulates and bytes as formulas. */
import type { LayerNode } from '../../architecture/architecture';
import { countElements, getChannels, isMapShape, type Shape } from '../../layers/shape';
import { type Formula, product, quotient, sum, wholeQuotient } from './formula';

/** Parameters and multiply-accumulates of a layer; null where it has none of its own to explain. */
export interface CostFormulas {
  readonly params: Formula | null;
  readonly macs: Formula | null;
}

const nothing: CostFormulas = { params: null, macs: null };

const bytesPerElement = 4;

/** The number of positions of a map. */
function countPositions(shape: Shape): readonly number[] {
  return isMapShape(shape) ? [shape.height, shape.width] : [];
}

/** Input channels by group: as they are, or divided. */
function divideChannels(channels: number, groups: number): Formula {
  return channels % groups === 0 ? quotient(channels, groups) : wholeQuotient(channels, groups);
}

/**
 * The costs of a layer.
 *
 * @param input the shape at port 0.
 */
export function explainCosts({ layer }: LayerNode, input: Shape, output: Shape): CostFormulas {
  switch (layer.kind) {
    case 'Conv2d': {
      const { outChannels, kernelSize, groups, bias } = layer.params;
      const channels = divideChannels(getChannels(input), groups);
      const taps = [channels, ...kernelSize];
      return {
        params: product(outChannels, bias ? sum(product(...taps), 1) : product(...taps)),
        macs: product(outChannels, ...countPositions(output), ...taps),
      };
    }
    case 'ConvTranspose2d': {
      const { outChannels, kernelSize, groups, bias } = layer.params;
      const inChannels = getChannels(input);
      const taps = [divideChannels(outChannels, groups), ...kernelSize];
      const weights = product(inChannels, ...taps);
      return {
        params: bias ? sum(weights, outChannels) : weights,
        macs: product(inChannels, ...countPositions(input), ...taps),
      };
    }
    case 'Linear': {
      const { outFeatures, bias } = layer.params;
      const inFeatures = countElements(input);
      return {
        params: product(outFeatures, bias ? sum(inFeatures, 1) : inFeatures),
        macs: product(outFeatures, inFeatures),
      };
    }
    case 'BatchNorm':
    case 'LayerNorm':
    case 'GroupNorm':
      return { params: layer.params.affine ? product(2, getChannels(input)) : null, macs: null };
    case 'ChannelScale':
      return {
        params: layer.params.bias ? product(2, getChannels(input)) : getChannels(input),
        macs: null,
      };
    case 'PReLU':
      return { params: layer.params.slopes === 'shared' ? 1 : getChannels(input), macs: null };
    case 'SqueezeExcitation': {
      const { squeezeChannels, bias } = layer.params;
      const channels = isMapShape(input) ? input.channels : 0;
      const weights = product(2, channels, squeezeChannels);
      return { params: bias ? sum(weights, channels, squeezeChannels) : weights, macs: weights };
    }
    case 'SpatialAttention': {
      const { kernelSize, bias } = layer.params;
      const weights = product(2, kernelSize, kernelSize);
      return {
        params: bias ? sum(weights, 1) : weights,
        macs: product(2, kernelSize, kernelSize, ...countPositions(input)),
      };
    }
    default:
      return nothing;
  }
}

/** The bytes of an output in 32-bit floats: four times its elements. */
export function explainMemory(output: Shape): Formula {
  return isMapShape(output)
    ? product(bytesPerElement, output.channels, output.height, output.width)
    : product(bytesPerElement, output.features);
}
