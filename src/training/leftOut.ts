/** @file Pictures that a set is read without: how many, and why. */

/** Why pictures are left out. */
export type LeftOutReason =
  /** They cannot be opened; the names are theirs. */
  | 'unreadable'
  /** They are of formats that are not read; the names are the endings of their files. */
  | 'foreign'
  /** They lie in no folder that would be their class; the names are theirs. */
  | 'classless'
  /** They are to test on, and there is nothing to train on for their classes, which the names are. */
  | 'untrained'
  /** They lie beside the folders for training and testing, in those that the names are. */
  | 'beside'
  /** Rows of a table without a label; the names are the tables'. */
  | 'unlabelled';

/** Pictures left out for one reason. */
export interface LeftOut {
  readonly reason: LeftOutReason;
  readonly count: number;
  /** What they are or where they lie, each once; the first few, where there are many. */
  readonly names: readonly string[];
}

/** Names that are kept: of more nobody would read. */
const mostNames = 5;

/** Sums up what is left out for one reason. */
export function createLeftOut(reason: LeftOutReason, count: number, names: Iterable<string>): LeftOut {
  return { reason, count, names: [...new Set(names)].sort().slice(0, mostNames) };
}

/** What is left out, with one reason more, or told anew. */
export function addLeftOut(all: readonly LeftOut[], some: LeftOut): readonly LeftOut[] {
  return [...all.filter(({ reason }) => reason !== some.reason), some];
}
