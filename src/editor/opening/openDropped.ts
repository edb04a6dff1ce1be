/** @file Takes what was dropped: pictures and runs go to training, everything else is opened as a design. */
import { openFile } from '../../state/openFile';
import { openAtBorder } from '../toolbar/openDesigns';
import { takeTrainingDrop } from '../training/trainingDrop';
import type { HeldDrop } from './heldDrop';

/** Takes a drop; where the browser can write to files, a design is saved to its file again. */
export async function takeDrop({ files, entries, handle: asked }: HeldDrop): Promise<void> {
  const [file] = files;
  if (file === undefined || (await takeTrainingDrop(files, entries))) return;
  const handle = await asked?.catch(() => null);
  const isFile = handle != null && handle.kind === 'file';
  await openFile({ file, handle: isFile ? (handle as FileSystemFileHandle) : undefined }, openAtBorder);
}
