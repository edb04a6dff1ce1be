/** @file Chosen or dropped files as a set of pictures. */
import type { DataFile, DataSource, PictureSettings } from '../../training/dataset';

/** How pictures of any size are read where nothing else is wished. */
export const pictureSettings: PictureSettings = { side: 32, testShare: 0.2, seed: 1, perClass: null };

/** A set of files; nothing of it is kept unless somebody says so. */
export function createFileSource(files: readonly DataFile[]): Extract<DataSource, { kind: 'files' }> {
  return { kind: 'files', files, settings: pictureSettings, keepAs: null };
}

/** Files in place of what a run was trained on, read as that was. They stay unkept: the name may be another set's now. */
export function createSameSource(data: DataSource, files: readonly DataFile[]): DataSource {
  const settings = 'settings' in data ? data.settings : undefined;
  return { ...createFileSource(files), ...(settings && { settings }) };
}

/** Whether files look like CIFAR10's: its archive, its records, or Parquet files of it. */
export function isCifar10(files: readonly DataFile[]): boolean {
  return files.every(({ path }) =>
    /cifar|\.parquet$|(data|test)_batch[^/]*\.bin$|\.(gz|tgz|tar)$/i.test(path),
  );
}
