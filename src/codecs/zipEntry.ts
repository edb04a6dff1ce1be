/** @file One entry of a zip archive, found while the archive streams by; what is not wanted is not inflated. */
import { Unzip, UnzipInflate } from 'fflate';
import type { ByteSource, ImportOptions } from './importer';
import { fetchBytes, ImportFailure } from './onnx/byteCursor';

/** Whether a file that starts with these bytes is a zip archive with something in it. */
export function hasZipHead(head: Uint8Array): boolean {
  return [0x50, 0x4b, 0x03, 0x04].every((byte, index) => head[index] === byte);
}

const chunkLength = 256 * 1024;

/**
 * The bytes of an entry; null where the archive has none of that name.
 *
 * @param max longest content, in bytes.
 * @throws ImportFailure `too-large`, `damaged`, `unreadable`, `cancelled`.
 */
export async function readZipEntry(
  source: ByteSource,
  name: string,
  max: number,
  { signal, onProgress }: ImportOptions,
): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  let isFound = false;
  let isComplete = false;
  const unzip = new Unzip((file) => {
    if (isFound || file.name !== name) return;
    isFound = true;
    file.ondata = (error, part, isFinal) => {
      if (error) throw error;
      parts.push(part);
      length += part.length;
      if (length > max) throw new ImportFailure({ code: 'too-large', what: 'bytes', actual: length, max });
      if (isFinal) isComplete = true;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let offset = 0; offset < source.size && !isComplete; offset += chunkLength) {
    if (signal?.aborted) throw new ImportFailure({ code: 'cancelled' });
    onProgress?.(offset / source.size);
    const chunk = await fetchBytes(source, offset, Math.min(chunkLength, source.size - offset));
    try {
      unzip.push(chunk, offset + chunkLength >= source.size);
    } catch (error) {
      throw error instanceof ImportFailure ? error : new ImportFailure({ code: 'damaged', offset });
    }
  }
  if (!isFound) return null;
  if (!isComplete) throw new ImportFailure({ code: 'truncated', size: source.size, needed: null });
  const bytes = new Uint8Array(length);
  let filled = 0;
  for (const part of parts) {
    bytes.set(part, filled);
    filled += part.length;
  }
  return bytes;
}
