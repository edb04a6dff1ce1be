/** @file Activations, dropout, and operators that pass their input on. */
import type { LayerKind, LayerParams } from '../../layers/catalogue';
import { getFloat, getInt, getText, resolveAxis } from './attributes';
import { getLabels } from './axes';
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
import { addOpaque } from './opaqueDrafts';
import { countApproximation } from './tally';
import { countTensorElements } from './tensorData';
import type { LayerValue } from './value';

/** Adds a layer that keeps the shape and the axes of its only input. */
export function addPointwise<K extends LayerKind>(
  node: OnnxNode,
  context: TranslationContext,
  kind: K,
  params: Partial<LayerParams<K>> = {},
): LayerValue | null {
  const input = getLayerInput(node, context);
  return input ? viewLike(addDraft(context, node, kind, params, [input.draft]), input) : null;
}

const plain =
  (kind: LayerKind): NodeHandler =>
  (node, context) =>
    addPointwise(node, context, kind);

/** A kind with the same field and nearly the same values. */
const nearly =
  (kind: LayerKind): NodeHandler =>
  (node, context) => {
    const value = addPointwise(node, context, kind);
    if (value) countApproximation(context.tally, node.opType, kind);
    return value;
  };

/** The bound of a Clip: an attribute before operator set 11, an input since. */
function getBound(node: OnnxNode, context: TranslationContext, name: string, port: number): number | null {
  const attribute = node.attributes.get(name)?.float;
  const input = getConstantInput(node, context, port);
  return attribute ?? (input === undefined ? null : (input.data?.[0] ?? Number.NaN));
}

const handleClip: NodeHandler = (node, context) => {
  const low = getBound(node, context, 'min', 1);
  const high = getBound(node, context, 'max', 2);
  if (low !== 0) return null;
  if (high === 6) return addPointwise(node, context, 'ReLU6');
  return high === null || high > 1e30 ? addPointwise(node, context, 'ReLU') : null;
};

/** Max(x, 0). */
const handleMax: NodeHandler = (node, context) => {
  const [first, second] = node.inputs;
  const isSwapped = getConstantInput(node, context, 0) !== undefined;
  const constant = getConstantInput(node, context, isSwapped ? 0 : 1);
  if (node.inputs.length !== 2 || constant?.data?.length !== 1 || constant.data[0] !== 0) return null;
  const ordered = isSwapped ? { ...node, inputs: [second ?? '', first ?? ''] } : node;
  return addPointwise(ordered, context, 'ReLU');
};

/** Min(relu(x), 6), as some exporters write ReLU6. */
const handleMin: NodeHandler = (node, context) => {
  const [first, second] = node.inputs;
  const isSwapped = getConstantInput(node, context, 0) !== undefined;
  const constant = getConstantInput(node, context, isSwapped ? 0 : 1);
  if (node.inputs.length !== 2 || constant?.data?.length !== 1 || constant.data[0] !== 6) return null;
  const ordered = isSwapped ? { ...node, inputs: [second ?? '', first ?? ''] } : node;
  const input = getLayerInput(ordered, context);
  const isCut = input !== undefined && resolveDraft(input.draft).layer.kind === 'ReLU';
  return isCut ? addPointwise(ordered, context, 'ReLU6') : null;
};

const handlePrelu: NodeHandler = (node, context) => {
  const dims = getConstantInput(node, context, 1)?.dims;
  const isShared = dims != null && countTensorElements(dims) === 1;
  return addPointwise(node, context, 'PReLU', { slopes: isShared ? 'shared' : 'channel' });
};

const handleSoftmax: NodeHandler = (node, context) => {
  const input = getLayerInput(node, context);
  if (!input) return null;
  const axis = resolveAxis(getInt(node, 'axis', context.opset < 13 ? 1 : -1), input.axes.length);
  const labels = getLabels(input.axes[axis ?? -1] ?? []);
  if (labels.has('h') || labels.has('w')) return addOpaque(context, node, [input], { reach: 'global' });
  return (node.opType === 'Softmax' ? plain : nearly)('Softmax')(node, context);
};

const handleDropout: NodeHandler = (node, context) => {
  const rate = node.attributes.get('ratio')?.float ?? getConstantInput(node, context, 1)?.data?.[0];
  return addPointwise(node, context, 'Dropout', rate === undefined ? {} : { rate });
};

/** Operators that change the type of the numbers at most. */
const pass: NodeHandler = (node, context) => getLayerInput(node, context) ?? null;

/** Handlers of operators that work on each element by itself. */
export const activationHandlers: NodeHandlers = {
  Relu: plain('ReLU'),
  Sigmoid: plain('Sigmoid'),
  Tanh: plain('Tanh'),
  HardSwish: plain('HardSwish'),
  HardSigmoid: plain('HardSigmoid'),
  Gelu: (node, context) => {
    const isTanh = getText(node, 'approximate', 'none') === 'tanh';
    return addPointwise(node, context, 'GELU', { approximation: isTanh ? 'tanh' : 'none' });
  },
  FastGelu: (node, context) => addPointwise(node, context, 'GELU', { approximation: 'tanh' }),
  LeakyRelu: (node, context) =>
    addPointwise(node, context, 'LeakyReLU', { slope: getFloat(node, 'alpha', 0.01) }),
  Elu: (node, context) => addPointwise(node, context, 'ELU', { alpha: getFloat(node, 'alpha', 1) }),
  Celu: nearly('ELU'),
  Selu: nearly('ELU'),
  PRelu: handlePrelu,
  Clip: handleClip,
  Max: handleMax,
  Min: handleMin,
  Softmax: handleSoftmax,
  LogSoftmax: handleSoftmax,
  Dropout: handleDropout,
  Identity: plain('Identity'),
  Cast: pass,
  CastLike: pass,
  QuantizeLinear: pass,
  DequantizeLinear: pass,
  DynamicQuantizeLinear: pass,
  SiLU: plain('SiLU'),
  Swish: plain('SiLU'),
};
