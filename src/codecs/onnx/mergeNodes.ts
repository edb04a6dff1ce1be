/** @file Sums and products: of two branches, or of a branch and a constant. */
import { createLayer } from '../../layers/catalogue';
import { isMapShape } from '../../layers/shape';
import { toMap, toVector } from './arrangement';
import {
  type Axes,
  type AxisAtoms,
  compactAxis,
  coversLabels,
  getAxisLength,
  getDims,
  isSameArrangement,
  permuteAxes,
} from './axes';
import { addDraft, getInput, isUsedOnce, resolveDraft, type TranslationContext, viewLike } from './drafts';
import { broadcastDims } from './foldMath';
import type { NodeHandler, NodeHandlers } from './handler';
import type { OnnxNode } from './onnxModel';
import { addOpaque, getMapOrder } from './opaqueDrafts';
import { countTensorElements } from './tensorData';
import type { ConstantValue, Draft, LayerValue, Value } from './value';

/** The axes of operands broadcast against each other; null where they lie differently over their layers. */
function mergeAxes(values: readonly LayerValue[]): Axes | null {
  const rank = Math.max(...values.map((value) => value.axes.length));
  const result: AxisAtoms[] = [];
  for (let axis = 0; axis < rank; axis += 1) {
    let merged: AxisAtoms = [];
    for (const { axes } of values) {
      const own = axes[axis - rank + axes.length] ?? [];
      if (getAxisLength(own) === 1) {
        if (merged.length === 0) merged = own;
      } else if (getAxisLength(merged) === 1) merged = own;
      else if (!isSameArrangement(own, merged)) return null;
    }
    result.push(merged);
  }
  return result;
}

function mergeLayers(
  node: OnnxNode,
  context: TranslationContext,
  values: readonly LayerValue[],
  kind: 'Add' | 'Multiply',
): LayerValue | null {
  const drafts = values.map((value) => resolveDraft(value.draft));
  const isMixed = new Set(drafts.map((draft) => isMapShape(draft.shape))).size > 1;
  const rank = Math.max(...values.map((value) => value.axes.length));
  const map = values.find((value) => value.axes.length === 4 && isMapShape(value.draft.shape));
  const order = getMapOrder(map?.axes ?? []);
  const channelsFirst = (['n', 'c', 'h', 'w'] as const).map((label) => order.indexOf(label));
  const place = (value: LayerValue) => {
    if (rank === 2) return toVector(context, node, value);
    if (isMapShape(value.draft.shape)) return value.draft;
    // A vector lies over the map in the map's own order of axes.
    return toMap(context, node, { ...value, axes: permuteAxes(value.axes, channelsFirst) ?? value.axes });
  };
  const sources: (Draft | null)[] = isMixed ? values.map(place) : drafts;
  const axes = mergeAxes(values);
  const known = sources.filter((source) => source !== null);
  if (axes === null || known.length < sources.length) return null;
  const draft = addDraft(context, node, kind, {}, known);
  return draft && { kind: 'layer', draft, axes };
}

/** How a constant lies over a layer's output. */
type Spread = 'scalar' | 'channels' | 'other' | 'enlarging';

function classifyConstant(value: LayerValue, constant: ConstantValue): Spread {
  const { dims } = constant;
  if (dims === null) return 'other';
  if (countTensorElements(dims) === 1) return 'scalar';
  const own = getDims(value.axes);
  const touched: AxisAtoms[] = [];
  for (const [index, length] of dims.entries()) {
    if (length === 1) continue;
    const axis = index - dims.length + own.length;
    if (own[axis] !== length) return 'enlarging';
    touched.push(value.axes[axis] ?? []);
  }
  const { shape } = resolveDraft(value.draft);
  const isChannels = coversLabels(touched, { c: isMapShape(shape) ? shape.channels : shape.features });
  return isChannels && touched.every((axis) => compactAxis(axis).length > 0) ? 'channels' : 'other';
}

