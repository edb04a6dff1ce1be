/** @file Where somebody is in an assignment, and what of the page it leaves: panels, layer kinds, numbers. */
import type { Assignment, AssignmentPanel, HiddenFact } from '../document/assignment';
import type { Design } from '../document/document';
import type { LayerKind } from '../layers/catalogue';

/** An assignment that is open. */
export interface AssignmentRun {
  readonly assignment: Assignment;
  /** The link that it came with, which stays in the address. */
  readonly hash: string;
  /** The design that it begins with. */
  readonly start: Design;
  /** Place of the step, from 0. */
  readonly step: number;
  /** Places of the steps that are done. */
  readonly done: ReadonlySet<number>;
}

interface HasRun {
  readonly assignment: AssignmentRun | null;
}

/** What is hidden while a run is where it is. */
export function getHiddenFacts(run: AssignmentRun | null): readonly HiddenFact[] {
  return run === null || run.done.has(run.step) ? [] : (run.assignment.steps[run.step]?.hides ?? []);
}

/** Whether a panel is there; without an assignment all are. */
export function hasPanel({ assignment: run }: HasRun, panel: AssignmentPanel): boolean {
  return run?.assignment.panels.includes(panel) ?? true;
}

/** Whether all of these kinds can be added; without an assignment all can. */
export function offersKinds({ assignment: run }: HasRun, kinds: readonly LayerKind[]): boolean {
  const offered = run?.assignment.kinds ?? null;
  return offered === null || kinds.every((kind) => offered.includes(kind));
}
