/** @file A byte source over what a page holds: a Blob, so also a File. */
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
