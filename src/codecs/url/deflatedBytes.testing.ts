/** @file Payloads of links as versions 1 and 2 were written. */
import { deflateSync } from 'fflate';
import { formatBase64url } from '../../util/base64url';
import { computeCrc16 } from '../../util/crc16';

/** Writes bytes as the payload of a link of version 1 or 2. */
export function sealDeflated(bytes: Uint8Array<ArrayBuffer>): string {
  const checksum = computeCrc16(bytes);
  const text = formatBase64url(
    Uint8Array.from([checksum >> 8, checksum & 255, ...deflateSync(bytes, { level: 9 })]),
  );
  return /[-_]$/.test(text) ? `${text}A` : text;
}
