/** @file Bytes as the payload of a link: deflated, with a checksum in front, in base64url. */
import { deflateSync, Inflate } from 'fflate';
import { formatBase64url, parseBase64url } from '../../util/base64url';
import { computeCrc16 } from '../../util/crc16';

/** Most bytes that a payload may hold: a small link cannot fill the memory. */
export const maxSealedBytes = 2_000_000;

/** The bytes of a payload, or why there are none. */
export type Opened = Uint8Array | 'damaged' | 'too-large';

/** Writes bytes as text that ends in a letter or a digit. */
export function sealBytes(bytes: Uint8Array<ArrayBuffer>): string {
  const deflated = deflateSync(bytes, { level: 9, mem: 6 });
  const payload = new Uint8Array(2 + deflated.length);
  const checksum = computeCrc16(bytes);
  payload.set([checksum >> 8, checksum & 255]);
  payload.set(deflated, 2);
  const text = formatBase64url(payload);
  // Chat programs leave a final - or _ out of the link; six more bits behind the end mean nothing.
  return /[-_]$/.test(text) ? `${text}A` : text;
}

/** Reads what {@link sealBytes} wrote. */
export function openSealed(text: string): Opened {
  const payload = parseBase64url(text);
  if (payload === null || payload.length < 3) return 'damaged';
  const bytes = inflate(payload.subarray(2));
  if (typeof bytes === 'string') return bytes;
  const checksum = ((payload[0] ?? 0) << 8) | (payload[1] ?? 0);
  return computeCrc16(bytes) === checksum ? bytes : 'damaged';
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
