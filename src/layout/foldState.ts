/**
 * @file Which groups are drawn as one card: a way to look at a network, no part of it.
 *
 * Ids of groups that do not exist are allowed and mean nothing: a group that comes back by undo is folded as it was.
 */
import type { GroupId } from '../architecture/architecture';

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
