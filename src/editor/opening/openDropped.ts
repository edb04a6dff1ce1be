/** @file Takes what was dropped: pictures and runs go to training, everything else is opened as a design. */
import { openFile } from '../../state/openFile';
import { openAtBorder } from '../toolbar/openDesigns';
import { takeTrainingDrop } from '../training/trainingDrop';
import type { HeldDrop } from './heldDrop';

/** Names of files that can hold a network. An ONNX file may come with the files of its numbers. */
const networkNames = /\.(onnx|json|keras|h5|hdf5|png|svg|pdf)$/i;

/**
 * Takes a drop: of several files the first that can hold a network, and says which it left. Where the browser can write
 * to files, a design is saved to its file again.
 */
export async function takeDrop({ files, entries, handles }: HeldDrop): Promise<void> {
  const place = Math.max(
    0,
    files.findIndex(({ name }) => networkNames.test(name)),
  );
  const file = files[place];
  if (file === undefined || (await takeTrainingDrop(files, entries))) return;
  const handle = await handles[place]?.catch(() => null);
  const isFile = handle != null && handle.kind === 'file';
  await openFile(
    {
      file,
      handle: isFile ? (handle as FileSystemFileHandle) : undefined,
      leftOut: files.toSpliced(place, 1).map(({ name }) => name),
    },
    openAtBorder,
  );
}
