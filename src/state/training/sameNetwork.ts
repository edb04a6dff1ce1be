/** @file Whether two networks are the same by what they hold; asked again and again, answered once. */
import type { Architecture } from '../../architecture/architecture';
import { isEqual } from '../../util/isEqual';

const answers = new WeakMap<Architecture, WeakMap<Architecture, boolean>>();

/** Whether two architectures have equal layers in the same order. Memoised. */
export function isSameNetwork(a: Architecture, b: Architecture): boolean {
  if (a === b) return true;
  const known = answers.get(a) ?? new WeakMap<Architecture, boolean>();
  answers.set(a, known);
  const answer = known.get(b) ?? (a.layers.size === b.layers.size && isEqual([...a.layers], [...b.layers]));
  known.set(b, answer);
  return answer;
}
