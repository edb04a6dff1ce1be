/** @file Puts the calls of a Keras model into a graph: nodes with their names and groups, constants, activations. */
import { createLayer, type Layer, type LayerKind, type LayerParams } from '../../../layers/catalogue';
import type { OnnxAttribute, OnnxNode, OnnxTensor } from '../../onnx/onnxModel';
import { createReadyAttributes, type ReadyForm, readyDomain } from '../../onnx/readyNodes';
import { splitFlatName } from '../../onnx/scopes';
import { getWord, toList } from './jsonAccess';
import type { KerasCall } from './kerasGraph';

/** How the axes of maps stand: [N, C, H, W] or [N, H, W, C]. */
export type AxisOrder = 'first' | 'last';

/** What the rules of layers write with. Every function makes one node. */
export interface Emitter {
  readonly call: KerasCall;
  readonly order: AxisOrder;
  /** The tensor on the first port. */
  readonly from: string;
  /** A node of the standard's operators; `to` is its output, by default a tensor on the way, named by `part`. */
  standard(
    opType: string,
    inputs: readonly string[],
    attributes?: Readonly<Record<string, OnnxAttribute>>,
    place?: Place,
  ): string;
  /** A node whose layer is known. */
  ready(form: ReadyForm, place?: ReadyPlace): string;
  /** A map layer over the first input, or over `place.from`. */
  map<K extends LayerKind>(kind: K, params: Partial<LayerParams<K>>, place?: ReadyPlace): string;
  /** A layer that works on each element. */
  pointwise<K extends LayerKind>(kind: K, params?: Partial<LayerParams<K>>, place?: ReadyPlace): string;
  /** A constant: numbers in nested lists. */
  constant(value: unknown): string;
  /** A constant of whole numbers in one list. */
  integers(values: readonly number[]): string;
}

/** Where a node stands: at the end of its layer unless it has a part of its own. */
export interface Place {
  /** What is added to the layer's name; the output is a tensor on the way then. */
  readonly part?: string;
  /** The output, where it is another than these two. */
  readonly to?: string;
}

/** Where a node stands whose layer is known. */
export interface ReadyPlace extends Place {
  /** What it reads, where that is not the first input. */
  readonly from?: string;
  /** Whether the layer's values are not quite those of Keras. */
  readonly isNearly?: boolean;
  /** What a report calls it, where that is not the class. */
  readonly named?: string;
}

/** What the emitters of all calls write to. */
export interface EmittedGraph {
  readonly nodes: OnnxNode[];
  readonly tensors: Map<string, OnnxTensor>;
}

const maxElements = 4096;

/** The lengths and elements of numbers in nested lists; null where they are too many or uneven. */
function flattenNumbers(
  value: unknown,
): { readonly dims: readonly number[]; readonly data: readonly number[] } | null {
  if (typeof value === 'number') return { dims: [], data: [value] };
  const list = toList(value);
  if (list === null || list.length > maxElements) return null;
  const parts = list.map(flattenNumbers);
  const [first] = parts;
  const known = parts.filter((part) => part !== null);
  const isEven =
    known.length === parts.length && known.every((part) => part.dims.join() === first?.dims.join());
  const data = known.flatMap((part) => part.data);
  return isEven && data.length <= maxElements ? { dims: [list.length, ...(first?.dims ?? [])], data } : null;
}

/** The word for an activation: a name, or one wrapped as an object; null where there is none. */
export function readActivation(value: unknown): string | null {
  if (typeof value === 'string') return value === 'linear' ? null : value;
  const config = typeof value === 'object' && value !== null && 'config' in value ? value.config : null;
  const word = getWord(config, 'name') ?? getWord(value, 'class_name');
  const given = typeof config === 'string' ? config : word;
  return given === null || given === 'linear' ? null : given;
}

/** The modules that a layer's name tells of, itself left out: `conv2_block1_1_conv` is of `conv2` and its first block. */
function findScope(name: string): string {
  const parts = name.split('/').filter((part) => part !== '');
  const last = parts.pop() ?? '';
  return `/${[...parts, ...splitFlatName(last).slice(0, -1)].map((part) => `${part}/`).join('')}`;
}

/** An emitter for one call. */
export function createEmitter(call: KerasCall, order: AxisOrder, graph: EmittedGraph): Emitter {
  const [from = ''] = call.inputs;
  const { name, modules } = call;
  const scope = findScope(name);
  const addNode = (
    opType: string,
    domain: string,
    inputs: readonly string[],
    attributes: ReadonlyMap<string, OnnxAttribute>,
    { part, to = part === undefined ? call.output : `${call.output}/${part}` }: Place,
  ) => {
    graph.nodes.push({
      ...{ opType, domain, inputs, outputs: [to], attributes, captures: null },
      name: part === undefined ? name : `${name}_${part}`,
      scope,
      ...(modules.length > 0 && { modules }),
    });
    return to;
  };
  const addTensor = (tensor: Omit<OnnxTensor, 'name' | 'isExternal'>) => {
    const key = `constant/${graph.tensors.size}`;
    graph.tensors.set(key, { name: key, isExternal: false, ...tensor });
    return key;
  };
  const ready: Emitter['ready'] = (form, place = {}) => {
    const inputs = form.as === 'unknown' ? call.inputs : [place.from ?? from];
    const attributes = createReadyAttributes(form, place.isNearly);
    return addNode(place.named ?? call.className, readyDomain, inputs, attributes, place);
  };
  return {
    ...{ call, order, from, ready },
    standard: (opType, inputs, attributes = {}, place = {}) =>
      addNode(opType, '', inputs, new Map(Object.entries(attributes)), place),
    map: (kind, params, place) =>
      ready({ as: 'map', layer: createLayer(kind, params) as Layer, order }, place),
    pointwise: (kind, params, place) =>
      ready({ as: 'pointwise', layer: createLayer(kind, params) as Layer }, place),
    constant(value) {
      const flat = flattenNumbers(value);
      return addTensor({ dims: flat?.dims ?? [1], type: 'real', data: flat?.data ?? null });
    },
    integers: (data) => addTensor({ dims: [data.length], type: 'integer', data }),
  };
}
