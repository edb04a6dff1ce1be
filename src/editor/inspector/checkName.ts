/** @file What is wrong with a name that somebody types. */
import { maxNameLength } from '../../document/limits';
import type { AllText } from '../../text/enLate';

/** The sentence about a name that is empty or too long; null for one that can stay. */
export function checkName(name: string, { inspector }: AllText): string | null {
  if (name.trim() === '') return inspector.nameEmpty;
  return name.length > maxNameLength ? inspector.nameTooLong(name.length, maxNameLength) : null;
}
