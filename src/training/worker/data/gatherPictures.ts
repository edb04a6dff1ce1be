/** @file Pictures from zips and folders, in one place. */
import type { DataFile } from '../../dataset';
import { isPicture } from '../../isPicture';
import { openZip } from './openZip';
import type { OpenableFile } from './pictureFolders';
import { findSplit, hasSplitFolder } from './pictureLayout';
import { dropCopies, dropTwins } from './twins';

/**
 * The folder that a zip among others becomes, if it does: one called `train` or `test`, and one whose pictures lie in
 * no folder. Its name says what the pictures are for, or which class they are.
 */
function findFolder(path: string, entries: readonly OpenableFile[]): string | null {
  const folder = (path.split('/').at(-1) ?? path).replace(/\.zip$/i, '');
  const pictures = entries.filter((entry) => isPicture(entry.path)).map((entry) => entry.path.split('/'));
  if (findSplit(folder) !== null && !hasSplitFolder(pictures)) return folder;
  // A cover beside the folders of classes makes no class of all.
  const flat = pictures.filter((parts) => parts.length === 1).length;
  return flat > pictures.length / 2 ? folder : null;
}

/**
 * What is in zips and beside them, as if all were unpacked in one place. What is there twice is taken once.
 *
 * @throws DataError where one of the zips is none.
 */
export async function gatherPictures(
  zips: readonly DataFile[],
  others: readonly DataFile[],
): Promise<readonly OpenableFile[]> {
  const found: OpenableFile[] = others.map(({ path, file }) => ({
    path,
    bytes: file.size,
    open: async () => file,
  }));
  const different = await dropCopies(zips);
  for (const zip of different) {
    const entries = await openZip(zip);
    const folder = different.length === 1 ? null : findFolder(zip.path, entries);
    for (const entry of entries)
      found.push(folder === null ? entry : { ...entry, path: `${folder}/${entry.path}` });
  }
  return dropTwins(found);
}
