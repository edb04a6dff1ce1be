/**
 * @file What the folders above pictures mean, by their names and by what lies in them: a class, or what its pictures
 * are for. A folder called `train` or `test` may be either; it decides what pictures are for where it holds folders
 * of its own.
 */
import { DataError } from './dataError';

/** What pictures are for. */
export type Split = 'train' | 'validation' | 'test';

// `reading.py` of a training project has the same patterns.
const splitFolders: { readonly [K in Split]: RegExp } = {
  train: /^train(ing)?([-_ ]?(set|data))?$/i,
  validation: /^val(id|idation)?([-_ ]?(set|data))?$/i,
  test: /^test(ing)?([-_ ]?(set|data))?$/i,
};

/** What the pictures in a folder are for, where its name says so. */
export function findSplit(folder: string): Split | null {
  const splits = ['train', 'validation', 'test'] as const;
  return splits.find((split) => splitFolders[split].test(folder)) ?? null;
}

/** Where a picture belongs. */
export interface Place {
  /** Null where no folder says what it is for. */
  readonly split: Split | null;
  /** The folder that is its class; null where there is none. */
  readonly name: string | null;
  /** The folder that it lies in beside those for training and testing. */
  readonly beside: string | null;
}

/** A path by its folders, the file's name last. */
type Parts = readonly string[];

const nowhere: Place = { split: null, name: null, beside: null };

/** Whether pictures lie in folders of a folder, at a depth. */
const holdsFolders = (paths: readonly Parts[], folder: string, depth: number): boolean =>
  paths.some((parts) => parts[depth] === folder && parts.length > depth + 2);

/**
 * Folders that all pictures lie in, as many as leave a folder for the class. Pictures beside the only folder of a
 * level belong to no class, and do not keep anybody from looking into it.
 */
function countShared(paths: readonly Parts[]): number {
  for (let depth = 0; ; depth++) {
    const inFolders = paths.filter((parts) => parts.length > depth + 1);
    const folder = inFolders[0]?.[depth];
    if (folder === undefined || inFolders.some((parts) => parts[depth] !== folder)) return depth;
    if (!holdsFolders(inFolders, folder, depth)) return depth;
    // A folder called `train` decides what a picture is for, even where all lie in it.
    const inner = new Set(inFolders.map((parts) => parts[depth + 1] ?? ''));
    const isOuter = [...inner].some(
      (name) => findSplit(name) === 'train' && holdsFolders(inFolders, name, depth + 1),
    );
    if (findSplit(folder) === 'train' && !isOuter) return depth;
  }
}

/**
 * Whether folders of one level are for training and testing, not classes. Those whose names say so have folders of
 * their own: pictures right in `train` make it a class, unless nothing else could be one.
 *
 * @throws DataError where nobody can tell.
 */
function isSplit(paths: readonly Parts[], folders: readonly string[]): boolean {
  const others = folders.filter((folder) => findSplit(folder) === null);
  const training = folders.filter((folder) => findSplit(folder) === 'train');
  const held = folders.filter((folder) => !others.includes(folder) && !training.includes(folder));
  const isHolding = (folder: string) => holdsFolders(paths, folder, 0);
  const [first] = [...training.filter(isHolding), ...held.filter(isHolding)];
  if (first === undefined) return others.length === 0;
  const isTrain = training.includes(first);
  // Two that fit each other are no accident, whatever lies beside them.
  if (isTrain && held.length > 0) return true;
  const beside = isTrain ? others : [...others, ...training];
  if (beside.length > 0) throw new DataError({ code: 'ambiguous-folder', folder: first, beside });
  return true;
}

/**
 * Where each picture belongs.
 *
 * @param listed classes of validation pictures by their names, where a list gives them.
 * @throws DataError where a folder may be a class as well as what its pictures are for.
 */
export function placePictures(
  paths: readonly Parts[],
  listed: ReadonlyMap<string, string>,
): readonly Place[] {
  const shared = countShared(paths);
  const inner = paths.map((parts) => parts.slice(shared));
  const inFolders = inner.filter((parts) => parts.length > 1);
  const hasSplits = isSplit(inFolders, [...new Set(inFolders.map(([top = '']) => top))]);
  return inner.map((parts) => {
    const [top = '', next = ''] = parts;
    if (parts.length < 2) return nowhere;
    if (!hasSplits) return { ...nowhere, name: top };
    const split = findSplit(top);
    if (split === null) return { ...nowhere, beside: top };
    const own = split === 'validation' ? listed.get(parts.at(-1) ?? '') : undefined;
    return { split, name: own ?? (parts.length > 2 ? next : null), beside: null };
  });
}

/** Whether folders above pictures say, anywhere on the way, what those are for. */
export function hasSplitFolder(paths: readonly Parts[]): boolean {
  return paths.some((parts) => parts.slice(0, -2).some((folder) => findSplit(folder) !== null));
}
