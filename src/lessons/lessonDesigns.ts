/** @file The networks that lessons begin with. */
import { createBuilder } from '../architecture/builder';
import { createDesign, type Design } from '../document/document';
import type { LayerKind, LayerParams } from '../layers/catalogue';
import type { PresetOptionValues } from '../presets/preset';
import { findPreset } from '../presets/presets';
import { bothAxes } from '../util/perAxis';

/** A layer of a chain: kind, name, what differs from the default. */
export type Link<Kind extends LayerKind = LayerKind> = {
  readonly [K in Kind]: readonly [kind: K, name: string, params?: Partial<LayerParams<K>>];
}[Kind];

/** A plain convolution of 16 filters, without bias, so that weights are easy to count. */
export function conv(name: string, kernel: number, params: Partial<LayerParams<'Conv2d'>> = {}): Link {
  return ['Conv2d', name, { outChannels: 16, kernelSize: bothAxes(kernel), bias: false, ...params }];
}

/** A chain on an image of `size` by `size` pixels with `channels` channels, as a design. */
export function createChain(size: number, links: readonly Link[], channels = 3): Design {
  const builder = createBuilder();
  builder.add('Input', 'image', { channels });
  for (const [kind, name, params] of links) builder.add(kind, name, params);
  return createDesign(builder.build(), { resolution: bothAxes(size) });
}

/** A known network on a square image. @throws RangeError for an unknown preset. */
export function createKnown(preset: string, size: number, options: PresetOptionValues = {}): Design {
  const found = findPreset(preset);
  if (found === null) throw new RangeError(`No preset ${preset}`);
  return createDesign(found.build({ classes: 10, ...options }), { resolution: bothAxes(size) });
}
