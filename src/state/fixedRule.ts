/** @file The rule that an open lesson is about: its words, its checks and the colours beside it go by the same one. */
import type { StatusRule } from '../architecture/statusRule';
import type { Store } from './storeShape';

/** The rule of the open lesson or challenge: a teacher's is about that of its first design. Null where none is open. */
export function selectFixedRule({
  lesson,
  assignment,
}: Pick<Store, 'lesson' | 'assignment'>): StatusRule | null {
  return assignment?.start.rule ?? (lesson && 'paper');
}
