/**
 * @file Writes small ONNX files for tests: Protocol Buffers by field number, as onnx.proto has them, independent of
 * the reader.
 */
import { PbfWriter } from 'pbf';
import { createBytesSource } from '../byteSource.testing';
import type { ImportOptions, ImportResult } from '../importer';
import { onnxImporter } from './onnxImporter';

/** An attribute's value: whole numbers are ints, `{ float }` floats, text text, tensors tensors. */
export type WrittenAttribute =
  | number
  | string
  | readonly number[]
  | { readonly float: number }
  | { readonly floats: readonly number[] }
  | { readonly tensor: WrittenTensor }
  | { readonly graph: WrittenGraph }
  /** Within a function: an attribute of the caller. */
  | { readonly reference: string };

/** A tensor; without data it has a shape only. Data is written as raw little-endian bytes. */
export interface WrittenTensor {
  readonly name?: string;
  readonly dims: readonly number[];
  readonly ints?: readonly number[];
  readonly floats?: readonly number[];
  readonly isExternal?: boolean;
  /** Whether the elements go into int64_data or float_data. */
  readonly isTyped?: boolean;
}

/** A node: operator, inputs, outputs. */
export interface WrittenNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly name?: string;
  readonly domain?: string;
  readonly overload?: string;
  readonly attributes?: Readonly<Record<string, WrittenAttribute>>;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** A graph; lengths that are words are symbolic. */
export interface WrittenGraph {
  readonly name?: string;
  readonly nodes: readonly WrittenNode[];
  readonly tensors?: readonly WrittenTensor[];
  readonly inputs?: Readonly<Record<string, readonly (number | string)[] | null>>;
  readonly outputs?: readonly string[];
  readonly valueInfos?: Readonly<Record<string, readonly (number | string)[]>>;
}

/** A whole model. */
export interface WrittenModel extends WrittenGraph {
  readonly opset?: number;
  readonly functions?: readonly WrittenFunction[];
}

/** A function; without outputs it makes nothing. */
export interface WrittenFunction {
  readonly domain: string;
  readonly name: string;
  readonly overload?: string;
  readonly inputs?: readonly string[];
  readonly outputs?: readonly string[];
  readonly nodes?: readonly WrittenNode[];
  /** Attributes that a caller may leave out. */
  readonly defaults?: Readonly<Record<string, WrittenAttribute>>;
}

function writeTensor(tensor: WrittenTensor, writer: PbfWriter): void {
  const { dims, ints, floats, name, isTyped = false, isExternal = false } = tensor;
  writer.writePackedVarint(1, [...dims]);
  writer.writeVarintField(2, ints ? 7 : 1);
  if (isTyped && floats) writer.writePackedFloat(4, [...floats]);
  if (isTyped && ints) writer.writePackedVarint(7, [...ints]);
  if (name) writer.writeStringField(8, name);
  if (!isTyped && ints) {
    const view = new DataView(new ArrayBuffer(8 * ints.length));
    for (const [index, value] of ints.entries()) view.setBigInt64(8 * index, BigInt(value), true);
    writer.writeBytesField(9, new Uint8Array(view.buffer));
  }
  if (!isTyped && floats) {
    const view = new DataView(new ArrayBuffer(4 * floats.length));
    for (const [index, value] of floats.entries()) view.setFloat32(4 * index, value, true);
    writer.writeBytesField(9, new Uint8Array(view.buffer));
  }
  if (isExternal) writer.writeVarintField(14, 1);
}

function writeAttribute([name, value]: readonly [string, WrittenAttribute], writer: PbfWriter): void {
  writer.writeStringField(1, name);
  if (typeof value === 'number') writer.writeVarintField(3, value);
  else if (typeof value === 'string') writer.writeBytesField(4, new TextEncoder().encode(value));
  else if ('float' in value) writer.writeFloatField(2, value.float);
  else if ('reference' in value) writer.writeStringField(21, value.reference);
  else if ('floats' in value) writer.writePackedFloat(7, [...value.floats]);
  else if ('tensor' in value) writer.writeMessage(5, writeTensor, value.tensor);
  else if ('graph' in value) writer.writeMessage(6, writeGraph, value.graph);
  else for (const item of value) writer.writeVarintField(8, item);
}

