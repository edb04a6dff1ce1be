/**
 * @file Operators that only look at a tensor through other axes: Reshape, Transpose, Squeeze and the like. They
 * make a layer where the new view is one: a vector, a channel shuffle, space and depth exchanged.
 */
import { isMapShape } from '../../layers/shape';
import { holdsEverything, toMap } from './arrangement';
import { getInt, getInts } from './attributes';
import {
  type Axes,
  type AxisAtoms,
  compactAxis,
  coversLabels,
  findShuffleGroups,
  getAxisLength,
  getDims,
  isWholeAxis,
  permuteAxes,
  reshapeAxes,
} from './axes';
import {
  addDraft,
  getConstantInput,
  getLayerInput,
  isSpreadLater,
  resolveDraft,
  type TranslationContext,
  viewDraft,
} from './drafts';
import { broadcastDims } from './foldMath';
import { getListArgument, mapUnsqueezed, resolveReshape, squeezeDims } from './foldShapes';
import type { NodeHandler, NodeHandlers } from './handler';
import type { OnnxNode } from './onnxModel';
import { addOpaque } from './opaqueDrafts';
import { countApproximation } from './tally';
import { countTensorElements } from './tensorData';
import type { LayerValue } from './value';

/** An axis that holds a whole layer axis outside and a piece of the channels inside, as pixel shuffle makes. */
function getInnerBlock(axis: AxisAtoms, label: 'h' | 'w', size: number): number | null {
  const [outer, inner, ...rest] = compactAxis(axis);
  if (rest.length > 0 || inner?.label !== 'c' || outer === undefined) return null;
  return isWholeAxis([outer], label, size) ? inner.size : null;
}

/** Channels moved into space: each pixel becomes a block. The field is that of nearest upsampling. */
export function addDepthToSpace(
  context: TranslationContext,
  node: OnnxNode,
  input: LayerValue,
  block: readonly [number, number],
): LayerValue | null {
  const draft = resolveDraft(input.draft);
  if (!isMapShape(draft.shape) || draft.shape.channels % (block[0] * block[1]) !== 0) return null;
  const end = draft.shape.channels / (block[0] * block[1]);
  const sliced = addDraft(context, node, 'ChannelSlice', { start: 0, end }, [draft], '/ChannelSlice');
  const raised = sliced && addDraft(context, node, 'Upsample', { mode: 'nearest', scale: block }, [sliced]);
  if (raised === null) return null;
  countApproximation(context.tally, 'DepthToSpace', 'Upsample');
  return viewDraft(context, raised);
}

/** Space moved into channels: a window of `block` that steps by its own size. */
export function addSpaceToDepth(
  context: TranslationContext,
  node: OnnxNode,
  input: LayerValue,
  block: readonly [number, number],
): LayerValue | null {
  const draft = resolveDraft(input.draft);
  if (!isMapShape(draft.shape)) return null;
  const { channels, height, width } = draft.shape;
  if (height % block[0] !== 0 || width % block[1] !== 0) return null;
  const dims = [context.batch, channels * block[0] * block[1], height / block[0], width / block[1]];
  const params = { kernelSize: block, stride: block };
  const plain: LayerValue = viewDraft(context, draft);
  return addOpaque(context, node, [plain], { operation: 'SpaceToDepth', dims, params });
}

function findDepthToSpace(axes: Axes, value: LayerValue): readonly [number, number] | null {
  const { shape } = resolveDraft(value.draft);
  const [, , h, w] = axes;
  if (axes.length !== 4 || !h || !w || !isMapShape(shape)) return null;
  const vertical = getInnerBlock(h, 'h', shape.height);
  const horizontal = getInnerBlock(w, 'w', shape.width);
  return vertical !== null && horizontal !== null ? [vertical, horizontal] : null;
}

function findSpaceToDepth(axes: Axes, value: LayerValue): readonly [number, number] | null {
  const { shape } = resolveDraft(value.draft);
  const [, c, h, w] = axes;
  if (axes.length !== 4 || !c || !h || !w || !isMapShape(shape)) return null;
  const rows = getAxisLength(h);
  const columns = getAxisLength(w);
  if (rows === shape.height || columns === shape.width) return null;
  const block = [shape.height / rows, shape.width / columns] as const;
  const isOuter = (axis: AxisAtoms, label: 'h' | 'w', stride: number) => {
    const [atom, ...rest] = compactAxis(axis);
    return rest.length === 0 && (atom === undefined || (atom.label === label && atom.stride === stride));
  };
  const isBlock = coversLabels([c], { c: shape.channels, h: block[0], w: block[1] });
  return isBlock && isOuter(h, 'h', block[0]) && isOuter(w, 'w', block[1]) ? block : null;
}

