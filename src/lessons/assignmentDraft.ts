/** @file The lesson that a teacher is composing; it outlives its dialog, so that nothing is lost by closing it. */
import {
  type Assignment,
  assignmentPanels,
  emptyStep,
  type Goal,
  type GoalStatus,
} from '../document/assignment';

/** What the form begins with: everything on the page, one step. */
const emptyAssignment: Assignment = {
  title: '',
  steps: [emptyStep],
  panels: assignmentPanels,
  kinds: null,
  seed: null,
};

let kept: Assignment = emptyAssignment;

/** The lesson as it was left. */
export function getDraft(): Assignment {
  return kept;
}

/** Keeps the lesson until the page is closed. */
export function keepDraft(draft: Assignment): void {
  kept = draft;
}

/** A goal of a kind with numbers to begin with. @param layer the layer that a status is asked of. */
export function createGoal(kind: Goal['kind'], layer: string): Goal {
  switch (kind) {
    case 'field':
      return { kind, min: 15 };
    case 'convolutions':
      return { kind, min: 3 };
    case 'params':
    case 'macs':
      return { kind, max: kind === 'params' ? 100_000 : 1_000_000 };
    case 'status':
      return { kind, layer, status: 'productive' satisfies GoalStatus };
    default:
      return { kind };
  }
}

/** The list with an entry, or without it; in the order of `all`. */
export function toggleEntry<Entry>(
  all: readonly Entry[],
  chosen: readonly Entry[],
  entry: Entry,
): readonly Entry[] {
  return all.filter((other) => (other === entry) !== chosen.includes(other));
}
