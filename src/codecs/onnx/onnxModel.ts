/**
 * @file An ONNX file as plain values: nodes, tensors and inputs, with the weights' bytes left out.
 * Names and meanings are those of onnx.proto.
 */

/** Element types as far as the translation tells them apart. */
export type ElementType = 'real' | 'integer' | 'boolean' | 'text';

/** A tensor of the file; `data` only where it is small enough to matter for shapes. */
export interface OnnxTensor {
  readonly name: string;
  readonly dims: readonly number[];
  readonly type: ElementType;
  /** The elements in row-major order; null where they were left out. */
  readonly data: readonly number[] | null;
  readonly isExternal: boolean;
}

/** The value of an attribute, by the fields of AttributeProto that are used. */
export interface OnnxAttribute {
  readonly int?: number;
  readonly float?: number;
  readonly text?: string;
  readonly ints?: readonly number[];
  readonly floats?: readonly number[];
  readonly tensor?: OnnxTensor;
  /** In a function: the attribute of its caller that is meant. */
  readonly reference?: string;
}

/** One operation. */
export interface OnnxNode {
  readonly opType: string;
  /** Empty for the operators of the standard. */
  readonly domain: string;
  /** Where it calls one of several functions of one name: which. */
  readonly overload?: string;
  readonly name: string;
  /** Tensor names; an input that is left out is the empty string. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, OnnxAttribute>;
  /** The modules it belongs to, as `/outer/inner/`, where the exporter says so besides the name; else null. */
  readonly scope: string | null;
  /** Tensors of the outer graph that sub-graphs of this node use; null where it has no sub-graphs. */
  readonly captures: readonly string[] | null;
  /** The models that it belongs to, outermost first, where the format says so: each is a group whatever it holds. */
  readonly modules?: readonly string[];
}

/** The name and shape of an input, output or intermediate tensor. */
export interface OnnxValueInfo {
  readonly name: string;
  readonly type: ElementType;
  /** Lengths; null where one is symbolic. Null as a whole where the rank is unknown. */
  readonly dims: readonly (number | null)[] | null;
}

/** A function of the file: a graph that nodes call by its name. */
export interface OnnxFunction {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly nodes: readonly OnnxNode[];
  /** Values of attributes that a caller may leave out. */
  readonly defaults: ReadonlyMap<string, OnnxAttribute>;
  /** Version of the standard operators within; null where it says none. */
  readonly opset: number | null;
}

/** What is kept of a file. */
export interface OnnxModel {
  readonly irVersion: number;
  readonly producer: string;
  readonly graphName: string;
  /** Version of the standard operators; null where the file says none. */
  readonly opset: number | null;
  readonly nodes: readonly OnnxNode[];
  readonly tensors: ReadonlyMap<string, OnnxTensor>;
  readonly inputs: readonly OnnxValueInfo[];
  readonly outputs: readonly OnnxValueInfo[];
  readonly valueInfos: ReadonlyMap<string, OnnxValueInfo>;
  /** The functions that the file defines itself, by what {@link getCallee} says of who calls them. */
  readonly functions: ReadonlyMap<string, OnnxFunction>;
  /** Entries that exporters leave, by key; long ones are left out. */
  readonly metadata: ReadonlyMap<string, string>;
}

/** The name under which a layer made from this node goes: the node's, else that of its first output. */
export function getNodeName(node: OnnxNode): string {
  return node.name || node.outputs.find((output) => output !== '') || node.opType;
}

/** The key of the function that a node calls, if there is one. */
export function getCallee({ domain, opType, overload = '' }: OnnxNode): string {
  return formatCallee(domain, opType, overload);
}

/** The key of a function with these names. */
export function formatCallee(domain: string, name: string, overload: string): string {
  return [domain, name, overload].join(' ');
}
