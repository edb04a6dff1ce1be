/** @file A 16-bit checksum, to tell a damaged text from one that only looks odd. */

/** CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xffff. */
export function computeCrc16(bytes: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++)
      crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc;
}
