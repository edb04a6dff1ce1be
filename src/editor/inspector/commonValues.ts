/** @file Values that people give to parameters again and again, offered as small choices beside the field. */
import type { Analysis } from '../../analysis/analysis';
import type { LayerNode } from '../../architecture/architecture';
import { getChannels } from '../../layers/shape';

const filters = [16, 32, 64, 128, 256, 512];

/** By parameter; for a parameter per axis the value holds for both. */
const commonValues: Readonly<Record<string, readonly number[]>> = {
  channels: [1, 3],
  outChannels: filters,
  squeezeChannels: [4, 8, 16, 32],
  outFeatures: [10, 100, 1000],
  kernelSize: [1, 3, 5, 7],
  stride: [1, 2],
  dilation: [1, 2, 4],
  scale: [2, 4],
  outputSize: [1, 7],
  rate: [0.1, 0.2, 0.5],
};

/** Kinds of which the usual values are others. */
const commonByKind: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  MaxPool2d: { kernelSize: [2, 3], dilation: [] },
  AvgPool2d: { kernelSize: [2, 3] },
  SpatialAttention: { kernelSize: [3, 7] },
  ConvTranspose2d: { kernelSize: [2, 3, 4], stride: [1, 2] },
};

/** The channels that arrive at a layer; null where that is not known. */
function getInputChannels({ inputs: [input] }: LayerNode, { layers }: Analysis): number | null {
  const shape = input === undefined ? null : layers.get(input)?.shape;
  return shape ? getChannels(shape) : null;
}

/** The common values of a parameter of these layers; empty where there are none. */
export function findCommonValues(
  nodes: readonly LayerNode[],
  name: string,
  analysis: Analysis,
): readonly number[] {
  const [first] = nodes;
  if (first === undefined) return [];
  const { kind } = first.layer;
  if (name === 'groups' && (kind === 'Conv2d' || kind === 'ConvTranspose2d')) {
    const channels = nodes.map((node) => getInputChannels(node, analysis));
    const [depthwise] = channels;
    const isShared = channels.every((count) => count === depthwise);
    return depthwise && isShared && depthwise > 1 ? [1, depthwise] : [1];
  }
  const isOneKind = nodes.every(({ layer }) => layer.kind === kind);
  return (isOneKind ? commonByKind[kind]?.[name] : undefined) ?? commonValues[name] ?? [];
}
