/** @file Layers for operations that are not understood: connected, with the shape they are known to have. */
import type { LayerParams } from '../../layers/catalogue';
import { isMapShape, type Shape } from '../../layers/shape';
import { type Axes, type AxisLabel, createAxes, getDims, getLabels, reshapeAxes } from './axes';
import { addDraft, type TranslationContext } from './drafts';
import type { OnnxNode } from './onnxModel';
import { countIn } from './tally';
import type { LayerValue } from './value';

/** What is known of an operation that has no kind of its own. */
export interface OpaqueOptions {
  /** Its name; by default the node's operator. */
  readonly operation?: string;
  /** The ONNX shape of its output; null where it is taken to be that of the first input. */
  readonly dims?: readonly number[] | null;
  /** Whether each output sees the whole input. */
  readonly reach?: 'local' | 'global';
  readonly params?: Partial<LayerParams<'Opaque'>>;
  readonly suffix?: string;
}

/** The labels of a tensor of rank 4 whose every axis is one of a map's; else ONNX's usual order. */
export function getMapOrder(axes: Axes): readonly AxisLabel[] {
  const labels = axes.map((axis) => [...getLabels(axis)]);
  const order = labels.flat();
  const isOrder = axes.length === 4 && labels.every((list) => list.length === 1) && new Set(order).size === 4;
  return isOrder && order[0] === 'n' ? order : ['n', 'c', 'h', 'w'];
}

/** A shape for a tensor of any rank, and how the tensor's axes lie over it. */
function placeDims(
  dims: readonly number[],
  batch: number,
  order: readonly AxisLabel[],
): { readonly shape: Shape; readonly axes: Axes } | null {
  const [first, second = 1, third = 1, fourth = 1] = dims;
  if (dims.some((length) => length < 1)) return null;
  if (first === batch && dims.length === 4) {
    const lengths: Record<AxisLabel, number> = { n: batch, c: 1, h: 1, w: 1, copy: 1 };
    for (const [index, length] of [batch, second, third, fourth].entries())
      lengths[order[index] ?? 'n'] = length;
    const axes = order.map((label) => [{ label, size: lengths[label], stride: 1 }]);
    return { shape: { channels: lengths.c, height: lengths.h, width: lengths.w }, axes };
  }
  if (first === batch && dims.length === 3) {
    // Tokens: a sequence of vectors, kept as a map that is one pixel wide.
    const shape = { channels: third, height: second, width: 1 };
    const [n = [], c = [], h = [], w = []] = createAxes(shape, batch);
    return { shape, axes: [n, [...h, ...w], c] };
  }
  if (first === batch && dims.length === 2) {
    const shape = { features: second };
    return { shape, axes: createAxes(shape, batch) };
  }
  const features = dims.reduce((product, length) => product * length, 1);
  const axes = reshapeAxes([[{ label: 'c', size: features, stride: 1 }]], dims);
  return axes && { shape: { features }, axes };
}

/** Adds an Opaque layer over the given inputs and counts it as not understood. */
export function addOpaque(
  context: TranslationContext,
  node: OnnxNode,
  inputs: readonly [LayerValue, ...LayerValue[]],
  options: OpaqueOptions = {},
): LayerValue {
  const [first] = inputs;
  const { operation = node.opType, dims = null, reach = 'local', params = {}, suffix = '' } = options;
  countIn(context.tally.unsupported, operation);
  const own = getDims(first.axes);
  const isLikeInput =
    dims === null || (dims.length === own.length && dims.every((length, axis) => length === own[axis]));
  const placed = isLikeInput ? null : placeDims(dims, context.batch, getMapOrder(first.axes));
  const described = { ...params, operation: operation.slice(0, 80), reach };
  const sources = inputs.slice(0, 1024).map((input) => input.draft);
  const shaped =
    placed && addDraft(context, node, 'Opaque', { ...described, outputShape: placed.shape }, sources, suffix);
  if (shaped) return { kind: 'layer', draft: shaped, axes: placed.axes };
  const draft = addDraft(context, node, 'Opaque', described, sources, suffix);
  // Its parameters are within the limits by construction; without them it still says what is missing.
  if (draft === null) return first;
  const isKept = isMapShape(draft.shape) === isMapShape(first.draft.shape) && params.stride === undefined;
  return { kind: 'layer', draft, axes: isKept ? first.axes : createAxes(draft.shape, context.batch) };
}
