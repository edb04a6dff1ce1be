/** @file Whether pictures are brought to a size, and shared out, as their settings say. */
import type { DataSource } from './dataset';
import { isCifar10Path, listPaths } from './keptSize';

/** Whether paths are those of CIFAR10's archive or records, which nothing else is read from. */
export const isCifar10Set = (paths: readonly string[]): boolean =>
  paths.length > 0 && paths.every(isCifar10Path);

/** Whether the settings of a source say how it is read; CIFAR10's records are as they are. */
export function obeysSettings(source: Extract<DataSource, { kind: 'files' | 'address' }>): boolean {
  const paths = listPaths(source);
  if (paths.length === 0) return source.kind === 'address' || source.isCifar10 !== true;
  return !isCifar10Set(paths);
}