function writeNode(node: WrittenNode, writer: PbfWriter): void {
  for (const input of node.inputs) writer.writeStringField(1, input);
  for (const output of node.outputs) writer.writeStringField(2, output);
  if (node.name) writer.writeStringField(3, node.name);
  writer.writeStringField(4, node.op);
  for (const attribute of Object.entries(node.attributes ?? {}))
    writer.writeMessage(5, writeAttribute, attribute);
  if (node.domain) writer.writeStringField(7, node.domain);
  if (node.overload) writer.writeStringField(8, node.overload);
  for (const entry of Object.entries(node.metadata ?? {}))
    writer.writeMessage(
      9,
      ([key, value]: [string, string], inner: PbfWriter) => {
        inner.writeStringField(1, key);
        inner.writeStringField(2, value);
      },
      entry,
    );
}

type NamedShape = readonly [string, readonly (number | string)[] | null];

function writeValueInfo([name, dims]: NamedShape, writer: PbfWriter): void {
  writer.writeStringField(1, name);
  writer.writeMessage(2, writeType, dims);
}

function writeType(dims: NamedShape[1], writer: PbfWriter): void {
  writer.writeMessage(
    1,
    (lengths: NamedShape[1], inner: PbfWriter) => {
      inner.writeVarintField(1, 1);
      if (lengths !== null) inner.writeMessage(2, writeShape, lengths);
    },
    dims,
  );
}

function writeShape(dims: readonly (number | string)[], writer: PbfWriter): void {
  for (const length of dims)
    writer.writeMessage(
      1,
      (value: number | string, inner: PbfWriter) => {
        if (typeof value === 'number') inner.writeVarintField(1, value);
        else inner.writeStringField(2, value);
      },
      length,
    );
}

function writeGraph(graph: WrittenGraph, writer: PbfWriter): void {
  for (const node of graph.nodes) writer.writeMessage(1, writeNode, node);
  writer.writeStringField(2, graph.name ?? 'graph');
  for (const tensor of graph.tensors ?? []) writer.writeMessage(5, writeTensor, tensor);
  for (const input of Object.entries(graph.inputs ?? {})) writer.writeMessage(11, writeValueInfo, input);
  for (const output of graph.outputs ?? []) writer.writeMessage(12, writeValueInfo, [output, null] as const);
  for (const info of Object.entries(graph.valueInfos ?? {})) writer.writeMessage(13, writeValueInfo, info);
}

function writeFunction(made: WrittenFunction, writer: PbfWriter): void {
  writer.writeStringField(1, made.name);
  for (const input of made.inputs ?? []) writer.writeStringField(4, input);
  for (const output of made.outputs ?? []) writer.writeStringField(5, output);
  for (const node of made.nodes ?? []) writer.writeMessage(7, writeNode, node);
  writer.writeStringField(10, made.domain);
  for (const attribute of Object.entries(made.defaults ?? {}))
    writer.writeMessage(11, writeAttribute, attribute);
  if (made.overload) writer.writeStringField(13, made.overload);
}

/** The bytes of a model. */
export function writeModel(model: WrittenModel): Uint8Array {
  const writer = new PbfWriter();
  writer.writeVarintField(1, 8);
  writer.writeStringField(2, 'test');
  writer.writeMessage(7, writeGraph, model);
  writer.writeMessage(
    8,
    (version: number, inner: PbfWriter) => inner.writeVarintField(2, version),
    model.opset ?? 17,
  );
  for (const made of model.functions ?? []) writer.writeMessage(25, writeFunction, made);
  return writer.finish();
}

/** Writes a model and imports it. */
export function importModel(model: WrittenModel, options?: ImportOptions): Promise<ImportResult> {
  return onnxImporter.read(createBytesSource(writeModel(model), 'test.onnx'), options);
}

/** Writes and imports a model that must be readable. @throws Error with the code where it is not. */
export async function importReadable(model: WrittenModel, options?: ImportOptions) {
  const result = await importModel(model, options);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result;
}

/** The layers behind the input as `kind name <- inputs`, for tests of structure. */
export function listLayers(result: Extract<ImportResult, { ok: true }>): readonly string[] {
  return [...result.architecture.layers.values()]
    .filter((node) => node.layer.kind !== 'Input')
    .map((node) => `${node.layer.kind} ${node.name} <- ${node.inputs.join(', ')}`);
}
