/**
 * @file Brings a tensor into the form that a layer needs, [N, C, H, W] or a vector, and adds the layers that
 * make up for what Reshape and Transpose did on the way there.
 */
import { createLayer, type Layer } from '../../layers/catalogue';
import { isMapShape } from '../../layers/shape';
import { type AxisAtoms, coversLabels, getDims, isWholeAxis } from './axes';
import { addDraft, resolveDraft, type TranslationContext } from './drafts';
import type { OnnxNode } from './onnxModel';
import { addOpaque } from './opaqueDrafts';
import type { Draft, LayerValue } from './value';

/** Kinds that work on a vector and on maps of one pixel alike. */
const shapeless: ReadonlySet<Layer['kind']> = new Set([
  ...(['ReLU', 'ReLU6', 'LeakyReLU', 'PReLU', 'ELU', 'GELU', 'SiLU', 'HardSwish', 'HardSigmoid'] as const),
  ...(['Sigmoid', 'Tanh', 'Softmax', 'Dropout', 'BatchNorm', 'LayerNorm', 'ChannelScale'] as const),
  ...(['Add', 'Multiply', 'Concat', 'Identity'] as const),
]);

/** A squeeze-excitation branch is short; a longer chain is a head. */
const maxConverted = 64;

/** The layers that have to work on maps of one pixel if this one does; null where one of them cannot. */
function findConvertible(start: Draft): ReadonlySet<Draft> | null {
  const found = new Set([start]);
  for (const draft of found) {
    if (found.size > maxConverted) return null;
    const { kind } = draft.layer;
    if (kind === 'Flatten') {
      const shape = draft.inputs[0]?.shape;
      if (shape === undefined || !isMapShape(shape) || shape.height * shape.width !== 1) return null;
    } else if (kind !== 'Linear' && !shapeless.has(kind)) return null;
    const neighbours = kind === 'Flatten' ? draft.users : [...draft.inputs, ...draft.users];
    for (const neighbour of neighbours) if (!isMapShape(neighbour.shape)) found.add(neighbour);
  }
  return found;
}

/**
 * Turns dense layers over a pooled vector into pointwise convolutions over one pixel, which they equal, where
 * their result goes back to the map: the gate of squeeze-excitation. False where that is not what it is.
 */
function convertToMap(draft: Draft): boolean {
  const drafts = findConvertible(draft);
  if (drafts === null) return false;
  for (const converted of drafts) {
    const { layer, shape } = converted;
    if (!isMapShape(shape)) converted.shape = { channels: shape.features, height: 1, width: 1 };
    if (layer.kind === 'Flatten') converted.replacement = converted.inputs[0] ?? null;
    if (layer.kind === 'Linear') {
      const { outFeatures: outChannels, bias } = layer.params;
      converted.layer = createLayer('Conv2d', { outChannels, bias, kernelSize: [1, 1], padding: 'valid' });
    }
  }
  return true;
}

function isChannelsFirst(
  [n, c, h, w]: readonly [AxisAtoms, AxisAtoms, AxisAtoms, AxisAtoms],
  value: LayerValue,
  batch: number,
): boolean {
  const { shape } = resolveDraft(value.draft);
  if (!isWholeAxis(n, 'n', batch)) return false;
  if (!isMapShape(shape))
    return isWholeAxis(c, 'c', shape.features) && isWholeAxis(h, 'h', 1) && isWholeAxis(w, 'w', 1);
  return (
    isWholeAxis(c, 'c', shape.channels) &&
    isWholeAxis(h, 'h', shape.height) &&
    isWholeAxis(w, 'w', shape.width)
  );
}

/**
 * The layer whose output a node reads as [N, C, H, W] (or [C, H, W]). Where the tensor is no plain map an Opaque
 * layer stands in between; null where it has not the rank of maps.
 */
export function toMap(context: TranslationContext, node: OnnxNode, value: LayerValue): Draft | null {
  const axes = value.axes.length === 3 && context.batch === 1 ? [[], ...value.axes] : value.axes;
  const [n, c, h, w] = axes;
  if (axes.length !== 4 || !n || !c || !h || !w) return null;
  const draft = resolveDraft(value.draft);
  if (isChannelsFirst([n, c, h, w], value, context.batch)) {
    if (isMapShape(draft.shape) || convertToMap(draft)) return resolveDraft(draft);
  }
  const dims = getDims(axes);
  const outputShape = { channels: dims[1] ?? 1, height: dims[2] ?? 1, width: dims[3] ?? 1 };
  const params = { outputShape };
  return addOpaque(context, node, [value], {
    ...{ operation: 'Reshape', reach: 'global', params, suffix: '/Reshape' },
  }).draft;
}

/** The layer whose output is the vector that an axis holds whole; adds a Flatten where it is a map. */
export function toVector(
  context: TranslationContext,
  node: OnnxNode,
  value: LayerValue,
  suffix = '/Flatten',
): Draft | null {
  const draft = resolveDraft(value.draft);
  return isMapShape(draft.shape) ? addDraft(context, node, 'Flatten', {}, [draft], suffix) : draft;
}

/** Whether an axis holds everything that the layer computes for one image. */
export function holdsEverything(axis: AxisAtoms, draft: Draft): boolean {
  const { shape } = resolveDraft(draft);
  if (!isMapShape(shape)) return coversLabels([axis], { c: shape.features });
  return coversLabels([axis], { c: shape.channels, h: shape.height, w: shape.width });
}
