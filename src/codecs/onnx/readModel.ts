/**
 * @file Walks through an ONNX file once, front to back, and keeps its structure. The bytes of weights are
 * jumped over; nothing that is read is trusted.
 */
import { guessForeignFile } from '../foreignFile';
import type { ByteSource, ImportOptions } from '../importer';
import {
  type ByteCursor,
  createByteCursor,
  fetchBytes,
  ImportFailure,
  type WireField,
  wire,
} from './byteCursor';
import { checkCount, decodeField, decodeSafely } from './decodeField';
import { decodeNode } from './decodeNode';
import { decodeTensor } from './decodeTensor';
import { decodeEntry, decodeOperatorSet, decodeValueInfo } from './decodeValueInfo';
import { maxNodes, maxTensors } from './graphLimits';
import type { OnnxFunction, OnnxModel, OnnxNode, OnnxTensor, OnnxValueInfo } from './onnxModel';
import { readFunction } from './readFunction';

const maxText = 1024;
/** Far above the link of any real design. */
const maxEntry = 2_000_000;
const maxEntries = 1000;

/** Wire types of ModelProto's fields by number: what a file must look like to be taken for a model. */
const modelFields: Readonly<Record<number, number>> = {
  ...{ 1: wire.varint, 2: wire.bytes, 3: wire.bytes, 4: wire.bytes, 5: wire.varint, 6: wire.bytes },
  ...{ 7: wire.bytes, 8: wire.bytes, 14: wire.bytes, 20: wire.bytes, 25: wire.bytes, 26: wire.bytes },
};

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

interface Collected
  extends Mutable<Omit<OnnxModel, 'nodes' | 'tensors' | 'valueInfos' | 'functions' | 'metadata'>> {
  readonly nodes: OnnxNode[];
  readonly tensors: Map<string, OnnxTensor>;
  readonly inputs: OnnxValueInfo[];
  readonly outputs: OnnxValueInfo[];
  readonly valueInfos: Map<string, OnnxValueInfo>;
  readonly functions: Map<string, OnnxFunction>;
  readonly metadata: Map<string, string>;
}

/** Whether a file's first bytes are those of a model: a version of the format, then a known field. */
export function hasModelHead(head: Uint8Array): boolean {
  const [tag, version, next] = head;
  if (tag !== 0x08 || version === undefined || version < 1 || version > 0x7f) return false;
  return next === undefined || modelFields[next >> 3] === (next & 7);
}

/**
 * Reads the structure of a model. Time and memory are linear in the structure, not in the weights.
 *
 * @throws ImportFailure where there is no model to read.
 */
export async function readModel(source: ByteSource, options: ImportOptions): Promise<OnnxModel> {
  const head = await fetchBytes(source, 0, Math.min(64, source.size));
  if (!hasModelHead(head)) throw new ImportFailure({ code: 'not-onnx', looksLike: guessForeignFile(head) });
  const cursor = createByteCursor(source, (position) => {
    if (options.signal?.aborted) throw new ImportFailure({ code: 'cancelled' });
    options.onProgress?.(position / source.size);
  });
  const model: Collected = {
    ...{ irVersion: head[1] ?? 0, producer: '', graphName: '', opset: null },
    ...{ nodes: [], inputs: [], outputs: [] },
    ...{ tensors: new Map(), valueInfos: new Map(), functions: new Map(), metadata: new Map() },
  };
  let hasGraph = false;
  for (;;) {
    const field = await cursor.nextField(source.size);
    if (field === null) break;
    const expected = modelFields[field.number];
    if (expected !== undefined && expected !== field.type)
      throw new ImportFailure({ code: 'damaged', offset: field.start });
    if (field.number === 7) {
      hasGraph = true;
      await readGraph(cursor, field, model);
    } else await readModelField(cursor, field, model);
    cursor.moveTo(field.end);
  }
  if (!hasGraph) throw new ImportFailure({ code: 'truncated', size: source.size, needed: null });
  options.onProgress?.(1);
  return model;
}

async function readModelField(cursor: ByteCursor, field: WireField, model: Collected): Promise<void> {
  const isShort = field.end - field.start <= maxText;
  if (field.number === 2 && isShort) {
    model.producer = new TextDecoder().decode(await cursor.take(field.start, field.end));
  } else if (field.number === 8 && isShort) {
    const set = await decodeField(cursor, field, 'leaf', decodeOperatorSet);
    if (set.domain === '') model.opset = set.version;
  } else if (field.number === 14 && field.end - field.start <= maxEntry) {
    const [key, value] = decodeSafely(field, await cursor.take(field.start, field.end), decodeEntry);
    if (model.metadata.size < maxEntries) model.metadata.set(key, value);
  } else if (field.number === 25) {
    const [key, made] = await readFunction(cursor, field);
    model.functions.set(key, made);
    checkCount('nodes', model.functions.size, maxNodes);
  }
}

async function readGraph(cursor: ByteCursor, graph: WireField, model: Collected): Promise<void> {
  cursor.moveTo(graph.start);
  for (;;) {
    const field = await cursor.nextField(graph.end);
    if (field === null) return;
    if (field.type === wire.bytes) await readGraphField(cursor, field, model);
    cursor.moveTo(field.end);
  }
}

async function readGraphField(cursor: ByteCursor, field: WireField, model: Collected): Promise<void> {
  if (field.number === 1) {
    checkCount('nodes', model.nodes.push(await decodeField(cursor, field, 'node', decodeNode)), maxNodes);
  } else if (field.number === 2 && field.end - field.start <= maxText) {
    model.graphName = new TextDecoder().decode(await cursor.take(field.start, field.end));
  } else if (field.number === 5) {
    const tensor = await decodeField(cursor, field, 'tensor', decodeTensor);
    model.tensors.set(tensor.name, tensor);
    checkCount('tensors', model.tensors.size, maxTensors);
  } else if (field.number === 11 || field.number === 12 || field.number === 13) {
    const info = await decodeField(cursor, field, 'leaf', decodeValueInfo);
    if (field.number === 11) model.inputs.push(info);
    else if (field.number === 12) model.outputs.push(info);
    else model.valueInfos.set(info.name, info);
    checkCount('tensors', model.inputs.length + model.outputs.length + model.valueInfos.size, maxTensors);
  }
}
