/** @file Decodes NodeProto, its attributes, and as much of sub-graphs as tells what they use from outside. */
import { PbfReader } from 'pbf';
import { decodeTensor, readFloats, readIntegers, readName } from './decodeTensor';
import type { OnnxAttribute, OnnxNode } from './onnxModel';

const maxPorts = 8192;
const maxAttributes = 256;
const maxListLength = 1024;
const maxDepth = 16;

/** An attribute; `graphs` are the bytes of its sub-graphs. */
interface DecodedAttribute {
  readonly name: string;
  readonly value: OnnxAttribute;
  readonly graphs: readonly Uint8Array[];
}

/** Decodes AttributeProto. @throws where the bytes are no message. */
export function decodeAttribute(bytes: Uint8Array): DecodedAttribute {
  let name = '';
  const value: { -readonly [Key in keyof OnnxAttribute]: OnnxAttribute[Key] } = {};
  const ints: number[] = [];
  const floats: number[] = [];
  const graphs: Uint8Array[] = [];
  new PbfReader(bytes).readFields((field, _, reader) => {
    if (field === 1) name = readName(reader);
    else if (field === 2) value.float = reader.readFloat();
    else if (field === 3) value.int = reader.readVarint(true);
    else if (field === 4) value.text = readName(reader);
    else if (field === 5) value.tensor = decodeTensor(reader.readBytes());
    else if (field === 6 || field === 11) graphs.push(reader.readBytes());
    else if (field === 7) readFloats(reader, floats, maxListLength);
    else if (field === 8) readIntegers(reader, ints, maxListLength);
    else if (field === 21) value.reference = readName(reader);
  }, null);
  if (ints.length > 0) value.ints = ints;
  if (floats.length > 0) value.floats = floats;
  return { name, value, graphs };
}

/** PyTorch's newer exporter lists the modules here, as a Python list: `['', 'layer1', 'layer1.0', 'relu_1']`. */
const scopesKey = 'pkg.torch.onnx.name_scopes';

/** The modules of a metadata entry as a path; null where the entry is another one. */
function decodeScope(bytes: Uint8Array): string | null {
  let key = '';
  let value = '';
  new PbfReader(bytes).readFields((field, _, reader) => {
    if (field === 1) key = readName(reader);
    else if (field === 2) value = readName(reader);
  }, null);
  if (key !== scopesKey) return null;
  const names = [...value.matchAll(/'([^']*)'/g)].map(([, name = '']) => name);
  return `/${names
    .slice(0, -1)
    .filter((name) => name !== '')
    .map((name) => `${name}/`)
    .join('')}`;
}

/** Names that the nodes of a sub-graph read but do not make. */
function findCaptures(graph: Uint8Array, depth: number, into: Set<string>): void {
  if (depth > maxDepth) return;
  const made = new Set<string>();
  const used = new Set<string>();
  new PbfReader(graph).readFields((field, _, reader) => {
    if (field !== 1) return;
    const node = decodeNode(reader.readBytes(), depth + 1);
    for (const input of node.inputs) used.add(input);
    for (const capture of node.captures ?? []) used.add(capture);
    for (const output of node.outputs) made.add(output);
  }, null);
  for (const name of used) if (!made.has(name) && into.size < maxPorts) into.add(name);
}

/** Decodes a whole or condensed node. @throws where the bytes are no message. */
export function decodeNode(bytes: Uint8Array, depth = 0): OnnxNode {
  const inputs: string[] = [];
  const outputs: string[] = [];
  const attributes = new Map<string, OnnxAttribute>();
  let captures: Set<string> | null = null;
  let name = '';
  let opType = '';
  let domain = '';
  let overload = '';
  let scope: string | null = null;
  new PbfReader(bytes).readFields((field, _, reader) => {
    if (field === 1 && inputs.length < maxPorts) inputs.push(readName(reader));
    else if (field === 2 && outputs.length < maxPorts) outputs.push(readName(reader));
    else if (field === 3) name = readName(reader);
    else if (field === 4) opType = readName(reader);
    else if (field === 5 && attributes.size < maxAttributes) {
      const attribute = decodeAttribute(reader.readBytes());
      attributes.set(attribute.name, attribute.value);
      if (attribute.graphs.length > 0) captures ??= new Set<string>();
      for (const graph of attribute.graphs) if (captures) findCaptures(graph, depth, captures);
    } else if (field === 7) domain = readName(reader);
    else if (field === 8) overload = readName(reader);
    else if (field === 9) scope ??= decodeScope(reader.readBytes());
  }, null);
  return {
    opType,
    domain: domain === 'ai.onnx' ? '' : domain,
    ...(overload !== '' && { overload }),
    name,
    inputs,
    outputs,
    attributes,
    scope,
    captures: captures === null ? null : [...(captures as Set<string>)],
  };
}
