/** @file An assignment and the design that it begins with, as one sequence of bytes: JSON, then the design's own. */
import { safeParse } from 'valibot';
import type { Assignment } from '../../document/assignment';
import { assignmentSeedLimits, goalLimits } from '../../document/assignment';
import type { DesignProblem } from '../../document/designProblem';
import { restoreAssignment, storeAssignment, storedAssignment } from '../../document/storedAssignment';
import { describeIssue } from '../json/schemaIssue';
import { readWirePair, writeWirePair } from './wirePair';

/** The bytes of both. @param design the bytes of the design. */
export function writeAssignment(assignment: Assignment, design: Uint8Array): Uint8Array<ArrayBuffer> {
  return writeWirePair(new TextEncoder().encode(JSON.stringify(storeAssignment(assignment))), design);
}

/** An assignment with the bytes of its design, or what is wrong with it. */
export type AssignmentRead =
  | { readonly assignment: Assignment; readonly design: Uint8Array }
  | { readonly problem: DesignProblem };

/** Reads what {@link writeAssignment} wrote. @throws RangeError where the bytes are no such pair, or no JSON. */
export function readAssignment(bytes: Uint8Array): AssignmentRead {
  const [head, design] = readWirePair(bytes);
  const parsed = safeParse(storedAssignment, parseJson(head), { abortEarly: true });
  if (parsed.success) return { assignment: restoreAssignment(parsed.output), design };
  const problem = describeIssue(parsed.issues[0]);
  if (problem.code !== 'out-of-range') return { problem };
  const limits = problem.path.at(-1) === 'seed' ? assignmentSeedLimits : goalLimits;
  return { problem: { ...problem, ...limits } };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new RangeError('The assignment is no JSON');
  }
}
