/** @file Convolutions: Conv, ConvTranspose and the quantised forms of Conv. */
import type { Padding } from '../../layers/padding';
import { getMapSize, isMapShape } from '../../layers/shape';
import { computeEffectiveKernel } from '../../layers/window';
import { mapAxes, type PerAxis } from '../../util/perAxis';
import { toMap } from './arrangement';
import { getInt, getInts, getText } from './attributes';
import {
  addDraft,
  getConstantInput,
  getInput,
  getLayerInput,
  type TranslationContext,
  viewDraft,
} from './drafts';
import type { NodeHandler, NodeHandlers } from './handler';
import type { OnnxNode } from './onnxModel';
import { addOpaque } from './opaqueDrafts';
import type { ConstantValue, Draft, LayerValue } from './value';

/** Two lengths from an attribute, [height, width]; null where the attribute is about other than two axes. */
export function getPair(node: OnnxNode, name: string, fallback: number): PerAxis<number> | null {
  const values = getInts(node, name);
  if (values === null) return [fallback, fallback];
  const [height, width] = values;
  return height === undefined || width === undefined || values.length !== 2 ? null : [height, width];
}

/**
 * The padding of a convolution or pool. SAME_UPPER is `same`; SAME_LOWER puts the odd pixel first, which is
 * written out for the map's size.
 */
export function readPadding(
  node: OnnxNode,
  kernelSize: PerAxis<number>,
  stride: PerAxis<number>,
  dilation: PerAxis<number>,
  input: Draft,
): Padding | null {
  const autoPad = getText(node, 'auto_pad', 'NOTSET');
  if (autoPad === 'VALID') return 'valid';
  if (autoPad === 'SAME_UPPER') return 'same';
  if (autoPad === 'SAME_LOWER') {
    if (!isMapShape(input.shape)) return null;
    const [vertical, horizontal] = mapAxes(getMapSize(input.shape), (size, axis) => {
      const kernel = computeEffectiveKernel(kernelSize[axis], dilation[axis]);
      const step = Math.max(1, stride[axis]);
      const total = Math.max((Math.ceil(size / step) - 1) * step + kernel - size, 0);
      return { before: Math.ceil(total / 2), after: Math.floor(total / 2) };
    });
    return {
      ...{ top: vertical.before, bottom: vertical.after },
      ...{ left: horizontal.before, right: horizontal.after },
    };
  }
  const pads = getInts(node, 'pads');
  if (pads === null) return 'valid';
  const [top, left, bottom, right] = pads;
  const isPair = pads.length === 4 && top !== undefined && left !== undefined;
  return isPair && bottom !== undefined && right !== undefined ? { top, bottom, left, right } : null;
}

/** The scope of a layer is that of its weights where the node's name tells nothing. */
export function setWeightScope(draft: Draft, weights: ConstantValue | undefined): void {
  if (weights?.origin && !draft.scope.includes('/')) draft.scope = weights.origin;
}

function translateConv(node: OnnxNode, context: TranslationContext, weightPort: number): LayerValue | null {
  const input = getLayerInput(node, context);
  const weights = getConstantInput(node, context, weightPort);
  const dims = weights?.dims;
  const outChannels = dims?.[0];
  if (!input || input.axes.length > 4) return null;
  if (weights !== undefined && dims === null) return addUnknownConv(node, context, input);
  if (outChannels === undefined || dims?.length !== 4) return null;
  const kernelSize: PerAxis<number> = getPairOr(node, 'kernel_shape', [dims[2] ?? 1, dims[3] ?? 1]);
  const stride = getPair(node, 'strides', 1);
  const dilation = getPair(node, 'dilations', 1);
  const source = toMap(context, node, input);
  if (stride === null || dilation === null || source === null) return null;
  const padding = readPadding(node, kernelSize, stride, dilation, source);
  if (padding === null) return null;
  const groups = getInt(node, 'group', 1);
  const bias = getInput(node, context, weightPort === 1 ? 2 : 8) !== undefined;
  if (isMapShape(source.shape) && source.shape.channels !== (dims[1] ?? 0) * groups)
    context.tally.mismatches += 1;
  const params = { outChannels, kernelSize, stride, dilation, padding, groups, bias };
  const draft = addDraft(context, node, 'Conv2d', params, [source]);
  if (draft) setWeightScope(draft, weights);
  return draft && viewDraft(context, draft);
}

