/** @file Normalisation. */
import { isMapShape } from '../../layers/shape';
import { addPointwise } from './activationNodes';
import { getInt, getInts, resolveAxes, resolveAxis } from './attributes';
import { type AxisAtoms, compactAxis, coversLabels, isWholeAxis } from './axes';
import {
  addDraft,
  getConstantInput,
  getLayerInput,
  resolveDraft,
  type TranslationContext,
  viewLike,
} from './drafts';
import type { NodeHandler, NodeHandlers } from './handler';
import type { OnnxNode } from './onnxModel';
import { countApproximation } from './tally';
import type { ConstantValue, LayerValue } from './value';

function getChannelCount(input: LayerValue): number {
  const { shape } = resolveDraft(input.draft);
  return isMapShape(shape) ? shape.channels : shape.features;
}

const handleBatchNorm: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  if (!input || !isWholeAxis(input.axes[1] ?? [], 'c', getChannelCount(input))) return null;
  return addPointwise(node, context, 'BatchNorm');
};

/** Whether a constant has one value throughout; unknown elements count as learnt. */
function isConstantly(constant: ConstantValue | undefined, value: number): boolean {
  return constant?.data?.every((element) => element === value) ?? false;
}

/** Instance normalisation, and group normalisation written as one over channels that were split into groups. */
const handleInstanceNorm: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  if (!input) return null;
  const channels = getChannelCount(input);
  const [atom, ...rest] = compactAxis(input.axes[1] ?? []);
  const isPlain =
    isConstantly(getConstantInput(node, context, 1), 1) &&
    isConstantly(getConstantInput(node, context, 2), 0);
  if (atom === undefined) return addPointwise(node, context, 'GroupNorm', { groups: 1, affine: !isPlain });
  const isOutermost = rest.length === 0 && atom.label === 'c' && atom.size * atom.stride === channels;
  return isOutermost
    ? addPointwise(node, context, 'GroupNorm', { groups: atom.size, affine: !isPlain })
    : null;
};

/** Normalises over some axes: over the channels it is LayerNorm, over everything GroupNorm with one group. */
export function normalizeOver(
  node: OnnxNode,
  context: TranslationContext,
  input: LayerValue,
  over: readonly AxisAtoms[],
  affine: boolean,
): LayerValue | null {
  const draft = resolveDraft(input.draft);
  const { shape } = draft;
  const channels = getChannelCount(input);
  if (coversLabels(over, { c: channels }))
    return viewLike(addDraft(context, node, 'LayerNorm', { affine }, [draft]), input);
  if (!isMapShape(shape)) return null;
  if (coversLabels(over, { c: channels, h: shape.height, w: shape.width })) {
    countApproximation(context.tally, 'LayerNormalization', 'GroupNorm');
    return viewLike(addDraft(context, node, 'GroupNorm', { groups: 1, affine }, [draft]), input);
  }
  // Statistics of each channel by itself, as instance normalisation has them.
  if (!coversLabels(over, { h: shape.height, w: shape.width })) return null;
  return viewLike(addDraft(context, node, 'GroupNorm', { groups: channels, affine }, [draft]), input);
}

const handleLayerNorm: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  const first = input && resolveAxis(getInt(node, 'axis', -1), input.axes.length);
  if (!input || first == null) return null;
  return normalizeOver(node, context, input, input.axes.slice(first), node.inputs.length > 1);
};

/** Layer normalisation that was put together from primitive operators (see patterns). */
const handleFusedNorm: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  const axes = input && resolveAxes(getInts(node, 'axes') ?? [-1], input.axes.length);
  if (!input || !axes) return null;
  const over = input.axes.filter((_, index) => axes.includes(index));
  return normalizeOver(node, context, input, over, getInt(node, 'affine', 0) === 1);
};

/** Handlers of normalisation. */
export const normHandlers: NodeHandlers = {
  BatchNormalization: handleBatchNorm,
  SpatialBN: handleBatchNorm,
  InstanceNormalization: handleInstanceNorm,
  GroupNormalization: (node, context) =>
    addPointwise(node, context, 'GroupNorm', { groups: getInt(node, 'num_groups', 1) }),
  LayerNormalization: handleLayerNorm,
  FusedNorm: handleFusedNorm,
};
