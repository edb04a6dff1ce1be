/**
 * @file Share links: `#f1.<payload>`, the design as compact bytes, deflated, with a checksum, in base64url.
 *
 * Version 1 of the scheme `f`. Every version that was ever issued decodes for ever. Nothing is sent to a server:
 * browsers keep what stands behind the # to themselves.
 */
import { deflateSync, Inflate } from 'fflate';
import type { Design } from '../../document/document';
import { formatBase64url, parseBase64url } from '../../util/base64url';
import { computeCrc16 } from '../../util/crc16';
import { readWire } from './readWire';
import { writeWire } from './writeWire';

/** Why a link cannot be opened. */
export type LinkProblem =
  /** It is no link of ours. */
  | { readonly code: 'not-a-link' }
  /** It was made by a later Fovea. */
  | { readonly code: 'unknown-version'; readonly version: string }
  /** It was cut or changed on its way. */
  | { readonly code: 'damaged' }
  /** It holds more than a design may have; sizes in characters or bytes. */
  | { readonly code: 'too-large'; readonly actual: number; readonly limit: number };

/** A design, or why there is none. */
export type LinkResult =
  | { readonly ok: true; readonly design: Design }
  | { readonly ok: false; readonly problem: LinkProblem };

const prefix = 'f1.';
const maxCharacters = 1_000_000;
const maxInflatedBytes = 2_000_000;

/** Writes a design as the hash of a link, with the #. It ends in a letter or a digit. */
export function writeLink(design: Design): string {
  const wire = writeWire(design);
  const deflated = deflateSync(wire, { level: 9, mem: 12 });
  const payload = new Uint8Array(2 + deflated.length);
  const checksum = computeCrc16(wire);
  payload.set([checksum >> 8, checksum & 255]);
  payload.set(deflated, 2);
  const text = formatBase64url(payload);
  // Chat programs leave a final - or _ out of the link; six more bits behind the end mean nothing.
  return `#${prefix}${text}${/[-_]$/.test(text) ? 'A' : ''}`;
}

/** Reads the hash of a link, with or without the #. Never throws. */
export function readLink(hash: string): LinkResult {
  const refuse = (problem: LinkProblem): LinkResult => ({ ok: false, problem });
  const text = hash.startsWith('#') ? hash.slice(1) : hash;
  if (text.length > maxCharacters) {
    return refuse({ code: 'too-large', actual: text.length, limit: maxCharacters });
  }
  if (!text.startsWith(prefix)) {
    const version = /^f(\d{1,6})\./.exec(text)?.[1];
    return refuse(version === undefined ? { code: 'not-a-link' } : { code: 'unknown-version', version });
  }
  const payload = parseBase64url(text.slice(prefix.length));
  if (payload === null || payload.length < 3) return refuse({ code: 'damaged' });
  const wire = inflate(payload.subarray(2));
  if (wire === 'too-large') {
    return refuse({ code: 'too-large', actual: maxInflatedBytes + 1, limit: maxInflatedBytes });
  }
  const checksum = ((payload[0] ?? 0) << 8) | (payload[1] ?? 0);
  if (wire === null || computeCrc16(wire) !== checksum) return refuse({ code: 'damaged' });
  try {
    return { ok: true, design: readWire(wire) };
  } catch (error) {
    if (error instanceof RangeError) return refuse({ code: 'damaged' });
    throw error;
  }
}

/** Inflates piece by piece, so that a small link cannot fill the memory. Null where the bytes are damaged. */
function inflate(deflated: Uint8Array): Uint8Array | null | 'too-large' {
  const pieces: Uint8Array[] = [];
  let length = 0;
  let isFinished = false;
  const stream = new Inflate((piece, isFinal) => {
    pieces.push(piece);
    length += piece.length;
    isFinished = isFinal;
    if (length > maxInflatedBytes) throw new RangeError('too large');
  });
  const step = 1024;
  try {
    for (let start = 0; start < deflated.length && !isFinished; start += step)
      stream.push(deflated.subarray(start, start + step), start + step >= deflated.length);
  } catch {
    return length > maxInflatedBytes ? 'too-large' : null;
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  return bytes;
}
