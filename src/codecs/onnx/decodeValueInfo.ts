/** @file Decodes ValueInfoProto and the small messages of a model's head. */
import { PbfReader } from 'pbf';
import { readName } from './decodeTensor';
import type { OnnxValueInfo } from './onnxModel';
import { getElementType } from './tensorData';

const maxRank = 16;

function decodeDimension(bytes: Uint8Array): number | null {
  let length: number | null = null;
  new PbfReader(bytes).readFields((field, _, reader) => {
    if (field === 1) length = reader.readVarint(true);
  }, null);
  // Some exporters write 0 or -1 for a length that is open.
  return length !== null && length > 0 ? length : null;
}

function decodeShape(bytes: Uint8Array): readonly (number | null)[] {
  const dims: (number | null)[] = [];
  new PbfReader(bytes).readFields((field, _, reader) => {
    if (field === 1 && dims.length < maxRank) dims.push(decodeDimension(reader.readBytes()));
  }, null);
  return dims;
}

/** Decodes the name and tensor type of a value. @throws where the bytes are no message. */
export function decodeValueInfo(bytes: Uint8Array): OnnxValueInfo {
  let name = '';
  let elementType = 1;
  let dims: OnnxValueInfo['dims'] = null;
  const decodeTensorType = (tensorType: Uint8Array) =>
    new PbfReader(tensorType).readFields((field, _, reader) => {
      if (field === 1) elementType = reader.readVarint();
      else if (field === 2) dims = decodeShape(reader.readBytes());
    }, null);
  new PbfReader(bytes).readFields((field, _, reader) => {
    if (field === 1) name = readName(reader);
    else if (field === 2)
      new PbfReader(reader.readBytes()).readFields((typeField, __, typeReader) => {
        if (typeField === 1) decodeTensorType(typeReader.readBytes());
      }, null);
  }, null);
  return { name, type: getElementType(elementType), dims };
}

/** The operator set of an OperatorSetIdProto: its domain (empty for the standard) and version. */
export function decodeOperatorSet(bytes: Uint8Array): { readonly domain: string; readonly version: number } {
  let domain = '';
  let version = 0;
  new PbfReader(bytes).readFields((field, _, reader) => {
    if (field === 1) domain = readName(reader);
    else if (field === 2) version = reader.readVarint();
  }, null);
  return { domain: domain === 'ai.onnx' ? '' : domain, version };
}

/** The key and the value of a StringStringEntryProto. */
export function decodeEntry(bytes: Uint8Array): readonly [key: string, value: string] {
  let key = '';
  let value = '';
  new PbfReader(bytes).readFields((field, _, reader) => {
    if (field === 1) key = readName(reader);
    else if (field === 2) value = reader.readString();
  }, null);
  return [key, value];
}