/** Gives the layer that made a tensor the shift that follows it; false where it cannot have one. */
function absorbShift(draft: Draft): boolean {
  const { layer } = draft;
  if (layer.kind === 'GroupNorm' || layer.kind === 'LayerNorm' || layer.kind === 'BatchNorm')
    return layer.params.affine;
  if (!('bias' in layer.params) || layer.params.bias) return false;
  if (layer.kind === 'Conv2d') draft.layer = createLayer('Conv2d', { ...layer.params, bias: true });
  else if (layer.kind === 'ConvTranspose2d')
    draft.layer = createLayer('ConvTranspose2d', { ...layer.params, bias: true });
  else if (layer.kind === 'Linear') draft.layer = createLayer('Linear', { ...layer.params, bias: true });
  else if (layer.kind === 'ChannelScale') draft.layer = createLayer('ChannelScale', { bias: true });
  else return false;
  return true;
}

/** Gives a normalisation the scale that follows it. */
function absorbScale(draft: Draft): boolean {
  const { layer } = draft;
  if (!('affine' in layer.params) || layer.params.affine) return false;
  if (layer.kind === 'GroupNorm') draft.layer = createLayer('GroupNorm', { ...layer.params, affine: true });
  else if (layer.kind === 'LayerNorm') draft.layer = createLayer('LayerNorm', { affine: true });
  else if (layer.kind === 'BatchNorm') draft.layer = createLayer('BatchNorm', { affine: true });
  else return false;
  return true;
}

/** Leaves a constant out and counts it. */
function leaveOut(context: TranslationContext, value: LayerValue, constant: ConstantValue): LayerValue {
  context.tally.constants.count += 1;
  context.tally.constants.elements += constant.dims ? countTensorElements(constant.dims) : 0;
  return value;
}

function mergeConstant(
  node: OnnxNode,
  context: TranslationContext,
  port: number,
  value: LayerValue,
  constant: ConstantValue,
): LayerValue | null {
  const spread = classifyConstant(value, constant);
  const isProduct = node.opType === 'Mul' || node.opType === 'Div';
  // A constant divided by the layer's output is no scale.
  if (node.opType === 'Div' && port === 1) return null;
  if (spread === 'enlarging') {
    const dims = constant.dims && broadcastDims([getDims(value.axes), constant.dims]);
    return dims && addOpaque(context, node, [value], { dims, reach: 'global' });
  }
  if (spread !== 'channels') return leaveOut(context, value, constant);
  const draft = resolveDraft(value.draft);
  // What brings the pixels to a common scale is no part of the network.
  if (draft.layer.kind === 'Input') return leaveOut(context, value, constant);
  const canAbsorb = isUsedOnce(context, node.inputs[port]);
  if (canAbsorb && (isProduct ? absorbScale(draft) : absorbShift(draft))) return value;
  if (isProduct) return viewLike(addDraft(context, node, 'ChannelScale', {}, [draft]), value);
  return leaveOut(context, value, constant);
}

const handleMerge: NodeHandler = (node, context) => {
  const inputs: readonly (Value | undefined)[] = node.inputs.map((_, port) => getInput(node, context, port));
  const layers = inputs.filter((input) => input?.kind === 'layer');
  const isProduct = node.opType === 'Mul';
  if (layers.length === inputs.length && inputs.length > 1) {
    if (node.opType !== 'Add' && node.opType !== 'Sum' && node.opType !== 'Mul') return null;
    return mergeLayers(node, context, layers, isProduct ? 'Multiply' : 'Add');
  }
  if (inputs.length === 1) return inputs[0] ?? null;
  if (inputs.length !== 2) return null;
  const [first, second] = inputs;
  if (first?.kind === 'layer' && second?.kind === 'constant')
    return mergeConstant(node, context, 0, first, second);
  if (second?.kind === 'layer' && first?.kind === 'constant')
    return mergeConstant(node, context, 1, second, first);
  return null;
};

/** Handlers of sums and products. */
export const mergeHandlers: NodeHandlers = {
  Add: handleMerge,
  Sum: handleMerge,
  Sub: handleMerge,
  Mul: handleMerge,
  Div: handleMerge,
};
