/** @file Pooling: over windows, over the whole map, and reductions over space, which are the same. */
import { isMapShape } from '../../layers/shape';
import { toMap } from './arrangement';
import { getInt, getInts, resolveAxes } from './attributes';
import { type AxisAtoms, compactAxis, coversLabels, getDims, getLabels } from './axes';
import { getPair, readPadding } from './convNodes';
import {
  addDraft,
  getConstantInput,
  getLayerInput,
  resolveDraft,
  type TranslationContext,
  viewDraft,
} from './drafts';
import type { NodeHandler, NodeHandlers } from './handler';
import type { OnnxNode } from './onnxModel';
import { addOpaque } from './opaqueDrafts';
import { getListArgument } from './shapeArguments';
import { countApproximation } from './tally';
import type { Draft, LayerValue } from './value';

function translatePool(node: OnnxNode, context: TranslationContext, kind: 'MaxPool2d' | 'AvgPool2d') {
  const input = getLayerInput(node, context);
  const kernelSize = getInts(node, 'kernel_shape') && getPair(node, 'kernel_shape', 1);
  const stride = getPair(node, 'strides', 1);
  const dilation = getPair(node, 'dilations', 1);
  if (!input || !kernelSize || !stride || !dilation) return null;
  const source = toMap(context, node, input);
  const padding = source && readPadding(node, kernelSize, stride, dilation, source);
  if (source === null || padding === null) return null;
  const ceilMode = getInt(node, 'ceil_mode', 0) === 1;
  const window = { kernelSize, stride, padding, ceilMode };
  if (kind === 'MaxPool2d') {
    const draft = addDraft(context, node, kind, { ...window, dilation }, [source]);
    return draft && viewDraft(context, draft);
  }
  if (dilation[0] !== 1 || dilation[1] !== 1) {
    // Since operator set 19; no average here has gaps, and a maximum reads the same units.
    const draft = addDraft(context, node, 'MaxPool2d', { ...window, dilation }, [source]);
    if (draft) countApproximation(context.tally, node.opType, 'MaxPool2d');
    return draft && viewDraft(context, draft);
  }
  const countIncludePad = getInt(node, 'count_include_pad', 0) === 1;
  const draft = addDraft(context, node, kind, { ...window, countIncludePad }, [source]);
  return draft && viewDraft(context, draft);
}

const handleGlobal =
  (kind: 'GlobalAvgPool' | 'GlobalMaxPool'): NodeHandler =>
  (node, context) => {
    const input = getLayerInput(node, context);
    const source = input ? toMap(context, node, input) : null;
    const draft = source && addDraft(context, node, kind, {}, [source]);
    return draft && viewDraft(context, draft);
  };

/** The axes that a reduction is over; null where they are not known. */
function getReducedAxes(node: OnnxNode, context: TranslationContext, rank: number): readonly number[] | null {
  const constant = getConstantInput(node, context, 1);
  const list = getListArgument(node, 'axes', constant);
  const isOpen = list === null && constant !== undefined;
  if (isOpen) return null;
  if ((list ?? []).length > 0) return resolveAxes(list ?? [], rank);
  return getInt(node, 'noop_with_empty_axes', 0) === 1 ? [] : Array.from({ length: rank }, (_, axis) => axis);
}

const reductions: Readonly<Record<string, 'GlobalAvgPool' | 'GlobalMaxPool'>> = {
  ReduceMean: 'GlobalAvgPool',
  ReduceMax: 'GlobalMaxPool',
};

/** Most parts that a sum over stacked channels is written out for. */
const maxParts = 16;

/** A sum over an axis that channels were split or stacked into: the sum of the parts. */
function sumParts(
  node: OnnxNode,
  context: TranslationContext,
  input: LayerValue,
  over: AxisAtoms,
): Draft | null {
  const draft = resolveDraft(input.draft);
  const [atom, ...rest] = compactAxis(over);
  if (!isMapShape(draft.shape) || atom?.label !== 'c' || rest.length > 0) return null;
  const isOutermost = atom.size * atom.stride === draft.shape.channels && atom.stride > 1;
  if (!isOutermost || atom.size > maxParts) return null;
  const parts = Array.from({ length: atom.size }, (_, index) => {
    const cut = { start: index * atom.stride, end: (index + 1) * atom.stride };
    return addDraft(context, node, 'ChannelSlice', cut, [draft], `/Part_${index + 1}`);
  });
  const known = parts.filter((part) => part !== null);
  return known.length === parts.length ? addDraft(context, node, 'Add', {}, known) : null;
}

