/**
 * @file Files that are there twice. Where a set holds a picture twice, one of the two may be held back, and the network
 * is tested on what it has learnt.
 */
import type { DataFile } from '../../dataset';
import type { OpenableFile } from './pictureFolders';

/** Bytes that are compared at once. */
const pieceBytes = 1 << 20;

/** Whether two files have the same bytes. */
async function isSame(one: Blob, other: Blob): Promise<boolean> {
  if (one.size !== other.size) return false;
  for (let start = 0; start < one.size; start += pieceBytes) {
    const [left, right] = await Promise.all(
      [one, other].map(
        async (file) => new Uint8Array(await file.slice(start, start + pieceBytes).arrayBuffer()),
      ),
    );
    if (left?.some((byte, index) => byte !== right?.[index])) return false;
  }
  return true;
}

/** Files without those that have the bytes of one before, under whatever name. */
export async function dropCopies(files: readonly DataFile[]): Promise<readonly DataFile[]> {
  const kept: DataFile[] = [];
  for (const file of files) {
    let isCopy = false;
    for (const other of kept) isCopy ||= await isSame(other.file, file.file);
    if (!isCopy) kept.push(file);
  }
  return kept;
}

/** Whether two entries of archives are the same file; what cannot be opened is like nothing else. */
async function isSameEntry(one: OpenableFile, other: OpenableFile): Promise<boolean> {
  if (one.bytes !== other.bytes) return false;
  try {
    return await isSame(await one.open(), await other.open());
  } catch {
    return false;
  }
}

/** Files without those that have the path and the bytes of one before; others of the same path stay. */
export async function dropTwins(files: readonly OpenableFile[]): Promise<readonly OpenableFile[]> {
  const byPath = new Map<string, OpenableFile[]>();
  const kept: OpenableFile[] = [];
  for (const file of files) {
    const others = byPath.get(file.path) ?? [];
    let isTwin = false;
    for (const other of others) isTwin ||= await isSameEntry(other, file);
    if (isTwin) continue;
    byPath.set(file.path, [...others, file]);
    kept.push(file);
  }
  return kept;
}
