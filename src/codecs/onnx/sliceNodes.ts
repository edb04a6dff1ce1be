/** @file Parts of a tensor: channels cut out, maps cropped or thinned. */
import { isMapShape } from '../../layers/shape';
import { bothAxes, type PerAxis } from '../../util/perAxis';
import { getInt, resolveAxis } from './attributes';
import { compactAxis, getAxisLength, getDims, getLabels, isWholeAxis } from './axes';
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

/** One part of a tensor that is split into a list: input, sizes of the parts (one for all, or one each), position. */
const handleSequenceAt: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  const axis = input && resolveAxis(getInt(node, 'axis', 0), input.axes.length);
  const [position] = getConstantInput(node, context, 2)?.data ?? [];
  if (!input || axis == null || position === undefined) return null;
  const length = getAxisLength(input.axes[axis] ?? []);
  const given = getConstantInput(node, context, 1);
  if (given && !given.data) return null;
  const isOneEach = given === undefined;
  const [size = 1] = given?.data ?? [];
  const isList = given?.dims?.length === 1;
  if (size < 1) return null;
  const sizes = isList
    ? (given?.data ?? [])
    : Array.from({ length: Math.min(length, Math.ceil(length / size)) }, (_, part) =>
        Math.min(size, length - part * size),
      );
  const part = position < 0 ? position + sizes.length : position;
  const count = sizes[part] ?? 0;
  const start = sizes.slice(0, part).reduce((sum, own) => sum + own, 0);
  if (count < 1 || start + count > length) return null;
  const value = cut(node, context, input, { axis, range: { start, step: 1, count } });
  const isDropped = isOneEach && getInt(node, 'keepdims', 1) === 0;
  return isDropped ? { ...value, axes: value.axes.filter((_, own) => own !== axis) } : value;
};

/** Indices as ranges: one where they stand in a row, one for each run otherwise; null where one does not exist. */
function findRanges(indices: readonly number[], length: number): readonly SliceRange[] | null {
  const ranges: { start: number; step: number; count: number }[] = [];
  for (const index of indices) {
    const start = index < 0 ? index + length : index;
    if (start < 0 || start >= length) return null;
    const last = ranges.at(-1);
    if (last && start === last.start + last.count) last.count += 1;
    else ranges.push({ start, step: 1, count: 1 });
  }
  return ranges;
}

/** The most runs that a choice of channels is written out for. */
const maxRuns = 16;

/** Chosen channels, run by run and put together again: colours in another order, say. */
function pickChannels(
  node: OnnxNode,
  context: TranslationContext,
  input: LayerValue,
  { axis, ranges }: { readonly axis: number; readonly ranges: readonly SliceRange[] },
): LayerValue | null {
  const draft = resolveDraft(input.draft);
  const { shape } = draft;
  if (!isMapShape(shape) || !isWholeAxis(input.axes[axis] ?? [], 'c', shape.channels)) return null;
  if (ranges.length > maxRuns) return null;
  const parts = ranges.map(({ start, count }, index) =>
    addDraft(context, node, 'ChannelSlice', { start, end: start + count }, [draft], `/Part_${index + 1}`),
  );
  const known = parts.filter((part) => part !== null);
  const joined = known.length === parts.length ? addDraft(context, node, 'Concat', {}, known) : null;
  const size = ranges.reduce((sum, { count }) => sum + count, 0);
  return joined && replaceAxis(input, axis, joined, [{ label: 'c', size, stride: 1 }]);
}

const handleGather: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  const indices = getConstantInput(node, context, 1);
  const axis = input && resolveAxis(getInt(node, 'axis', 0), input.axes.length);
  if (!input || axis == null || !indices?.dims) return null;
  const own = getDims(input.axes);
  const length = own[axis] ?? 1;
  const ranges = indices.data && indices.dims.length < 2 ? findRanges(indices.data, length) : null;
  const [range] = ranges ?? [];
  const picked = ranges && ranges.length > 1 ? pickChannels(node, context, input, { axis, ranges }) : null;
  if (picked) return picked;
  if (range === undefined || ranges?.length !== 1) {
    const dims = [...own.slice(0, axis), ...indices.dims, ...own.slice(axis + 1)];
    const isLocal = getLabels(input.axes[axis] ?? []).has('c');
    return addOpaque(context, node, [input], { dims, reach: isLocal ? 'local' : 'global' });
  }
  const value = cut(node, context, input, { axis, range });
  const isScalar = indices.dims.length === 0;
  return isScalar ? { ...value, axes: value.axes.filter((_, index) => index !== axis) } : value;
};

/** Handlers of cutting. */
export const sliceHandlers: NodeHandlers = {
  Slice: handleSlice,
  Split: handleSplit,
  SequenceAt: handleSequenceAt,
  Gather: handleGather,
};
