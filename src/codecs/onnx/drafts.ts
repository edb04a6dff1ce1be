/**
 * @file Layers in the making: the state of one translation, and how layers are added to it.
 */
import {
  createLayer,
  inferLayerShape,
  type Layer,
  type LayerKind,
  type LayerParams,
} from '../../layers/catalogue';
import { isMapShape, type Shape } from '../../layers/shape';
import { readParams } from '../../layers/validate';
import { createAxes, getDims } from './axes';
import { getNodeName, type OnnxNode, type OnnxValueInfo } from './onnxModel';
import type { Tally } from './tally';
import type { ConstantValue, Draft, LayerValue, Value } from './value';

/** Everything that the translation of a node may look at or add to. */
export interface TranslationContext {
  /** Version of the standard operators. */
  readonly opset: number;
  /** Images at once, as the file has it; 1 where it leaves that open. */
  readonly batch: number;
  readonly drafts: Draft[];
  /** What is known of each tensor so far, by name. */
  readonly values: Map<string, Value>;
  /** The nodes that read each tensor, one entry a port. */
  readonly readers: ReadonlyMap<string, readonly OnnxNode[]>;
  /** Tensors that leave the graph. */
  readonly outputs: ReadonlySet<string>;
  /** Shapes that the file states itself. */
  readonly valueInfos: ReadonlyMap<string, OnnxValueInfo>;
  readonly tally: Tally;
}

/** The value of a node's input; undefined where it is left out or not known. */
export function getInput(node: OnnxNode, context: TranslationContext, port: number): Value | undefined {
  const name = node.inputs[port];
  return name === undefined || name === '' ? undefined : context.values.get(name);
}

/** The constant on a node's input; undefined where there is none. */
export function getConstantInput(
  node: OnnxNode,
  context: TranslationContext,
  port: number,
): ConstantValue | undefined {
  const value = getInput(node, context, port);
  return value?.kind === 'constant' ? value : undefined;
}

/** The layer's output on a node's input; undefined where there is none. */
export function getLayerInput(node: OnnxNode, context: TranslationContext, port = 0): LayerValue | undefined {
  const value = getInput(node, context, port);
  return value?.kind === 'layer' ? value : undefined;
}

/** The layer that stands for a draft after corrections. */
export function resolveDraft(draft: Draft): Draft {
  let resolved = draft;
  while (resolved.replacement !== null) resolved = resolved.replacement;
  return resolved;
}

/** Sizes of at least 1, so that the translation goes on behind a map that vanishes. */
function keepPositive(shape: Shape): Shape {
  if (!isMapShape(shape)) return { features: Math.max(1, shape.features) };
  const { channels, height, width } = shape;
  return { channels: Math.max(1, channels), height: Math.max(1, height), width: Math.max(1, width) };
}

/**
 * Adds a layer made from a node. Null, and nothing added, where a parameter is beyond the limits of the kind or
 * the inputs have no place in it.
 *
 * @param suffix tells layers apart that come from the same node.
 */
export function addDraft<K extends LayerKind>(
  context: TranslationContext,
  node: OnnxNode,
  kind: K,
  params: Partial<LayerParams<K>>,
  inputs: readonly Draft[],
  suffix = '',
): Draft | null {
  const checked = readParams(kind, params);
  const sources = inputs.map(resolveDraft);
  const [first, ...others] = sources.map((source) => source.shape);
  if (!('params' in checked) || first === undefined) return null;
  const layer = createLayer(kind, checked.params) as Layer;
  const { shape, problem } = inferLayerShape(layer, [first, ...others]);
  if (shape === undefined) return null;
  if (problem !== undefined) context.tally.mismatches += 1;
  const name = getNodeName(node);
  const draft: Draft = {
    layer,
    name: name + suffix,
    node: name,
    inputs: sources,
    users: [],
    shape: keepPositive(shape),
    scope: node.scope ?? name,
    ...(node.modules && { modules: node.modules }),
    replacement: null,
  };
  for (const source of sources) source.users.push(draft);
  context.drafts.push(draft);
  return draft;
}

/** The output of a layer under ONNX's usual order of axes. */
export function viewDraft(context: TranslationContext, draft: Draft): LayerValue {
  return { kind: 'layer', draft, axes: createAxes(draft.shape, context.batch) };
}

/** The output of a layer that keeps the shape of its input, under the axes of that input. */
export function viewLike(draft: Draft | null, input: LayerValue): LayerValue | null {
  return draft && { kind: 'layer', draft, axes: input.axes };
}

/** Whether a tensor is read only once, so that what made it may still be changed. */
export function isUsedOnce(context: TranslationContext, tensor: string | undefined): boolean {
  if (tensor === undefined || context.outputs.has(tensor)) return false;
  return context.readers.get(tensor)?.length === 1;
}

/** Whether anything depends on a tensor. */
export function isUsed(context: TranslationContext, tensor: string): boolean {
  return context.outputs.has(tensor) || context.readers.has(tensor);
}

/** Operators whose layers spread a map of one pixel over the others' positions by themselves. */
const spreading: ReadonlySet<string> = new Set(['Mul', 'Add', 'Sub', 'Div', 'Sum', 'Concat']);

/**
 * Whether a node that spreads one pixel over a map needs no layer, because all that read it do that anyway. Without
 * the layer the network works at any size of the image.
 */
export function isSpreadLater(node: OnnxNode, context: TranslationContext): boolean {
  const [output = ''] = node.outputs;
  const readers = context.readers.get(output) ?? [];
  return (
    !context.outputs.has(output) &&
    readers.length > 0 &&
    readers.every((reader) => spreading.has(reader.opType))
  );
}

/** The ONNX shape of a value; null where it is not known. */
export function getValueDims(value: Value): readonly number[] | null {
  return value.kind === 'constant' ? value.dims : getDims(value.axes);
}
