/**
 * @file Trained numbers in files of the safetensors format: a length, a header in JSON, and the numbers one behind the
 * other. Source: the format's own description (github.com/huggingface/safetensors).
 */
import type { ByteSource } from '../importer';
import type { Weights, WeightTensor } from '../weights';

/** Why a file's weights cannot be read. */
export type WeightsProblem =
  | { readonly code: 'not-safetensors' }
  /** The file ends too early: `needed` bytes, `size` there are. */
  | { readonly code: 'truncated'; readonly size: number; readonly needed: number }
  /** The header contradicts itself, or the file, at this tensor; empty for the header as a whole. */
  | { readonly code: 'damaged'; readonly tensor: string }
  | { readonly code: 'too-large'; readonly actual: number; readonly max: number }
  /** Numbers of a type that is not read. */
  | { readonly code: 'unknown-type'; readonly tensor: string; readonly type: string }
  | { readonly code: 'unreadable' };

/** Weights with the texts that a file carries besides, or why there are none. */
export type WeightsResult =
  | { readonly weights: Weights; readonly metadata: ReadonlyMap<string, string> }
  | { readonly problem: WeightsProblem };

/** The key of the header's texts; no tensor may have this name. */
const metadataKey = '__metadata__';

/** The longest header that the format allows, in bytes; and the most numbers that are held at once, in bytes. */
const limits = { header: 100_000_000, data: 2_000_000_000 };

/** Bytes of a number, and how it is read at a place. */
const readers: Readonly<
  Record<string, readonly [bytes: number, read: (view: DataView, at: number) => number]>
> = {
  F64: [8, (view, at) => view.getFloat64(at, true)],
  F32: [4, (view, at) => view.getFloat32(at, true)],
  F16: [2, (view, at) => readHalf(view.getUint16(at, true))],
  // Counters, as PyTorch's norms keep them.
  I64: [8, (view, at) => Number(view.getBigInt64(at, true))],
  BF16: [2, (view, at) => readBrainFloat(view.getUint16(at, true))],
};

const scratch = new DataView(new ArrayBuffer(4));

/** The upper half of a 32-bit float. */
function readBrainFloat(bits: number): number {
  scratch.setUint32(0, bits * 65536);
  return scratch.getFloat32(0);
}

/** A float of 16 bits: sign, 5 bits of exponent, 10 of fraction. */
function readHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The bytes of a file with these tensors, in 32-bit floats. */
export function writeSafetensors(
  weights: Weights,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  let offset = 0;
  const entries: (readonly [string, unknown])[] = [[metadataKey, metadata]];
  for (const [name, { shape, values }] of weights) {
    entries.push([name, { dtype: 'F32', shape, data_offsets: [offset, offset + values.byteLength] }]);
    offset += values.byteLength;
  }
  // Spaces fill the header up, so that the numbers begin at a multiple of 8.
  const header = new TextEncoder().encode(JSON.stringify(Object.fromEntries(entries)));
  const length = Math.ceil(header.length / 8) * 8;
  const bytes = new Uint8Array(8 + length + offset).fill(0x20, 8, 8 + length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true);
  bytes.set(header, 8);
  let at = 8 + length;
  for (const { values } of weights.values()) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += values.byteLength;
  }
  return bytes;
}

interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly start: number;
  readonly end: number;
}

function readEntry(value: unknown): Entry | null {
  if (typeof value !== 'object' || value === null) return null;
  const { dtype, shape, data_offsets: offsets } = value as Readonly<Record<string, unknown>>;
  const isCounts = (list: unknown): list is number[] =>
    Array.isArray(list) && list.every((item) => Number.isSafeInteger(item) && item >= 0);
  if (typeof dtype !== 'string' || !isCounts(shape) || !isCounts(offsets)) return null;
  const [start, end] = offsets;
  if (start === undefined || end === undefined || offsets.length !== 2 || end < start) return null;
  return { dtype, shape, start, end };
}

/** Carries a problem up to where the answer is made. */
class WeightsFailure extends Error {
  readonly problem: WeightsProblem;
  constructor(problem: WeightsProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

async function readHeader(source: ByteSource): Promise<{ readonly start: number; readonly header: object }> {
  if (source.size < 8) throw new WeightsFailure({ code: 'not-safetensors' });
  const [first] = [await source.read(0, 8)];
  const length = Number(new DataView(first.buffer, first.byteOffset, 8).getBigUint64(0, true));
  // Another file's first bytes are a huge number, or no brace follows.
  if (length < 2 || length > limits.header) throw new WeightsFailure({ code: 'not-safetensors' });
  const begin = await source.read(8, Math.min(length, source.size - 8));
  if (begin[0] !== 0x7b) throw new WeightsFailure({ code: 'not-safetensors' });
  if (begin.length < length)
    throw new WeightsFailure({ code: 'truncated', size: source.size, needed: 8 + length });
  try {
    const header: unknown = JSON.parse(new TextDecoder().decode(begin));
    if (typeof header === 'object' && header !== null) return { start: 8 + length, header };
  } catch {
    // Said below.
  }
  throw new WeightsFailure({ code: 'damaged', tensor: '' });
}

async function readTensor(
  source: ByteSource,
  name: string,
  value: unknown,
  start: number,
): Promise<WeightTensor> {
  const entry = readEntry(value);
  if (entry === null) throw new WeightsFailure({ code: 'damaged', tensor: name });
  const reader = Object.hasOwn(readers, entry.dtype) ? readers[entry.dtype] : undefined;
  if (reader === undefined)
    throw new WeightsFailure({ code: 'unknown-type', tensor: name, type: entry.dtype });
  const [bytes, read] = reader;
  const count = entry.shape.reduce((product, length) => product * length, 1);
  if (count * bytes !== entry.end - entry.start) throw new WeightsFailure({ code: 'damaged', tensor: name });
  if (start + entry.end > source.size)
    throw new WeightsFailure({ code: 'truncated', size: source.size, needed: start + entry.end });
  const data = await source.read(start + entry.start, entry.end - entry.start);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const values = Float32Array.from({ length: count }, (_, index) => read(view, index * bytes));
  return { shape: entry.shape, values };
}

function readMetadata(value: unknown): ReadonlyMap<string, string> {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return new Map(entries.flatMap(([key, text]) => (typeof text === 'string' ? [[key, text] as const] : [])));
}

/** Reads all tensors of a file. Never rejects. */
export async function readSafetensors(source: ByteSource): Promise<WeightsResult> {
  try {
    if (source.size > limits.data)
      throw new WeightsFailure({ code: 'too-large', actual: source.size, max: limits.data });
    const { start, header } = await readHeader(source);
    const weights = new Map<string, WeightTensor>();
    let metadata: ReadonlyMap<string, string> = new Map();
    for (const [name, value] of Object.entries(header)) {
      if (name === metadataKey) metadata = readMetadata(value);
      else weights.set(name, await readTensor(source, name, value, start));
    }
    return { weights, metadata };
  } catch (error) {
    return { problem: error instanceof WeightsFailure ? error.problem : { code: 'unreadable' } };
  }
}
