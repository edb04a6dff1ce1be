/** @file Parts of a tensor: channels cut out, maps cropped or thinned. */
import { isMapShape } from '../../layers/shape';
import { bothAxes, type PerAxis } from '../../util/perAxis';
import { getInt, resolveAxis } from './attributes';
import { compactAxis, getAxisLength, getDims, isWholeAxis } from './axes';
import {
  addDraft,
  getConstantInput,
  getLayerInput,
  isUsed,
  resolveDraft,
  type TranslationContext,
} from './drafts';
import { splitEvenly } from './foldConstants';
import type { NodeHandler, NodeHandlers } from './handler';
import type { OnnxNode } from './onnxModel';
import { addOpaque } from './opaqueDrafts';
import { getListArgument, getSliceRanges, type SliceRange } from './shapeArguments';
import { type LayerValue, replaceAxis } from './value';

interface Cut {
  readonly axis: number;
  readonly range: SliceRange;
  /** Tells the layers of several cuts by one node apart. */
  readonly suffix?: string;
}

function isWhole(range: SliceRange, length: number): boolean {
  return range.start === 0 && range.step === 1 && range.count === length;
}

/** Takes channels; works on the outermost piece of channels that were split, too. */
function cutChannels(
  node: OnnxNode,
  context: TranslationContext,
  value: LayerValue,
  { axis, range, suffix = '' }: Cut,
): LayerValue | null {
  const draft = resolveDraft(value.draft);
  const [atom, ...rest] = compactAxis(value.axes[axis] ?? []);
  if (atom?.label !== 'c' || rest.length > 0 || range.step !== 1) return null;
  const { shape } = draft;
  const total = isMapShape(shape) ? shape.channels : shape.features;
  if (atom.size * atom.stride !== total) return null;
  const start = range.start * atom.stride;
  const features = range.count * atom.stride;
  const made = isMapShape(shape)
    ? addDraft(context, node, 'ChannelSlice', { start, end: start + features }, [draft], suffix)
    : null;
  if (made) return replaceAxis(value, axis, made, [{ ...atom, size: range.count }]);
  if (isMapShape(shape)) return null;
  const plain: LayerValue = { kind: 'layer', draft, axes: [[], [{ label: 'c', size: total, stride: 1 }]] };
  const part = addOpaque(context, node, [plain], { params: { outputShape: { features } }, suffix });
  return replaceAxis(value, axis, part.draft, [{ ...atom, size: range.count }]);
}

/** Crops a map along one axis, then keeps every `step`th row or column. */
function cutSpace(
  node: OnnxNode,
  context: TranslationContext,
  value: LayerValue,
  { axis, range, suffix = '' }: Cut,
): LayerValue | null {
  const draft = resolveDraft(value.draft);
  if (!isMapShape(draft.shape) || range.step < 1) return null;
  const atoms = value.axes[axis] ?? [];
  const { height, width } = draft.shape;
  const isVertical = isWholeAxis(atoms, 'h', height) && height > 1;
  if (!isVertical && !(isWholeAxis(atoms, 'w', width) && width > 1)) return null;
  const left = getAxisLength(atoms) - range.start;
  const isToEnd = Math.ceil(left / range.step) === range.count;
  const end = isToEnd ? 0 : left - ((range.count - 1) * range.step + 1);
  const label = isVertical ? 'h' : 'w';
  let result = draft;
  if (range.start > 0 || end > 0) {
    const crop = { before: -range.start + 0, after: -end + 0 };
    const none = { before: 0, after: 0 };
    const [vertical, horizontal] = isVertical ? [crop, none] : [none, crop];
    const padding = {
      ...{ top: vertical.before, bottom: vertical.after },
      ...{ left: horizontal.before, right: horizontal.after },
    };
    const cropSuffix = range.step > 1 ? `${suffix}/Crop` : suffix;
    const cropped = addDraft(context, node, 'ZeroPad2d', { padding }, [result], cropSuffix);
    if (cropped === null) return null;
    result = cropped;
  }
  if (range.step > 1) {
    // A maximum over one element is that element.
    const stride: PerAxis<number> = isVertical ? [range.step, 1] : [1, range.step];
    const thinned = addDraft(
      context,
      node,
      'MaxPool2d',
      { kernelSize: bothAxes(1), stride },
      [result],
      suffix,
    );
    if (thinned === null) return null;
    result = thinned;
  }
  return replaceAxis(value, axis, result, [{ label, size: range.count, stride: 1 }]);
}

/** Takes a range of one axis. */
function cut(node: OnnxNode, context: TranslationContext, value: LayerValue, part: Cut): LayerValue {
  const { axis, range, suffix = '' } = part;
  if (isWhole(range, getAxisLength(value.axes[axis] ?? []))) return value;
  const known = cutChannels(node, context, value, part) ?? cutSpace(node, context, value, part);
  if (known && range.count > 0) return known;
  const dims = getDims(value.axes).map((length, index) =>
    index === axis ? Math.max(1, range.count) : length,
  );
  return addOpaque(context, node, [value], { dims, suffix });
}

const handleSlice: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  const constants = node.inputs.map((_, port) => getConstantInput(node, context, port));
  const ranges = input && getSliceRanges(node, getDims(input.axes), constants);
  if (!input || !ranges) return null;
  let value = input;
  for (const [axis, range] of ranges) {
    if (range.count < 1) return null;
    value = cut(node, context, value, { axis, range });
  }
  return value;
};

const handleSplit: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  const axis = input && resolveAxis(getInt(node, 'axis', 0), input.axes.length);
  if (!input || axis == null) return null;
  const length = getAxisLength(input.axes[axis] ?? []);
  const sizes =
    getListArgument(node, 'split', getConstantInput(node, context, 1)) ??
    splitEvenly(length, node.outputs.length);
  let start = 0;
  return node.outputs.map((output, index) => {
    const count = sizes[index] ?? 0;
    const range = { start, step: 1, count };
    start += count;
    if (!isUsed(context, output) || count < 1 || start > length) return null;
    return cut(node, context, input, { axis, range, suffix: index === 0 ? '' : `_${index + 1}` });
  });
};

/** One index, or several in a row, as a range; null for any other choice. */
function findRange(indices: readonly number[], length: number): SliceRange | null {
  const [first, ...rest] = indices.map((index) => (index < 0 ? index + length : index));
  if (first === undefined || first < 0 || first + rest.length >= length) return null;
  const isRow = rest.every((index, offset) => index === first + offset + 1);
  return isRow ? { start: first, step: 1, count: indices.length } : null;
}

const handleGather: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  const indices = getConstantInput(node, context, 1);
  const axis = input && resolveAxis(getInt(node, 'axis', 0), input.axes.length);
  if (!input || axis == null || !indices?.dims) return null;
  const own = getDims(input.axes);
  const range = indices.data && indices.dims.length < 2 ? findRange(indices.data, own[axis] ?? 1) : null;
  if (range === null) {
    const dims = [...own.slice(0, axis), ...indices.dims, ...own.slice(axis + 1)];
    return addOpaque(context, node, [input], { dims, reach: 'global' });
  }
  const value = cut(node, context, input, { axis, range });
  const isScalar = indices.dims.length === 0;
  return isScalar ? { ...value, axes: value.axes.filter((_, index) => index !== axis) } : value;
};

/** Handlers of cutting. */
export const sliceHandlers: NodeHandlers = {
  Slice: handleSlice,
  Split: handleSplit,
  Gather: handleGather,
};
