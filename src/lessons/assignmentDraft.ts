/** @file The lesson that a teacher is composing: it outlives its dialog and the page, so that nothing of it is lost. */
import {
  type Assignment,
  assignmentPanels,
  emptyStep,
  type Goal,
  type GoalStatus,
} from '../document/assignment';
import { parseAssignment, storeAssignment } from '../document/storedAssignment';

const key = 'fovea.composed';

/** What the form begins with: everything on the page, one step. */
const emptyAssignment: Assignment = {
  title: '',
  steps: [emptyStep],
  panels: assignmentPanels,
  kinds: null,
  seed: null,
};

let kept: Assignment | null = null;

function read(): Assignment | null {
  try {
    return parseAssignment(localStorage.getItem(key) ?? '');
  } catch {
    return null;
  }
}

/** The lesson as it was left, in this visit or an earlier one. */
export function getDraft(): Assignment {
  kept ??= read() ?? emptyAssignment;
  return kept;
}

/** Keeps the lesson; a browser that keeps nothing forgets it with the page. */
export function keepDraft(draft: Assignment): void {
  kept = draft;
  try {
    localStorage.setItem(key, JSON.stringify(storeAssignment(draft)));
  } catch {
    // It lasts until the page is closed.
  }
}

/** The form as it is at first, for the next lesson. */
export function clearDraft(): Assignment {
  kept = emptyAssignment;
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
  return kept;
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
