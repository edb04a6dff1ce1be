/** @file Opens a file that was dropped. */
import { openFile } from '../../state/openFile';
import { openAtBorder } from '../toolbar/openDesigns';

/** Opens it; where the browser can write to files, the design is saved to it again. */
export async function openDropped(
  file: File,
  asked: Promise<FileSystemHandle | null> | undefined,
): Promise<void> {
  const handle = await asked?.catch(() => null);
  const isFile = handle != null && handle.kind === 'file';
  await openFile({ file, handle: isFile ? (handle as FileSystemFileHandle) : undefined }, openAtBorder);
}
