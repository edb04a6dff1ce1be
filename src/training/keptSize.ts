/** @file How much room a set will take that is to be kept, as far as that is known before it is read. */
import { type DataSource, splitAddresses } from './dataset';
import { isPicture } from './isPicture';

/** Room for a whole set, or for each picture where nobody knows how many there are. */
export interface KeptSize {
  readonly of: 'set' | 'picture';
  readonly bytes: number;
  /** Side of the pictures in pixels. */
  readonly side: number;
}

/** Pictures of CIFAR10, and those of Tiny ImageNet whose classes are published. */
const cifar10 = { count: 60_000, side: 32 };
const tinyImageNetCount = 110_000;

/** A byte for each channel of each pixel, and one for the label. */
const countBytes = (count: number, side: number) => count * (3 * side * side + 1);

/** The paths of what a source reads. */
export function listPaths(source: Extract<DataSource, { kind: 'files' | 'address' }>): readonly string[] {
  if (source.kind === 'files') return source.files.map(({ path }) => path);
  return splitAddresses(source.address).map((address) => address.replace(/[?#].*$/, ''));
}

/** Whether a path is one of CIFAR10's files, or its archive. */
export const isCifar10Path = (path: string): boolean => /\.(gz|tgz|tar|bin)$/i.test(path);

/** Whether these paths are Tiny ImageNet's file as it is published. */
export function isTinyImageNet(paths: readonly string[]): boolean {
  return paths.length === 1 && /tiny-imagenet-200\.zip$/i.test(paths[0] ?? '');
}

/** Room that a set will take. */
export function estimateKeptSize(source: Extract<DataSource, { kind: 'files' | 'address' }>): KeptSize {
  const paths = listPaths(source);
  const { side } = source.settings;
  const all = (count: number, size: number): KeptSize => ({
    of: 'set',
    bytes: countBytes(count, size),
    side: size,
  });
  if (paths.some(isCifar10Path)) return all(cifar10.count, cifar10.side);
  if (isTinyImageNet(paths)) return all(tinyImageNetCount, side);
  const loose = paths.filter(isPicture).length;
  const isLoose = loose > 0 && source.kind === 'files';
  return isLoose ? all(loose, side) : { of: 'picture', bytes: countBytes(1, side), side };
}
