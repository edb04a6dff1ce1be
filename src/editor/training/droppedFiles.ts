/** @file Files that were dropped, folders walked through. */
import type { DataFile } from '../../training/dataset';

const readFile = (entry: FileSystemFileEntry) =>
  new Promise<File>((resolve, reject) => entry.file(resolve, reject));

const readEntries = (reader: FileSystemDirectoryReader) =>
  new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));

async function collect(entry: FileSystemEntry, path: string, found: DataFile[]): Promise<void> {
  const own = path === '' ? entry.name : `${path}/${entry.name}`;
  if (entry.isFile) {
    found.push({ path: own, file: await readFile(entry as FileSystemFileEntry) });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader gives a part of a folder at a time, at the end nothing.
  for (let part = await readEntries(reader); part.length > 0; part = await readEntries(reader))
    for (const child of part) await collect(child, own, found);
}

/** The files of dropped entries with their paths. Never rejects: what cannot be read is left out. */
export async function collectEntries(
  entries: readonly FileSystemEntry[],
  files: readonly File[],
): Promise<readonly DataFile[]> {
  const plain = files.map((file): DataFile => ({ path: file.name, file }));
  const found: DataFile[] = [];
  try {
    for (const entry of entries) await collect(entry, '', found);
  } catch {
    return found.length > 0 ? found : plain;
  }
  return found.length > 0 ? found : plain;
}

/** The files of a drop with their paths. */
export function readDroppedFiles({ items, files }: DataTransfer): Promise<readonly DataFile[]> {
  // The list of items is gone after the first pause.
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  return collectEntries(entries, [...files]);
}
