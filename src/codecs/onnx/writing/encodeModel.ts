/** @file An ONNX graph as the bytes of a file: Protocol Buffers by the field numbers of onnx.proto. */
import { PbfWriter } from 'pbf';
import type { OnnxAttribute, OnnxNode, OnnxTensor } from '../onnxModel';
import type { BuiltGraph, Initializer } from './graphBuilder';

/** An input or output: [batch, ...lengths]; the number of images is open. */
export interface EncodedValue {
  readonly name: string;
  readonly lengths: readonly number[];
}

/** Everything that a file says. */
export interface EncodedModel extends BuiltGraph {
  /** What the graph is called; not empty. */
  readonly name: string;
  readonly documentation: string;
  readonly inputs: readonly EncodedValue[];
  readonly outputs: readonly EncodedValue[];
  /** Entries for other programs to skip, by key. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** Version of the file format, of the standard operators and of our own marks for unknown ones. */
const versions = { format: 8, operators: 17, own: 1 };

/** The domain of operators that stand for what nobody knows. */
export const ownDomain = 'fovea';

const elementTypes = { float: 1, integer: 7 } as const;

function packValues({ type, data }: Initializer['values']): Uint8Array {
  if (type === 'float') {
    const floats = data instanceof Float32Array ? data : Float32Array.from(data);
    return new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength);
  }
  return new Uint8Array(BigInt64Array.from(data.map((value) => BigInt(value))).buffer);
}

function writeInitializer({ name, dims, values }: Initializer, writer: PbfWriter): void {
  writer.writePackedVarint(1, [...dims]);
  writer.writeVarintField(2, elementTypes[values.type]);
  if (name !== '') writer.writeStringField(8, name);
  writer.writeBytesField(9, packValues(values));
}

function toInitializer({ name, dims, type, data }: OnnxTensor): Initializer {
  return { name, dims, values: { type: type === 'integer' ? 'integer' : 'float', data: data ?? [] } };
}

/** AttributeProto.AttributeType: an attribute says its type besides its value. */
const attributeTypes = { float: 1, int: 2, text: 3, tensor: 4, floats: 6, ints: 7 } as const;

function writeAttribute([name, value]: readonly [string, OnnxAttribute], writer: PbfWriter): void {
  writer.writeStringField(1, name);
  const finish = (type: keyof typeof attributeTypes) => writer.writeVarintField(20, attributeTypes[type]);
  if (value.float !== undefined) {
    writer.writeFloatField(2, value.float);
    finish('float');
  } else if (value.int !== undefined) {
    writer.writeVarintField(3, value.int);
    finish('int');
  } else if (value.text !== undefined) {
    writer.writeStringField(4, value.text);
    finish('text');
  } else if (value.tensor !== undefined) {
    writer.writeMessage(5, writeInitializer, toInitializer(value.tensor));
    finish('tensor');
  } else {
    for (const item of value.ints ?? []) writer.writeVarintField(8, item);
    finish('ints');
  }
}

function writeNode(node: OnnxNode, writer: PbfWriter): void {
  for (const input of node.inputs) writer.writeStringField(1, input);
  for (const output of node.outputs) writer.writeStringField(2, output);
  writer.writeStringField(3, node.name);
  writer.writeStringField(4, node.opType);
  for (const attribute of node.attributes) writer.writeMessage(5, writeAttribute, attribute);
  if (node.domain !== '') writer.writeStringField(7, node.domain);
}

function writeShape(lengths: readonly number[], writer: PbfWriter): void {
  writer.writeMessage(1, (name: string, inner: PbfWriter) => inner.writeStringField(2, name), 'batch');
  for (const length of lengths)
    writer.writeMessage(1, (value: number, inner: PbfWriter) => inner.writeVarintField(1, value), length);
}

function writeTensorType(lengths: readonly number[], writer: PbfWriter): void {
  writer.writeVarintField(1, elementTypes.float);
  writer.writeMessage(2, writeShape, lengths);
}

function writeValue({ name, lengths }: EncodedValue, writer: PbfWriter): void {
  writer.writeStringField(1, name);
  writer.writeMessage(
    2,
    (own: readonly number[], inner: PbfWriter) => inner.writeMessage(1, writeTensorType, own),
    lengths,
  );
}

function writeGraph(model: EncodedModel, writer: PbfWriter): void {
  for (const node of model.nodes) writer.writeMessage(1, writeNode, node);
  writer.writeStringField(2, model.name);
  for (const initializer of model.initializers) writer.writeMessage(5, writeInitializer, initializer);
  if (model.documentation !== '') writer.writeStringField(10, model.documentation);
  for (const input of model.inputs) writer.writeMessage(11, writeValue, input);
  for (const output of model.outputs) writer.writeMessage(12, writeValue, output);
}

/** The domain and version of a set of operators. */
type OperatorSet = readonly [domain: string, version: number];

function writeOperatorSet([domain, version]: OperatorSet, writer: PbfWriter): void {
  writer.writeStringField(1, domain);
  writer.writeVarintField(2, version);
}

function writeEntry([key, value]: readonly [string, string], writer: PbfWriter): void {
  writer.writeStringField(1, key);
  writer.writeStringField(2, value);
}

/** The bytes of a file. */
export function encodeModel(model: EncodedModel): Uint8Array {
  const writer = new PbfWriter();
  writer.writeVarintField(1, versions.format);
  writer.writeStringField(2, 'Fovea');
  writer.writeMessage(7, writeGraph, model);
  writer.writeMessage(8, writeOperatorSet, ['', versions.operators] as const);
  if (model.nodes.some(({ domain }) => domain === ownDomain))
    writer.writeMessage(8, writeOperatorSet, [ownDomain, versions.own] as const);
  for (const entry of Object.entries(model.metadata)) writer.writeMessage(14, writeEntry, entry);
  return writer.finish();
}
