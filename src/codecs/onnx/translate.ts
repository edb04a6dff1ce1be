/**
 * @file From nodes to layers, at a given size of the image: every node in topological order, with the shape of
 * each tensor known from the layers made so far, so that computed sizes come out as numbers.
 */
import { createLayer } from '../../layers/catalogue';
import type { PerAxis } from '../../util/perAxis';
import { activationHandlers } from './activationNodes';
import { getInt } from './attributes';
import { type Axes, createAxes, getDims, permuteAxes } from './axes';
import { concatHandlers } from './concatNodes';
import { convHandlers } from './convNodes';
import { copyHandlers } from './copyNodes';
import { denseHandlers } from './denseNodes';
import type { TranslationContext } from './drafts';
import { createTensorConstant, foldConstants } from './foldConstants';
import { fusedHandlers } from './fusedNodes';
import type { NodeHandlers } from './handler';
import type { ImageInput } from './imageInput';
import { mergeHandlers } from './mergeNodes';
import { findReaders } from './nodeIndex';
import { normHandlers } from './normNodes';
import { getCallee, type OnnxModel, type OnnxNode } from './onnxModel';
import { addOpaque } from './opaqueDrafts';
import { fusedDomain } from './pattern';
import { poolHandlers } from './poolNodes';
import { handleReadyNode, readyDomain } from './readyNodes';
import { resizeHandlers } from './resizeNodes';
import { sliceHandlers } from './sliceNodes';
import { countIn, createTally, type Tally } from './tally';
import { countTensorElements } from './tensorData';
import {
  createConstant,
  createIntegers,
  type Draft,
  type LayerValue,
  unknownConstant,
  type Value,
} from './value';
import { viewHandlers } from './viewNodes';

/** Handlers of the standard's operators; a later table wins. */
const handlers: NodeHandlers = {
  ...activationHandlers,
  ...convHandlers,
  ...poolHandlers,
  ...denseHandlers,
  ...normHandlers,
  ...viewHandlers,
  ...copyHandlers,
  ...sliceHandlers,
  ...concatHandlers,
  ...mergeHandlers,
  ...resizeHandlers,
};

/** Domains whose operators go by the standard's names. */
const knownDomains: ReadonlySet<string> = new Set(['', 'com.microsoft', 'ai.onnx.contrib']);

/** Domains of nodes that stand for what was recognised before. */
const ownDomains: ReadonlySet<string> = new Set([fusedDomain, readyDomain]);

/** Operators whose every output depends on every position. */
const globalOperators: ReadonlySet<string> = new Set([
  ...['Einsum', 'LSTM', 'GRU', 'RNN', 'TopK', 'NonMaxSuppression', 'RoiAlign', 'MaxRoiPool', 'GridSample'],
  ...['CumSum', 'GatherND', 'GatherElements', 'ScatterND', 'ScatterElements', 'Tile', 'NonZero', 'Attention'],
  ...[
    'MultiHeadAttention',
    'DFT',
    'STFT',
    'Det',
    'Hardmax',
    'Unique',
    'Compress',
    'OneHot',
    'ReverseSequence',
  ],
  ...['MatMul', 'Gemm', 'Reshape', 'Transpose', 'AffineGrid', 'Conv', 'DeformConv', 'LpNormalization'],
]);

/** The layers of a network in the making, and what was counted on the way. */
export interface Translation {
  readonly drafts: readonly Draft[];
  readonly tally: Tally;
}

/** A model made ready: nodes in topological order, patterns fused. */
export interface PreparedGraph {
  readonly model: OnnxModel;
  readonly nodes: readonly OnnxNode[];
  readonly image: ImageInput;
}

function createImageValue(context: TranslationContext, image: ImageInput, size: PerAxis<number>): LayerValue {
  const channels = image.channels ?? 3;
  const draft: Draft = {
    ...{
      layer: createLayer('Input', { channels }),
      name: image.layerName ?? image.name,
      node: image.name,
      inputs: [],
      users: [],
    },
    ...{ shape: { channels, height: size[0], width: size[1] }, scope: '', replacement: null },
  };
  context.drafts.push(draft);
  const axes: Axes = createAxes(draft.shape, context.batch);
  const ordered = image.order === 'channels-last' ? (permuteAxes(axes, [0, 2, 3, 1]) ?? axes) : axes;
  return { kind: 'layer', draft, axes: image.hasBatch ? ordered : ordered.slice(1) };
}

