/** @file Decodes TensorProto; the elements are kept of small tensors only. */
import { PbfReader } from 'pbf';
import type { OnnxTensor } from './onnxModel';
import {
  countTensorElements,
  decodeStoredInteger,
  getElementType,
  maxKeptElements,
  readRawElements,
} from './tensorData';

const maxRank = 16;
/** Longer names are cut: they come from an untrusted file and are shown. */
const maxNameLength = 1024;

/** A text field, cut to a sane length. */
export function readName(reader: PbfReader): string {
  return reader.readString().slice(0, maxNameLength);
}

/** Reads whole numbers, packed or single, and keeps the first `max`. */
export function readIntegers(reader: PbfReader, into: number[], max: number): void {
  const values = reader.type === 2 ? reader.readPackedVarint([], true) : [reader.readVarint(true)];
  for (const value of values) if (into.length < max) into.push(value);
}

/** Reads 32-bit floats, packed or single, and keeps the first `max`. */
export function readFloats(reader: PbfReader, into: number[], max: number): void {
  const values = reader.type === 2 ? reader.readPackedFloat([]) : [reader.readFloat()];
  for (const value of values) if (into.length < max) into.push(value);
}

function readDoubles(reader: PbfReader, into: number[], max: number): void {
  const values = reader.type === 2 ? reader.readPackedDouble([]) : [reader.readDouble()];
  for (const value of values) if (into.length < max) into.push(value);
}

/** Decodes a whole or condensed tensor. @throws where the bytes are no message. */
export function decodeTensor(bytes: Uint8Array): OnnxTensor {
  const dims: number[] = [];
  const data: number[] = [];
  let name = '';
  let dataType = 1;
  let isExternal = false;
  let raw: Uint8Array | null = null;
  const max = maxKeptElements + 1;
  new PbfReader(bytes).readFields((field, _, reader) => {
    if (field === 1) readIntegers(reader, dims, maxRank);
    else if (field === 2) dataType = reader.readVarint();
    else if (field === 4) readFloats(reader, data, max);
    else if (field === 5 || field === 7 || field === 11) readIntegers(reader, data, max);
    else if (field === 8) name = readName(reader);
    else if (field === 9) raw = reader.readBytes();
    else if (field === 10) readDoubles(reader, data, max);
    else if (field === 13) isExternal = true;
    else if (field === 14) isExternal = reader.readVarint() === 1 || isExternal;
  }, null);
  const isSane = dims.every((length) => length >= 0 && length <= Number.MAX_SAFE_INTEGER);
  const count = countTensorElements(dims);
  let elements: readonly number[] | null = null;
  if (isSane && count <= maxKeptElements && !isExternal) {
    if (raw !== null) elements = readRawElements(dataType, raw, count);
    else if (data.length === count) elements = data.map((stored) => decodeStoredInteger(dataType, stored));
  }
  return { name, dims: isSane ? dims : [], type: getElementType(dataType), data: elements, isExternal };
}