/** A convolution whose weights come from somewhere unknown: at least its window is known. */
function addUnknownConv(node: OnnxNode, context: TranslationContext, input: LayerValue): LayerValue | null {
  const kernel = getInts(node, 'kernel_shape') && getPair(node, 'kernel_shape', 1);
  const stride = getPair(node, 'strides', 1);
  const dilation = getPair(node, 'dilations', 1);
  if (!kernel || !stride || !dilation || input.axes.length !== 4) return null;
  const kernelSize = mapAxes(kernel, (size, axis) => computeEffectiveKernel(size, dilation[axis]));
  return addOpaque(context, node, [input], { params: { kernelSize, stride } });
}

function getPairOr(node: OnnxNode, name: string, fallback: PerAxis<number>): PerAxis<number> {
  return getInts(node, name) === null ? fallback : (getPair(node, name, 1) ?? fallback);
}

const handleConvTranspose: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  const weights = getConstantInput(node, context, 1);
  const dims = weights?.dims;
  if (!input || input.axes.length > 4 || dims?.length !== 4) return null;
  const groups = getInt(node, 'group', 1);
  const kernelSize = getPairOr(node, 'kernel_shape', [dims[2] ?? 1, dims[3] ?? 1]);
  const stride = getPair(node, 'strides', 1);
  const dilation = getPair(node, 'dilations', 1);
  const source = toMap(context, node, input);
  if (stride === null || dilation === null || source === null || !isMapShape(source.shape)) return null;
  if (source.shape.channels !== dims[0]) context.tally.mismatches += 1;
  const sized = readOutputSize(node, kernelSize, stride, dilation, getMapSize(source.shape));
  const padding = sized?.padding ?? readTransposedPadding(node, kernelSize, stride, dilation, source);
  const outputPadding = sized?.outputPadding ?? getPair(node, 'output_padding', 0);
  if (padding === null || outputPadding === null) return null;
  const outChannels = (dims[1] ?? 0) * groups;
  const bias = getInput(node, context, 2) !== undefined;
  const params = { outChannels, kernelSize, stride, dilation, padding, outputPadding, groups, bias };
  const draft = addDraft(context, node, 'ConvTranspose2d', params, [source]);
  if (draft) setWeightScope(draft, weights);
  return draft && viewDraft(context, draft);
};

function readTransposedPadding(
  node: OnnxNode,
  kernelSize: PerAxis<number>,
  stride: PerAxis<number>,
  dilation: PerAxis<number>,
  source: Draft,
): Padding | null {
  const autoPad = getText(node, 'auto_pad', 'NOTSET');
  if (autoPad !== 'SAME_LOWER' && autoPad !== 'SAME_UPPER')
    return readPadding(node, kernelSize, stride, dilation, source);
  if (autoPad === 'SAME_UPPER') return 'same';
  const [vertical, horizontal] = mapAxes(kernelSize, (kernel, axis) =>
    Math.max(computeEffectiveKernel(kernel, dilation[axis]) - stride[axis], 0),
  );
  return {
    ...{ top: Math.ceil(vertical / 2), bottom: Math.floor(vertical / 2) },
    ...{ left: Math.ceil(horizontal / 2), right: Math.floor(horizontal / 2) },
  };
}

/** Where the size of the output is given, padding follows from it (see ONNX's ConvTranspose). */
function readOutputSize(
  node: OnnxNode,
  kernelSize: PerAxis<number>,
  stride: PerAxis<number>,
  dilation: PerAxis<number>,
  inputSize: PerAxis<number>,
): { readonly padding: Padding; readonly outputPadding: PerAxis<number> } | null {
  const target = getInts(node, 'output_shape');
  const extra = getPair(node, 'output_padding', 0);
  if (target === null || target.length < 2 || extra === null) return null;
  const isUpper = getText(node, 'auto_pad', 'NOTSET') === 'SAME_UPPER';
  const sides = mapAxes(inputSize, (size, axis) => {
    const kernel = computeEffectiveKernel(kernelSize[axis], dilation[axis]);
    const wanted = target.at(axis - 2) ?? 0;
    const total = stride[axis] * (size - 1) + extra[axis] + kernel - wanted;
    const half = Math.floor(Math.max(total, 0) / 2);
    const before = isUpper ? half : Math.max(total, 0) - half;
    return { before, after: Math.max(total, 0) - before, missing: Math.max(-total, 0) };
  });
  const [vertical, horizontal] = sides;
  return {
    padding: {
      ...{ top: vertical.before, bottom: vertical.after },
      ...{ left: horizontal.before, right: horizontal.after },
    },
    outputPadding: mapAxes(extra, (value, axis) => value + sides[axis].missing),
  };
}

/** Handlers of convolutions. */
export const convHandlers: NodeHandlers = {
  Conv: (node, context) => translateConv(node, context, 1),
  ConvInteger: (node, context) => translateConv(node, context, 1),
  QLinearConv: (node, context) => translateConv(node, context, 3),
  ConvTranspose: handleConvTranspose,
};
