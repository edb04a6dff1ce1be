/**
 * @file A tar archive read as it comes in, piece by piece, without ever holding the whole of it.
 *
 * Source: POSIX ustar; blocks of 512 bytes, sizes as octal digits.
 */

const blockSize = 512;

/** A file in an archive. */
export interface TarFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Why bytes are no archive. */
export class TarError extends Error {
  readonly code: 'not-tar' | 'cut-off';

  constructor(code: 'not-tar' | 'cut-off') {
    super(`tar: ${code}`);
    this.code = code;
  }
}

interface Header {
  readonly name: string;
  readonly size: number;
  readonly isFile: boolean;
}

const readText = (block: Uint8Array, start: number, length: number): string => {
  const field = block.subarray(start, start + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
};

/** Reads a header. Null for a block of zeros, which ends the archive. @throws TarError for anything else. */
function readHeader(block: Uint8Array): Header | null {
  if (block.every((byte) => byte === 0)) return null;
  const stored = Number.parseInt(readText(block, 148, 8).trim(), 8);
  let sum = 0;
  for (const [index, byte] of block.entries()) sum += index >= 148 && index < 156 ? 32 : byte;
  const size = Number.parseInt(readText(block, 124, 12).trim() || '0', 8);
  if (sum !== stored || !Number.isInteger(size) || size < 0) throw new TarError('not-tar');
  const prefix = readText(block, 257, 5) === 'ustar' ? readText(block, 345, 155) : '';
  const name = readText(block, 0, 100);
  const type = block[156] ?? 0;
  return { name: prefix === '' ? name : `${prefix}/${name}`, size, isFile: type === 0 || type === 0x30 };
}

/**
 * The files of an archive, one after the other, as its bytes arrive. Only files whose name `isWanted` are kept in
 * memory; the others are passed over.
 *
 * @throws TarError where the bytes are no archive or end too early.
 */
export async function* readTar(
  chunks: AsyncIterable<Uint8Array>,
  isWanted: (name: string, size: number) => boolean,
): AsyncGenerator<TarFile> {
  const head = new Uint8Array(blockSize);
  let filled = 0;
  let file: { name: string; bytes: Uint8Array<ArrayBuffer> | null; size: number; read: number } | null = null;
  let padding = 0;
  let hasEnded = false;
  for await (const chunk of chunks) {
    let offset = 0;
    // What follows the end says nothing, but is asked for: only then packed bytes have been checked to their last.
    while (offset < chunk.length && !hasEnded) {
      const left = chunk.length - offset;
      if (padding > 0) {
        const skipped = Math.min(padding, left);
        padding -= skipped;
        offset += skipped;
      } else if (file !== null && file.read < file.size) {
        const taken = Math.min(file.size - file.read, left);
        file.bytes?.set(chunk.subarray(offset, offset + taken), file.read);
        file.read += taken;
        offset += taken;
      } else {
        const taken = Math.min(blockSize - filled, left);
        head.set(chunk.subarray(offset, offset + taken), filled);
        filled += taken;
        offset += taken;
        if (filled < blockSize) continue;
        filled = 0;
        const header = readHeader(head);
        if (header === null) {
          hasEnded = true;
          break;
        }
        const isKept = header.isFile && isWanted(header.name, header.size);
        file = {
          name: header.name,
          bytes: isKept ? new Uint8Array(header.size) : null,
          size: header.size,
          read: 0,
        };
      }
      if (file !== null && file.read === file.size) {
        padding = (blockSize - (file.size % blockSize)) % blockSize;
        const { name, bytes } = file;
        file = null;
        if (bytes !== null) yield { name, bytes };
      }
    }
  }
  // An archive that is cut between two files differs from a whole one in this alone.
  if (!hasEnded) throw new TarError('cut-off');
}
