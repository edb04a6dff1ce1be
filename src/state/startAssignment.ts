/** @file Takes up the assignment of a link for the design that is open: at the first step that is not done yet. */
import type { Assignment } from '../document/assignment';
import type { Design } from '../document/document';
import { readDoneSteps } from './assignmentProgress';
import { useStore } from './store';

/** Starts it. @param start the design in the link, for those who begin anew. */
export function startAssignment(assignment: Assignment, start: Design, hash: string): void {
  const kept = readDoneSteps(hash);
  const done = new Set([...kept].filter((step) => step in assignment.steps));
  const next = assignment.steps.findIndex((_, step) => !done.has(step));
  useStore
    .getState()
    .setAssignment({ assignment, start, hash, done, step: next < 0 ? assignment.steps.length - 1 : next });
}
