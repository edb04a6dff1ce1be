/** @file A new layer whose parameters fit what will feed it, so that it can be dropped anywhere. */
import { createLayer, type Layer, type LayerKind } from '../layers/catalogue';
import { getChannels, type Shape } from '../layers/shape';
import { computeGcd } from '../util/numbers';

/** Up to here channels are those of an image, and a convolution keeps its default width. */
const imageChannels = 4;

/**
 * A layer with default parameters, except for those that depend on the channels that arrive: convolutions make as
 * many as they get, groups divide them, a slice takes the first half, an attention squeezes to a sixteenth.
 *
 * @param input the shape that will arrive, or null where it is not known.
 */
export function createFittingLayer(kind: LayerKind, input: Shape | null): Layer {
  const channels = input === null ? 0 : getChannels(input);
  if (input === null || channels <= imageChannels) return createLayer(kind) as Layer;
  switch (kind) {
    case 'Conv2d':
    case 'ConvTranspose2d':
      return createLayer(kind, { outChannels: channels });
    case 'GroupNorm':
      return createLayer(kind, { groups: computeGcd(channels, 32) });
    case 'ChannelShuffle':
      return createLayer(kind, { groups: computeGcd(channels, 2) });
    case 'ChannelSlice':
      return createLayer(kind, { start: 0, end: Math.max(1, Math.floor(channels / 2)) });
    case 'SqueezeExcitation':
      return createLayer(kind, { squeezeChannels: Math.max(1, Math.round(channels / 16)) });
    default:
      return createLayer(kind) as Layer;
  }
}
