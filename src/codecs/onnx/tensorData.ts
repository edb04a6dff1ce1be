/**
 * @file The elements of small tensors as numbers, from each of the ways in which a TensorProto may hold them.
 * Source: onnx.proto, TensorProto.
 */
import type { ElementType } from './onnxModel';

/** Tensors with more elements are weights: their values do not matter here. */
export const maxKeptElements = 64;

interface ElementFormat {
  readonly type: ElementType;
  readonly byteLength: number;
  read?(view: DataView, offset: number): number;
}

function readHalf(view: DataView, offset: number): number {
  const bits = view.getUint16(offset, true);
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

function readBrainFloat(view: DataView, offset: number): number {
  const widened = new DataView(new ArrayBuffer(4));
  widened.setUint32(0, view.getUint16(offset, true) << 16);
  return widened.getFloat32(0);
}

/** By TensorProto.DataType. */
const formats: Readonly<Record<number, ElementFormat>> = {
  1: { type: 'real', byteLength: 4, read: (view, offset) => view.getFloat32(offset, true) },
  2: { type: 'integer', byteLength: 1, read: (view, offset) => view.getUint8(offset) },
  3: { type: 'integer', byteLength: 1, read: (view, offset) => view.getInt8(offset) },
  4: { type: 'integer', byteLength: 2, read: (view, offset) => view.getUint16(offset, true) },
  5: { type: 'integer', byteLength: 2, read: (view, offset) => view.getInt16(offset, true) },
  6: { type: 'integer', byteLength: 4, read: (view, offset) => view.getInt32(offset, true) },
  7: { type: 'integer', byteLength: 8, read: (view, offset) => Number(view.getBigInt64(offset, true)) },
  8: { type: 'text', byteLength: 0 },
  9: { type: 'boolean', byteLength: 1, read: (view, offset) => view.getUint8(offset) },
  10: { type: 'real', byteLength: 2, read: readHalf },
  11: { type: 'real', byteLength: 8, read: (view, offset) => view.getFloat64(offset, true) },
  12: { type: 'integer', byteLength: 4, read: (view, offset) => view.getUint32(offset, true) },
  13: { type: 'integer', byteLength: 8, read: (view, offset) => Number(view.getBigUint64(offset, true)) },
  16: { type: 'real', byteLength: 2, read: readBrainFloat },
};

/** What kind of element a data type number stands for; unknown ones are taken as real numbers. */
export function getElementType(dataType: number): ElementType {
  return formats[dataType]?.type ?? 'real';
}

/** The elements of raw_data (little-endian), or null where length or type do not fit. */
export function readRawElements(
  dataType: number,
  bytes: Uint8Array,
  count: number,
): readonly number[] | null {
  const format = formats[dataType];
  if (format?.read === undefined || bytes.length !== count * format.byteLength) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const elements: number[] = [];
  for (let index = 0; index < count; index += 1) elements.push(format.read(view, index * format.byteLength));
  return elements;
}

/** The value of a half-precision number that int32_data holds as its bits. */
export function decodeStoredInteger(dataType: number, stored: number): number {
  if (dataType !== 10 && dataType !== 16) return stored;
  const view = new DataView(new ArrayBuffer(2));
  view.setUint16(0, stored & 0xffff, true);
  return dataType === 10 ? readHalf(view, 0) : readBrainFloat(view, 0);
}

/** Product of lengths; 1 for a scalar. */
export function countTensorElements(dims: readonly number[]): number {
  return dims.reduce((product, length) => product * length, 1);
}
