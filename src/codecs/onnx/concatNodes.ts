/** @file Concat: channels put together, stacks, and single pixels spread over a map. */
import { isMapShape, isSameShape, type Shape } from '../../layers/shape';
import { toMap, toVector } from './arrangement';
import { getInt, resolveAxis } from './attributes';
import { getAxisLength, getDims, isSameArrangement, isWholeAxis } from './axes';
import { addDraft, getInput, getValueDims, resolveDraft, type TranslationContext } from './drafts';
import type { NodeHandler, NodeHandlers } from './handler';
import type { OnnxNode } from './onnxModel';
import { addOpaque } from './opaqueDrafts';
import { type Draft, type LayerValue, replaceAxis } from './value';

/** Tensors put together along an axis of length 1, as `stack` does: channels with a new axis outside. */
function stackLayers(
  node: OnnxNode,
  context: TranslationContext,
  values: readonly LayerValue[],
  axis: number,
): LayerValue | null {
  const [first] = values;
  const drafts = values.map((value) => resolveDraft(value.draft));
  const [shape] = drafts.map((draft) => draft.shape);
  if (first === undefined || shape === undefined || !isMapShape(shape)) return null;
  const { channels } = shape;
  const isStack = values.every(
    (value, index) =>
      isSameShape(drafts[index]?.shape ?? { features: 0 }, shape) &&
      value.axes.every((own, position) => isSameArrangement(own, first.axes[position] ?? [])),
  );
  const isPlain = first.axes.some((own) => isWholeAxis(own, 'c', channels)) && channels > 1;
  if (!isStack || !isPlain || getAxisLength(first.axes[axis] ?? []) !== 1) return null;
  const draft = addDraft(context, node, 'Concat', {}, drafts);
  return draft && replaceAxis(first, axis, draft, [{ label: 'c', size: values.length, stride: channels }]);
}

function isPixel(shape: Shape): boolean {
  return isMapShape(shape) && shape.height * shape.width === 1;
}

/** The first tensor that is more than one pixel: a Concat spreads single pixels over the positions of the others. */
function findWidest(values: readonly LayerValue[]): LayerValue | undefined {
  return values.find((value) => !isPixel(resolveDraft(value.draft).shape)) ?? values[0];
}

/** The layers of a Concat over channels; null where it is over something else. */
function findConcatSources(
  node: OnnxNode,
  context: TranslationContext,
  values: readonly LayerValue[],
  axis: number,
): readonly Draft[] | null {
  const drafts = values.map((value) => resolveDraft(value.draft));
  const first = findWidest(values);
  const isMixed = new Set(drafts.map((draft) => isMapShape(draft.shape))).size > 1;
  for (const [index, value] of values.entries()) {
    const shape = drafts[index]?.shape;
    if (shape === undefined) return null;
    const channels = isMapShape(shape) ? shape.channels : shape.features;
    if (!isWholeAxis(value.axes[axis] ?? [], 'c', channels)) return null;
    const isAligned = value.axes.every((own, position) => {
      const isSpread = position > 0 && getAxisLength(own) === 1 && isPixel(shape);
      return position === axis || isSpread || isSameArrangement(own, first?.axes[position] ?? []);
    });
    if (!isAligned) return null;
  }
  if (!isMixed) return drafts;
  const place = first?.axes.length === 2 ? toVector : toMap;
  const placed = values.map((value) => place(context, node, value)).filter((draft) => draft !== null);
  return placed.length === values.length ? placed : null;
}

const handleConcat: NodeHandler = (node, context) => {
  const inputs = node.inputs.map((_, port) => getInput(node, context, port));
  const layers = inputs.filter((input) => input?.kind === 'layer');
  const [first] = layers;
  const axis = first && resolveAxis(getInt(node, 'axis', 1), first.axes.length);
  if (first === undefined || axis == null) return null;
  const sources = layers.length === inputs.length ? findConcatSources(node, context, layers, axis) : null;
  const draft = sources && addDraft(context, node, 'Concat', {}, sources);
  if (draft) {
    const { shape } = draft;
    const size = isMapShape(shape) ? shape.channels : shape.features;
    return replaceAxis(findWidest(layers) ?? first, axis, draft, [{ label: 'c', size, stride: 1 }]);
  }
  const stacked = layers.length === inputs.length ? stackLayers(node, context, layers, axis) : null;
  if (stacked) return stacked;
  const shapes = inputs.map((input) => (input ? getValueDims(input) : null));
  const lengths = shapes.map((dims) => dims?.[axis] ?? 1);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const dims = getDims(first.axes).map((length, index) => (index === axis ? total : length));
  return addOpaque(context, node, [first, ...layers.slice(1)], { dims, reach: 'global' });
};

/** The handler of Concat. */
export const concatHandlers: NodeHandlers = { Concat: handleConcat };