/** Makes the layers that a new view of a layer's output stands for, if any. */
function finishView(node: OnnxNode, context: TranslationContext, value: LayerValue): LayerValue {
  const draft = resolveDraft(value.draft);
  const { shape } = draft;
  if (!isMapShape(shape)) return value;
  const [n, vector] = value.axes;
  if (value.axes.length === 2 && n && vector && isWholeAxis(n, 'n', context.batch) && shape.channels > 0) {
    const flat = holdsEverything(vector, draft) && addDraft(context, node, 'Flatten', {}, [draft]);
    if (flat) return viewDraft(context, flat);
  }
  for (const [index, axis] of value.axes.entries()) {
    const groups = findShuffleGroups(axis, shape.channels);
    if (groups === null) continue;
    const shuffled = addDraft(context, node, 'ChannelShuffle', { groups }, [draft]);
    if (shuffled === null) continue;
    const whole: AxisAtoms = [{ label: 'c', size: shape.channels, stride: 1 }];
    const axes = value.axes.map((own, position) => (position === index ? whole : own));
    return { kind: 'layer', draft: shuffled, axes };
  }
  const raised = findDepthToSpace(value.axes, value);
  if (raised) return addDepthToSpace(context, node, value, raised) ?? value;
  const lowered = findSpaceToDepth(value.axes, value);
  return (lowered && addSpaceToDepth(context, node, value, lowered)) ?? value;
}

function viewThrough(node: OnnxNode, context: TranslationContext, input: LayerValue, axes: Axes): LayerValue {
  return finishView(node, context, { ...input, axes });
}

const handleReshape: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  const wanted = getListArgument(node, 'shape', getConstantInput(node, context, 1));
  if (!input || wanted === null) return null;
  const dims = resolveReshape(getDims(input.axes), wanted, getInt(node, 'allowzero', 0) === 1);
  if (dims === null) {
    context.tally.mismatches += 1;
    const isPlain = wanted.every((length) => length > 0);
    return addOpaque(context, node, [input], { reach: 'global', dims: isPlain ? wanted : null });
  }
  const axes = reshapeAxes(input.axes, dims);
  if (axes === null) return addOpaque(context, node, [input], { reach: 'global', dims });
  return viewThrough(node, context, input, axes);
};

const handleTranspose: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  if (!input) return null;
  const order = getInts(node, 'perm') ?? input.axes.map((_, index) => input.axes.length - 1 - index);
  const axes = permuteAxes(input.axes, order);
  return axes && viewThrough(node, context, input, axes);
};

const handleFlatten: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  const axis = getInt(node, 'axis', 1);
  if (!input) return null;
  const dims = getDims(input.axes);
  const outer = countTensorElements(dims.slice(0, axis));
  const axes = reshapeAxes(input.axes, [outer, countTensorElements(dims) / outer]);
  return axes && viewThrough(node, context, input, axes);
};

const handleSqueeze: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  if (!input) return null;
  const list = getListArgument(node, 'axes', getConstantInput(node, context, 1));
  const dims = getDims(input.axes);
  const kept = squeezeDims(
    dims.map((_, index) => index),
    list ?? dims.flatMap((length, index) => (length === 1 ? [index] : [])),
  );
  if (kept === null) return null;
  return viewThrough(
    node,
    context,
    input,
    kept.map((index) => input.axes[index] ?? []),
  );
};

const handleUnsqueeze: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  const list = getListArgument(node, 'axes', getConstantInput(node, context, 1));
  const map = input && list ? mapUnsqueezed(input.axes.length, list) : null;
  if (!input || !map) return null;
  const axes = map.map((index) => (index === null ? [] : (input.axes[index] ?? [])));
  return viewThrough(node, context, input, axes);
};

/** Broadcasting to a larger shape: of one pixel over a map it is nearest upsampling. */
const handleExpand: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  const wanted = getConstantInput(node, context, 1)?.data;
  if (!input || !wanted) return null;
  const own = getDims(input.axes);
  const dims = broadcastDims([own, wanted]);
  if (dims === null) return null;
  const missing: Axes = dims.slice(own.length).map(() => []);
  const axes = [...missing, ...input.axes];
  if (dims.every((length, index) => length === getAxisLength(axes[index] ?? []))) return { ...input, axes };
  if (isSpreadLater(node, context)) return { ...input, axes };
  const [, channels, height = 1, width = 1] = dims;
  const isSpatial = dims.length === 4 && own.length === 4 && own[1] === channels && own[0] === dims[0];
  const source = isSpatial ? toMap(context, node, input) : null;
  const spread =
    source && addDraft(context, node, 'Upsample', { mode: 'nearest', size: [height, width] }, [source]);
  return spread ? viewDraft(context, spread) : addOpaque(context, node, [input], { dims, reach: 'global' });
};

const handleDepthToSpace: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  const block = getInt(node, 'blocksize', 1);
  const source = input ? toMap(context, node, input) : null;
  if (source === null || block < 1) return null;
  const add = node.opType === 'DepthToSpace' ? addDepthToSpace : addSpaceToDepth;
  return add(context, node, viewDraft(context, source), [block, block]);
};

/** Handlers of views. */
export const viewHandlers: NodeHandlers = {
  Reshape: handleReshape,
  Transpose: handleTranspose,
  Flatten: handleFlatten,
  Squeeze: handleSqueeze,
  Unsqueeze: handleUnsqueeze,
  Expand: handleExpand,
  DepthToSpace: handleDepthToSpace,
  SpaceToDepth: handleDepthToSpace,
};
