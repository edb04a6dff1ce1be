/** @file A byte source over bytes in memory, for tests. */
import type { ByteSource } from './importer';

/** Reads bytes in memory without copying them. */
export function createBytesSource(bytes: Uint8Array, name: string): ByteSource {
  return {
    size: bytes.length,
    name,
    read: async (offset, length) => bytes.subarray(offset, Math.min(offset + length, bytes.length)),
  };
}
