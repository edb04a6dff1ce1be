/** @file Asks for files or for a folder by the browser's own dialog. */
import type { DataFile } from '../../training/dataset';

/** A file with the path that its folder gives it. */
const toDataFile = (file: File): DataFile => ({ path: file.webkitRelativePath || file.name, file });

/** The chosen files; none where the dialog is left. */
export function chooseFiles({
  isFolder,
  accept = '',
}: {
  readonly isFolder: boolean;
  readonly accept?: string;
}): Promise<readonly DataFile[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.accept = accept;
    input.webkitdirectory = isFolder;
    input.addEventListener('change', () => resolve([...(input.files ?? [])].map(toDataFile)));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}
