/**
 * @file Where extents are frames: behind upsampling, transposed convolutions, uneven pools and merges of unequal
 * pace the units of one map differ, and no line holds what each of them sees. The frame holds it all.
 */
import { type Architecture, getLayer, type LayerId, type LayerNode } from '../../architecture/architecture';
import { computeOrder } from '../../graph/order';
import { getLayerWindow } from '../../layers/catalogue';
import { getMapLength } from '../../layers/shape';
import { axes } from '../../util/perAxis';
import type { Analysis, LayerAnalysis } from '../analysis';

/** Whether the units of a layer differ in what they read, whatever feeds it. */
function isUneven(node: LayerNode, input: LayerAnalysis | undefined): boolean {
  const window = getLayerWindow(node.layer, input?.shape ?? null);
  switch (window.type) {
    case 'transposed':
      return window.stride.some((stride) => stride !== 1);
    case 'resample':
      return window.scale.some((scale) => scale !== 1);
    case 'adaptive':
      return axes.some((axis) => window.inputSize[axis] % window.outputSize[axis] !== 0);
    default:
      return false;
  }
}

/** Whether inputs step through the image at different paces, or a single unit is spread over a map. */
function isUnpaced(inputs: readonly LayerAnalysis[], own: LayerAnalysis | undefined): boolean {
  return axes.some((axis) => {
    const length = getMapLength(own?.shape ?? null, axis) ?? 1;
    const first = inputs[0]?.field?.jump[axis] ?? 0;
    return inputs.some(
      ({ field, shape }) =>
        Math.abs((field?.jump[axis] ?? 0) - first) > 1e-6 ||
        (length > 1 && inputs.length > 1 && getMapLength(shape, axis) === 1),
    );
  });
}

/** All layers whose extents are frames. O(layers + connections). */
export function findFrameLayers(architecture: Architecture, analysis: Analysis): ReadonlySet<LayerId> {
  const frames = new Set<LayerId>();
  for (const id of computeOrder(architecture.layers).order) {
    const own = analysis.layers.get(id);
    if (!own?.field) continue;
    const node = getLayer(architecture, id);
    const inputs = node.inputs.flatMap((input): LayerAnalysis[] => {
      const facts = analysis.layers.get(input);
      return facts?.field ? [facts] : [];
    });
    const [first] = node.inputs;
    const isFrame =
      inputs.some((input) => frames.has(input.id)) ||
      isUneven(node, first === undefined ? undefined : analysis.layers.get(first)) ||
      isUnpaced(inputs, own);
    if (isFrame) frames.add(id);
  }
  return frames;
}
