/**
 * @file Bytes as the payload of a link, in base64url: a checksum, then the bytes, deflated (versions 1 and 2), or their
 * number and what mixedBytes.ts makes of them (version 3).
 */
import { Inflate } from 'fflate';
import { formatBase64url, parseBase64url } from '../../util/base64url';
import { ByteReader } from '../../util/byteReader';
import { ByteWriter } from '../../util/byteWriter';
import { computeCrc16 } from '../../util/crc16';
import { mixBytes, mostDropped, unmixBytes } from './mixedBytes';

/** Most bytes that a deflated payload may hold: a small link cannot fill the memory. */
export const maxSealedBytes = 2_000_000;

/** Most bytes that are mixed: each takes its time. */
export const maxMixedBytes = 2 ** 18;

/** The bytes of a payload, or why there are none. */
export type Opened = Uint8Array | 'damaged' | 'too-large';

/** Writes bytes as text that ends in a letter or a digit. @throws RangeError above {@link maxMixedBytes}. */
export function sealMixed(bytes: Uint8Array): string {
  if (bytes.length > maxMixedBytes) throw new RangeError('Too many bytes');
  const head = startPayload(bytes);
  head.writeUnsigned(bytes.length);
  for (const byte of mixBytes(bytes)) head.writeByte(byte);
  const text = formatBase64url(head.toBytes());
  const spare = text.slice(0, -mostDropped);
  return endPayload(spare + text.slice(-mostDropped).replace(/A+$/, ''));
}

/** Writes bytes as they are, in blocks as deflation has them: for what is too much to be mixed. */
export function sealStored(bytes: Uint8Array): string {
  const writer = startPayload(bytes);
  const size = 65_535;
  for (let start = 0; start < bytes.length; start += size) {
    const block = bytes.subarray(start, start + size);
    writer.writeByte(start + size >= bytes.length ? 1 : 0);
    for (const length of [block.length, 65_535 - block.length]) {
      writer.writeByte(length & 255);
      writer.writeByte(length >> 8);
    }
    for (const byte of block) writer.writeByte(byte);
  }
  return endPayload(formatBase64url(writer.toBytes()));
}

function startPayload(bytes: Uint8Array): ByteWriter {
  const writer = new ByteWriter();
  const checksum = computeCrc16(bytes);
  writer.writeByte(checksum >> 8);
  writer.writeByte(checksum & 255);
  return writer;
}

/** Chat programs leave a final - or _ out of the link; six more bits behind the end mean nothing. */
const endPayload = (text: string) => (/[-_]$/.test(text) ? `${text}A` : text);

const readChecksum = (payload: Uint8Array) => ((payload[0] ?? 0) << 8) | (payload[1] ?? 0);

/** Reads what {@link sealMixed} wrote. */
export function openMixed(text: string): Opened {
  const payload = parseBase64url(`${text}AAA`);
  if (payload === null || payload.length < 3) return 'damaged';
  const reader = new ByteReader(payload);
  try {
    reader.readByte();
    reader.readByte();
    const length = reader.readUnsigned();
    if (length > maxMixedBytes) return 'damaged';
    const bytes = unmixBytes(payload.subarray(reader.position), length);
    return computeCrc16(bytes) === readChecksum(payload) ? bytes : 'damaged';
  } catch (error) {
    if (error instanceof RangeError) return 'damaged';
    throw error;
  }
}

/** Reads a payload of version 1 or 2. */
export function openDeflated(text: string): Opened {
  const payload = parseBase64url(text);
  if (payload === null || payload.length < 3) return 'damaged';
  const bytes = inflate(payload.subarray(2));
  if (typeof bytes === 'string') return bytes;
  return computeCrc16(bytes) === readChecksum(payload) ? bytes : 'damaged';
}

/** Inflates piece by piece, up to the limit. */
function inflate(deflated: Uint8Array): Opened {
  const pieces: Uint8Array[] = [];
  let length = 0;
  let isFinished = false;
  const stream = new Inflate((piece, isFinal) => {
    pieces.push(piece);
    length += piece.length;
    isFinished = isFinal;
    if (length > maxSealedBytes) throw new RangeError('too large');
  });
  const step = 1024;
  try {
    for (let start = 0; start < deflated.length && !isFinished; start += step)
      stream.push(deflated.subarray(start, start + step), start + step >= deflated.length);
  } catch {
    return length > maxSealedBytes ? 'too-large' : 'damaged';
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  return bytes;
}
