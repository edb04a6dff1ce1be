/** @file Files on disk, read in parts: a file of weights is never held whole. */
import type { Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import type { ByteSource } from '../codecs/importer';
import type { FileProblem } from '../text/commandProblem';

/** A file that is open. */
export interface FileSource extends ByteSource {
  close(): Promise<void>;
}

/** An open file, or why there is none. */
export type FileResult = { readonly source: FileSource } | { readonly problem: FileProblem };

const hasCode = (error: unknown): error is { readonly code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';

/** What the system's refusal means. */
export function describeFileError(error: unknown): FileProblem {
  const reason = hasCode(error) ? error.code : 'unknown';
  switch (reason) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { code: 'no-file', preset: null };
    case 'EISDIR':
      return { code: 'folder' };
    case 'EACCES':
    case 'EPERM':
      return { code: 'no-permission' };
    default:
      return { code: 'unreadable', reason };
  }
}

async function readPart(file: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  // A read may stop short, over a network for example.
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

/** What keeps a file from being read, or null. */
function findProblem(stats: Stats): FileProblem | null {
  if (stats.isDirectory()) return { code: 'folder' };
  // Opening a pipe would wait for its other end.
  if (!stats.isFile()) return { code: 'no-regular-file' };
  return stats.size === 0 ? { code: 'empty' } : null;
}

/**
 * Opens a file for reading in parts. Never rejects.
 *
 * @param name what the file is called in messages.
 */
export async function openFile(path: string, name: string): Promise<FileResult> {
  try {
    const stats = await stat(path);
    const problem = findProblem(stats);
    if (problem !== null) return { problem };
    const file = await open(path);
    const { size } = stats;
    return {
      source: {
        size,
        name,
        read: (offset, length) => readPart(file, offset, Math.max(0, Math.min(length, size - offset))),
        close: () => file.close(),
      },
    };
  } catch (error) {
    return { problem: describeFileError(error) };
  }
}
