/** @file A checksum of texts: FNV-1a (Fowler, Noll, Vo), which sees accidents and does not withstand intent. */

/** The 32-bit FNV-1a of a text's UTF-8 bytes. */
export function computeFnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
