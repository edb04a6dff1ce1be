/** @file What moves an assignment on: steps, what is done, and the way back to its first network. */
import { keepDoneSteps } from '../state/assignmentProgress';
import { useStore } from '../state/store';

/** Goes to a step. */
export function goToStep(step: number): void {
  const { assignment: run, setAssignment } = useStore.getState();
  if (run !== null && step in run.assignment.steps) setAssignment({ ...run, step });
}

/** Marks the step as done: what was hidden is shown. */
export function finishAssignmentStep(): void {
  const { assignment: run, setAssignment } = useStore.getState();
  if (run === null || run.done.has(run.step)) return;
  const done = new Set([...run.done, run.step]);
  keepDoneSteps(run.hash, done);
  setAssignment({ ...run, done });
}

/** Puts the first network back, as a step that can be undone. @param label what that step is called. */
export function restartAssignment(label: string): void {
  const { assignment: run, editDesign, select } = useStore.getState();
  if (run === null) return;
  editDesign(label, () => run.start);
  select([]);
}

/** Leaves the assignment; its network stays open. */
export function leaveAssignment(): void {
  useStore.getState().setAssignment(null);
}
