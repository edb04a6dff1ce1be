/** @file Byte sources over what a page or a test holds: a Blob (so also a File) and bytes in memory. */
import type { ByteSource } from './importer';

/** Reads a Blob in parts; nothing of it is kept. The name of a File is its own. */
export function createBlobSource(
  blob: Blob,
  name: string = 'name' in blob && typeof blob.name === 'string' ? blob.name : '',
): ByteSource {
  return {
    size: blob.size,
    name,
    read: async (offset, length) =>
      new Uint8Array(await blob.slice(offset, Math.min(offset + length, blob.size)).arrayBuffer()),
  };
}

/** Reads bytes in memory without copying them. */
export function createBytesSource(bytes: Uint8Array, name: string): ByteSource {
  return {
    size: bytes.length,
    name,
    read: async (offset, length) => bytes.subarray(offset, Math.min(offset + length, bytes.length)),
  };
}
