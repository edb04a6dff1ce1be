/** @file Folds and unfolds: pure changes of what is folded. */
import type { Architecture, GroupId } from '../architecture/architecture';
import { findRepeats } from '../architecture/repeats';
import { type Folds, noFolds } from './foldState';

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

/** Gives the last group of a row a card of its own; the others go on sharing theirs. */
export function splitOff(folds: Folds, groups: readonly GroupId[]): Folds {
  const last = groups.slice(1).slice(-1);
  return { ...folds, folded: add(folds.folded, last), splits: add(folds.splits, last) };
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
