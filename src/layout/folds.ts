/**
 * @file Which groups are drawn as one card: a way to look at a network, no part of it.
 *
 * Ids of groups that do not exist are allowed and mean nothing: a group that comes back by undo is folded as it was.
 */
import type { Architecture, GroupId } from '../architecture/architecture';
import { findRepeats } from '../architecture/repeats';

/** What is folded, and how rows of identical groups are drawn. */
export interface Folds {
  /** Groups that are one card; neighbours that are alike share it. */
  readonly folded: ReadonlySet<GroupId>;
  /** First groups of rows that are unfolded as one: only they are drawn, for all of the row. */
  readonly joined: ReadonlySet<GroupId>;
  /** Groups that share no card with the one before, although they are alike. */
  readonly splits: ReadonlySet<GroupId>;
}

const none: ReadonlySet<GroupId> = new Set();

/** Everything unfolded. */
export const noFolds: Folds = { folded: none, joined: none, splits: none };

const add = (set: ReadonlySet<GroupId>, ids: Iterable<GroupId>) => new Set([...set, ...ids]);
const without = (set: ReadonlySet<GroupId>, ids: Iterable<GroupId>) => {
  const gone = new Set(ids);
  return new Set([...set].filter((id) => !gone.has(id)));
};

/** Folds groups. */
export function fold(folds: Folds, groups: readonly GroupId[]): Folds {
  return { ...folds, folded: add(folds.folded, groups), joined: without(folds.joined, groups) };
}

/** Unfolds what one card stands for: a single group, or a row of groups as one. */
export function unfold(folds: Folds, groups: readonly GroupId[]): Folds {
  const [first, ...others] = groups;
  if (first !== undefined && others.length > 0) return { ...folds, joined: add(folds.joined, [first]) };
  return { ...folds, folded: without(folds.folded, groups), joined: without(folds.joined, groups) };
}

/** Gives each group of a row a card of its own. */
export function split(folds: Folds, groups: readonly GroupId[]): Folds {
  return {
    folded: add(folds.folded, groups),
    joined: without(folds.joined, groups),
    splits: add(folds.splits, groups.slice(1)),
  };
}

/** Gives a row of groups that were split one card again. */
export function join(folds: Folds, groups: readonly GroupId[]): Folds {
  return {
    folded: add(folds.folded, groups),
    joined: without(folds.joined, groups),
    splits: without(folds.splits, groups),
  };
}

/** The row of identical groups that a group belongs to, whether it is split or not; itself where it has no like. */
export function findRow(architecture: Architecture, group: GroupId): readonly GroupId[] {
  return findRepeats(architecture).find(({ groups }) => groups.includes(group))?.groups ?? [group];
}

/** Folds all groups of a kind; stages with all that is in them. */
export function foldAll(architecture: Architecture, kind: 'stage' | 'block'): Folds {
  const groups = [...architecture.groups.values()].filter((group) => kind === 'stage' || group.kind === kind);
  return fold(
    noFolds,
    groups.map(({ id }) => id),
  );
}
