/** @file Chosen or dropped files as a set of pictures. */
import { cutText } from '../../document/limits';
import type { DataFile, DataSource, PictureSettings } from '../../training/dataset';
import type { KeptData } from '../../training/keptData';
import { listPaths } from '../../training/keptSize';
import { isCifar10Set } from '../../training/obeysSettings';

/** What the form tells apart. */
export type SourceChoice = 'synthetic' | 'cifar10' | 'own' | 'address';

/** How pictures of any size are read where nothing else is wished. */
export const pictureSettings: PictureSettings = { side: 32, testShare: 0.2, seed: 1, perClass: null };

/** A set of files; nothing of it is kept unless somebody says so. */
export function createFileSource(files: readonly DataFile[]): Extract<DataSource, { kind: 'files' }> {
  return { kind: 'files', files, settings: pictureSettings, keepAs: null };
}

/** Files in place of another source, read as that was. They stay unkept: the name may be another set's now. */
export function createSameSource(
  data: DataSource,
  files: readonly DataFile[],
): ReturnType<typeof createFileSource> {
  const settings = 'settings' in data ? data.settings : undefined;
  return { ...createFileSource(files), ...(settings && { settings }) };
}

/** A kept set, with the settings that its files would be read with if they had to be chosen again. */
export function createKeptSource({ name, reading }: Pick<KeptData, 'name' | 'reading'>): DataSource {
  return { kind: 'kept', name, ...(reading && { settings: { ...pictureSettings, ...reading } }) };
}

/** The name under which CIFAR10 is kept. */
export const cifar10Name = 'CIFAR10';

/** What a source was chosen as. Parquet files can hold any pictures: they are CIFAR10's where somebody said so. */
export function getSourceChoice(source: DataSource): SourceChoice {
  switch (source.kind) {
    case 'synthetic':
    case 'address':
      return source.kind;
    case 'files': {
      const paths = listPaths(source);
      const isSaid = source.isCifar10 === true && paths.every((path) => /\.parquet$/i.test(path));
      return isCifar10Set(paths) || isSaid ? 'cifar10' : 'own';
    }
    case 'kept':
      return source.name === cifar10Name ? 'cifar10' : 'own';
    case 'pictures':
      return 'own';
  }
}

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
