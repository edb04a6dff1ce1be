/** @file What changes in the store when the assignment does. */
import { closeHidden } from '../document/closeHidden';
import { type AssignmentRun, getHiddenFacts } from './assignmentRun';
import type { Store } from './storeShape';

/** Another assignment takes the place of the one before, or none does: what was hidden for that is shown. */
export function changeAssignment(
  before: AssignmentRun | null,
  assignment: AssignmentRun | null,
): Partial<Store> {
  if (before === assignment) return {};
  const hidden = closeHidden(getHiddenFacts(assignment));
  return { assignment, hidden, lesson: null, ...(hidden.size > 0 && { preview: null }) };
}
