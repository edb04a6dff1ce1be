/**
 * @file The width multiplier: the same network with fewer channels everywhere but in its answer, so that it trains
 * on a slow machine. Fields and statuses do not depend on channels, so the prediction stays the same.
 */
import { analyze } from '../analysis/analyze';
import type { Architecture, LayerId, LayerNode } from '../architecture/architecture';
import { computeOrder } from '../graph/order';
import { inferLayerShape, type Layer } from '../layers/catalogue';
import { getChannels, type Shape } from '../layers/shape';
import { computeGcd } from '../util/numbers';
import { bothAxes } from '../util/perAxis';
import { isMeasuredKind } from './measuredLayers';

const hasWeights = ({ layer: { kind } }: LayerNode) => isMeasuredKind(kind);

/** Layers with weights that no other such layer follows: what they say is the answer. */
function findAnswering({ layers }: Architecture, order: readonly LayerId[]): ReadonlySet<LayerId> {
  const isFollowed = new Set<LayerId>();
  for (const id of order.toReversed()) {
    const node = layers.get(id);
    if (node && (hasWeights(node) || isFollowed.has(id)))
      for (const input of node.inputs) isFollowed.add(input);
  }
  return new Set(
    [...layers.values()].filter((node) => hasWeights(node) && !isFollowed.has(node.id)).map(({ id }) => id),
  );
}

/** One layer at another width, for inputs that had `before` channels and now have `after`. */
function thinLayer(layer: Layer, scale: (channels: number) => number, before: number, after: number): Layer {
  switch (layer.kind) {
    case 'Conv2d':
    case 'ConvTranspose2d': {
      const { outChannels, groups } = layer.params;
      const isDepthwise = groups > 1 && groups === before;
      const out = isDepthwise ? Math.round((outChannels / before) * after) : scale(outChannels);
      const divisor = isDepthwise ? after : computeGcd(computeGcd(after, out), groups);
      // The spread loses which of the two kinds it is.
      return { kind: layer.kind, params: { ...layer.params, outChannels: out, groups: divisor } } as Layer;
    }
    case 'Linear':
      return { ...layer, params: { ...layer.params, outFeatures: scale(layer.params.outFeatures) } };
    case 'SqueezeExcitation':
      return { ...layer, params: { ...layer.params, squeezeChannels: scale(layer.params.squeezeChannels) } };
    case 'GroupNorm':
    case 'ChannelShuffle':
      return {
        kind: layer.kind,
        params: { ...layer.params, groups: computeGcd(after, layer.params.groups) },
      } as Layer;
    case 'ChannelSlice': {
      const place = (value: number) => Math.round((value * after) / before);
      const start = Math.min(place(layer.params.start), after - 1);
      return { ...layer, params: { start, end: Math.max(place(layer.params.end), start + 1) } };
    }
    default:
      return layer;
  }
}

/**
 * The network with `width` times the channels in every layer but those that answer; at least one everywhere. Layers
 * keep their ids. A network with errors comes back as it is.
 *
 * Channels that are equal stay equal, so that residual additions fit. Where channels of different origin meet, the
 * result may have errors that the network had not; they are the caller's to look for.
 */
export function thinNetwork(architecture: Architecture, width: number): Architecture {
  if (width === 1) return architecture;
  // Channels do not depend on the resolution, as long as no map vanishes.
  const analysis = analyze(architecture, { resolution: bothAxes(1024), rule: 'paper' });
  if (analysis.diagnostics.some(({ severity }) => severity === 'error')) return architecture;
  const { order } = computeOrder(architecture.layers);
  const answering = findAnswering(architecture, order);
  const scale = (channels: number) => Math.max(1, Math.round(channels * width));
  const shapes = new Map<LayerId, Shape>();
  const thinned = new Map<LayerId, LayerNode>();
  for (const id of order) {
    const node = architecture.layers.get(id);
    if (node === undefined) continue;
    const [input] = node.inputs;
    const oldShape = input === undefined ? null : (analysis.layers.get(input)?.shape ?? null);
    const newShape = input === undefined ? null : (shapes.get(input) ?? null);
    const before = oldShape === null ? 1 : getChannels(oldShape);
    const after = newShape === null ? 1 : getChannels(newShape);
    const own = answering.has(id) ? (channels: number) => channels : scale;
    const layer = thinLayer(node.layer, own, before, after);
    const [first, ...others] = node.inputs.flatMap((source) => shapes.get(source) ?? []);
    const shape = first && inferLayerShape(layer, [first, ...others]).shape;
    const known = shape ?? analysis.layers.get(id)?.shape;
    if (known) shapes.set(id, known);
    thinned.set(id, layer === node.layer ? node : { ...node, layer });
  }
  const layers = new Map<LayerId, LayerNode>();
  for (const [id, node] of architecture.layers) layers.set(id, thinned.get(id) ?? node);
  return { ...architecture, layers };
}