/** Shape and Size, of any tensor whose shape is known. */
function measure(node: OnnxNode, value: Value): Value {
  const dims = value.kind === 'layer' ? getDims(value.axes) : value.dims;
  if (dims === null) return unknownConstant;
  if (node.opType === 'Size') return createConstant([], [countTensorElements(dims)], 'integer');
  const end = node.attributes.get('end')?.int;
  return createIntegers(dims.slice(getInt(node, 'start', 0), end));
}

function getStatedDims(context: TranslationContext, node: OnnxNode): readonly number[] | null {
  const stated = context.valueInfos.get(node.outputs[0] ?? '')?.dims;
  const dims = stated?.filter((length) => length !== null);
  return dims && dims.length === stated?.length && dims.length > 0 ? dims : null;
}

/** A layer for what is not understood: over everything that depends on the image. */
function translateUnknown(node: OnnxNode, context: TranslationContext, isControlFlow: boolean): Value {
  const names = [...node.inputs, ...(node.captures ?? [])];
  const values = names.map((name) => context.values.get(name));
  const [first, ...others] = values.filter((value) => value?.kind === 'layer');
  if (isControlFlow) countIn(context.tally.controlFlow, node.opType);
  if (first === undefined) return unknownConstant;
  const isGlobal = isControlFlow || globalOperators.has(node.opType);
  const isNamed = knownDomains.has(node.domain) || ownDomains.has(node.domain);
  const operation = isNamed ? node.opType : `${node.domain}.${node.opType}`;
  const dims = getStatedDims(context, node);
  return addOpaque(context, node, [first, ...others], {
    ...{ operation, dims, reach: isGlobal ? 'global' : 'local' },
  });
}

/** The values of a node's outputs: one for all, or one each. */
function translateNode(
  node: OnnxNode,
  context: TranslationContext,
  functions: OnnxModel['functions'],
): Value | readonly (Value | null)[] {
  const values = node.inputs.map((name) => context.values.get(name) ?? unknownConstant);
  const [first] = values;
  if ((node.opType === 'Shape' || node.opType === 'Size') && first) return measure(node, first);
  if (node.captures !== null || functions.has(getCallee(node))) return translateUnknown(node, context, true);
  const constants = values.filter((value) => value.kind === 'constant');
  if (constants.length === values.length) {
    const results = foldConstants(node, constants);
    return results.length === 1 ? (results[0] ?? unknownConstant) : results;
  }
  if (node.domain === readyDomain)
    return handleReadyNode(node, context) ?? translateUnknown(node, context, false);
  const table = node.domain === fusedDomain ? fusedHandlers : knownDomains.has(node.domain) ? handlers : {};
  const handle = Object.hasOwn(table, node.opType) ? table[node.opType] : undefined;
  return handle?.(node, context) ?? translateUnknown(node, context, false);
}

/** Translates a graph at one size of the image. Linear in nodes and edges. */
export function translate(graph: PreparedGraph, size: PerAxis<number>): Translation {
  const { model, nodes, image } = graph;
  const context: TranslationContext = {
    opset: model.opset ?? 13,
    batch: image.batch,
    drafts: [],
    values: new Map(),
    readers: findReaders(nodes),
    outputs: new Set(model.outputs.map((output) => output.name)),
    valueInfos: new Map([...model.valueInfos, ...model.outputs.map((info) => [info.name, info] as const)]),
    tally: createTally(),
  };
  for (const tensor of model.tensors.values()) context.values.set(tensor.name, createTensorConstant(tensor));
  for (const { name, dims } of model.inputs) {
    const lengths = dims?.filter((length) => length !== null);
    const isKnown = lengths !== undefined && lengths.length === dims?.length;
    if (!context.values.has(name))
      context.values.set(name, { ...unknownConstant, dims: isKnown ? lengths : null, origin: name });
  }
  context.values.set(image.name, createImageValue(context, image, size));
  for (const node of nodes) {
    const results = translateNode(node, context, model.functions);
    for (const [index, output] of node.outputs.entries()) {
      const result = 'kind' in results ? results : results[index];
      if (output !== '' && result) context.values.set(output, result);
    }
  }
  return { drafts: context.drafts, tally: context.tally };
}
