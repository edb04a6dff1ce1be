/** @file A checksum: FNV-1a (Fowler, Noll, Vo), 32 bits, which sees accidents and does not withstand intent. */

/**
 * The checksum of bytes, or of a text's UTF-8 bytes.
 *
 * @param from of what came before, for one checksum over several parts.
 */
export function computeFnv1a(value: string | Uint8Array, from = 0x811c9dc5): number {
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  let hash = from;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
