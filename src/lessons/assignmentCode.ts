/** @file Which steps of an assignment are done, as a code for the teacher; it holds for the link that was sent only. */
import { computeCrc16 } from '../util/crc16';
import { hasFlag, packFlags, readLetters, writeLetters } from './progress';

/** Ten bits that tell one link from another. */
function markLink(hash: string): readonly number[] {
  const mark = computeCrc16(new TextEncoder().encode(hash));
  return [mark & 31, (mark >> 5) & 31];
}

/** The code; `hash` is the link of the assignment, `count` how many steps it has. */
export function writeAssignmentCode(hash: string, count: number, done: ReadonlySet<number>): string {
  const flags = Array.from({ length: count }, (_, step) => done.has(step));
  return writeLetters([...markLink(hash), ...packFlags(flags)]);
}

/** The steps that a code says are done; null where it is of another assignment, or was copied with a slip. */
export function readAssignmentCode(hash: string, count: number, code: string): ReadonlySet<number> | null {
  const values = readLetters(code);
  const mark = markLink(hash);
  if (values === null || mark.some((value, at) => value !== values[at])) return null;
  const flags = values.slice(mark.length);
  if (flags.length !== Math.ceil(count / 5)) return null;
  return new Set(Array.from({ length: count }, (_, step) => step).filter((step) => hasFlag(flags, step)));
}
