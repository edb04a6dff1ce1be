/** @file What a lesson hides with what it hides. */
import type { HiddenFact } from './assignment';

/** Who knows the one could read the other off it: fields have colours, and costs follow from sizes. */
const implied: Readonly<Partial<Record<HiddenFact, readonly HiddenFact[]>>> = {
  field: ['status'],
  shape: ['macs', 'memory'],
};

/** What is hidden together with these. */
export function closeHidden(facts: Iterable<HiddenFact>): ReadonlySet<HiddenFact> {
  return new Set([...facts].flatMap((fact) => [fact, ...(implied[fact] ?? [])]));
}
