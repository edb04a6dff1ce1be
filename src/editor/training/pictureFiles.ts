/** @file Chosen or dropped files as a set of pictures. */
import { cutText } from '../../document/limits';
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

/** The name under which CIFAR10 is kept. */
export const cifar10Name = 'CIFAR10';
/** Longer names are cut: they are shown in a row. */
const maxOffered = 60;

/** What a set may be called by its files: as their folder, or as the only one of them; null where nothing says it. */
export function nameFiles(paths: readonly string[]): string | null {
  const parts = paths.map((path) => path.split('/'));
  const [first] = parts;
  if (first === undefined) return null;
  const [top = ''] = first;
  if (paths.some((path) => /cifar(?!-?100)/i.test(path.split('/').at(-1) ?? ''))) return cifar10Name;
  if (parts.every((own) => own.length > 1 && own[0] === top)) return cutText(top, maxOffered);
  const base = (first.at(-1) ?? '').replace(/(\.tar)?\.[^.]+$/i, '');
  return parts.length === 1 && base !== '' ? cutText(base, maxOffered) : null;
}
