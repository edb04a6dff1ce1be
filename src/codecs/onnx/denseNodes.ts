/** @file Products with weight matrices: dense layers, or pointwise convolutions where positions stay apart. */
import { isMapShape } from '../../layers/shape';
import { holdsEverything, toVector } from './arrangement';
import { getInt } from './attributes';
import { type Axes, getAxisLength, getDims, isWholeAxis } from './axes';
import { setWeightScope } from './convNodes';
import {
  addDraft,
  getConstantInput,
  getInput,
  getLayerInput,
  resolveDraft,
  type TranslationContext,
} from './drafts';
import type { NodeHandler, NodeHandlers } from './handler';
import type { OnnxNode } from './onnxModel';
import { addOpaque } from './opaqueDrafts';
import type { ConstantValue, LayerValue } from './value';

/** A product with a weight matrix. */
export interface Product {
  readonly input: LayerValue;
  readonly weights: ConstantValue;
  /** The axis of the input that is summed over. */
  readonly axis: number;
  readonly outFeatures: number;
  readonly bias: boolean;
}

/** The product of an input with a weight matrix along one of its axes. */
export function translateProduct(node: OnnxNode, context: TranslationContext, product: Product): LayerValue {
  const { input, weights, axis, outFeatures, bias } = product;
  const draft = resolveDraft(input.draft);
  const { shape } = draft;
  const summed = input.axes[axis] ?? [];
  const length = getAxisLength(summed);
  const replaceAxis = (axes: Axes): Axes =>
    axes.map((own, index) => (index === axis ? [{ label: 'c', size: outFeatures, stride: 1 }] : own));
  const isPooledVector = isMapShape(shape) && shape.height * shape.width === 1 && input.axes.length <= 2;
  if (isMapShape(shape) && isWholeAxis(summed, 'c', shape.channels) && length > 1 && !isPooledVector) {
    const params = { outChannels: outFeatures, kernelSize: [1, 1], padding: 'valid', bias } as const;
    const made = addDraft(context, node, 'Conv2d', params, [draft]);
    if (made) {
      setWeightScope(made, weights);
      return { kind: 'layer', draft: made, axes: replaceAxis(input.axes) };
    }
  } else if (holdsEverything(summed, draft)) {
    const source = toVector(context, node, input);
    const made = source && addDraft(context, node, 'Linear', { outFeatures, bias }, [source]);
    if (made) {
      setWeightScope(made, weights);
      return { kind: 'layer', draft: made, axes: replaceAxis(input.axes) };
    }
  }
  const dims = getDims(input.axes).map((own, index) => (index === axis ? outFeatures : own));
  return addOpaque(context, node, [input], { dims, reach: 'global' });
}

const handleGemm: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  const weights = getConstantInput(node, context, 1);
  if (!input || weights?.dims?.length !== 2 || input.axes.length !== 2) return null;
  if (getInt(node, 'transA', 0) === 1) return null;
  const [rows = 0, columns = 0] = weights.dims;
  const isTransposed = getInt(node, 'transB', 0) === 1;
  const bias = getInput(node, context, 2) !== undefined;
  const inFeatures = isTransposed ? columns : rows;
  if (inFeatures !== getAxisLength(input.axes[1] ?? [])) context.tally.mismatches += 1;
  const outFeatures = isTransposed ? rows : columns;
  return translateProduct(node, context, { input, weights, axis: 1, outFeatures, bias });
};

/** Products of two tensors that both depend on the image: attention, correlation and the like. */
function translateMixing(node: OnnxNode, context: TranslationContext): LayerValue | null {
  const a = getLayerInput(node, context, 0);
  const b = getLayerInput(node, context, 1);
  if (!a || !b) return null;
  const dims = [...getDims(a.axes).slice(0, -1), getDims(b.axes).at(-1) ?? 1];
  return addOpaque(context, node, [a, b], { dims, reach: 'global' });
}

function translateMatMul(node: OnnxNode, context: TranslationContext, rightPort: number): LayerValue | null {
  const left = getInput(node, context, 0);
  const right = getInput(node, context, rightPort);
  if (left?.kind === 'layer' && right?.kind === 'constant') {
    const { dims } = right;
    const [rows, columns] = dims?.slice(-2) ?? [];
    const axis = left.axes.length - 1;
    const isMatrix = dims?.slice(0, -2).every((length) => length === 1) === true;
    if (!isMatrix || rows === undefined || columns === undefined) return null;
    if (rows !== getAxisLength(left.axes[axis] ?? [])) context.tally.mismatches += 1;
    const product = { input: left, weights: right, axis, outFeatures: columns, bias: false };
    return translateProduct(node, context, product);
  }
  if (left?.kind === 'constant' && right?.kind === 'layer') {
    const { dims } = left;
    const [rows, columns] = dims?.slice(-2) ?? [];
    const axis = right.axes.length - 2;
    const isMatrix = dims?.slice(0, -2).every((length) => length === 1) === true;
    if (!isMatrix || rows === undefined || columns === undefined || axis < 0) return null;
    const product = { input: right, weights: left, axis, outFeatures: rows, bias: false };
    return translateProduct(node, context, product);
  }
  return translateMixing(node, context);
}

/** Handlers of matrix products. */
export const denseHandlers: NodeHandlers = {
  Gemm: handleGemm,
  MatMul: (node, context) => translateMatMul(node, context, 1),
  MatMulInteger: (node, context) => translateMatMul(node, context, 1),
  QLinearMatMul: (node, context) => translateMatMul(node, context, 3),
};