const handleReduction: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  const reduced = input && getReducedAxes(node, context, input.axes.length);
  if (!input || !reduced) return null;
  const draft = resolveDraft(input.draft);
  const keepsAxes = getInt(node, 'keepdims', 1) === 1;
  const hollow = (axis: AxisAtoms) => axis.map((atom) => ({ ...atom, size: 1, stride: 1 }));
  const axes = input.axes
    .map((axis, index) => (reduced.includes(index) ? hollow(axis) : axis))
    .filter((_, index) => keepsAxes || !reduced.includes(index));
  const over = input.axes.filter((_, index) => reduced.includes(index));
  const kind = reductions[node.opType];
  if (kind !== undefined && isMapShape(draft.shape)) {
    const { height, width } = draft.shape;
    if (coversLabels(over, { h: height, w: width })) {
      const pooled = addDraft(context, node, kind, {}, [draft]);
      return pooled && { kind: 'layer', draft: pooled, axes };
    }
  }
  const [only] = over;
  const isSum = node.opType === 'ReduceSum' || node.opType === 'ReduceMean';
  const summed = isSum && over.length === 1 && only ? sumParts(node, context, input, only) : null;
  if (summed) return { kind: 'layer', draft: summed, axes };
  // A mean over single elements changes nothing.
  if (over.every((axis) => coversLabels([axis], {}))) return { ...input, axes };
  const isSpatial = over.some((axis) => getLabels(axis).has('h') || getLabels(axis).has('w'));
  return addOpaque(context, node, [input], {
    dims: getDims(axes),
    reach: isSpatial || !isMapShape(draft.shape) ? 'global' : 'local',
  });
};

const handleArgument: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  const [axis] = (input && resolveAxes([getInt(node, 'axis', 0)], input.axes.length)) ?? [];
  if (!input || axis === undefined) return null;
  const keepsAxes = getInt(node, 'keepdims', 1) === 1;
  const dims = getDims(input.axes)
    .map((length, index) => (index === axis ? 1 : length))
    .filter((_, index) => keepsAxes || index !== axis);
  const isLocal = getLabels(input.axes[axis] ?? []).has('c');
  return addOpaque(context, node, [input], { dims, reach: isLocal ? 'local' : 'global' });
};

const handleLpPool: NodeHandler = (node, context) => {
  const value = translatePool(node, context, 'AvgPool2d');
  if (value) countApproximation(context.tally, node.opType, 'AvgPool2d');
  return value;
};

const handleGlobalLpPool: NodeHandler = (node, context) => {
  const value = handleGlobal('GlobalAvgPool')(node, context);
  if (value) countApproximation(context.tally, node.opType, 'GlobalAvgPool');
  return value;
};

const reduceOperators = [
  ...['ReduceMean', 'ReduceMax', 'ReduceMin', 'ReduceSum', 'ReduceProd', 'ReduceL1', 'ReduceL2'],
  ...['ReduceSumSquare', 'ReduceLogSum', 'ReduceLogSumExp'],
];

/** Handlers of pooling and reductions. */
export const poolHandlers: NodeHandlers = {
  MaxPool: (node, context) => translatePool(node, context, 'MaxPool2d'),
  AveragePool: (node, context) => translatePool(node, context, 'AvgPool2d'),
  LpPool: handleLpPool,
  GlobalAveragePool: handleGlobal('GlobalAvgPool'),
  GlobalMaxPool: handleGlobal('GlobalMaxPool'),
  GlobalLpPool: handleGlobalLpPool,
  ...Object.fromEntries(reduceOperators.map((operator) => [operator, handleReduction])),
  ArgMax: handleArgument,
  ArgMin: handleArgument,
};
