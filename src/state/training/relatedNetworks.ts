/**
 * @file Whether a network is another one that was edited. Ids alone do not tell: known networks of one family have the
 * same ones for layers that stand in other places.
 */
import type { Architecture } from '../../architecture/architecture';
import { isEqual } from '../../util/isEqual';

/** Two networks with this part of their layers in common, by id, kind and what feeds them, are one that was edited. */
const relatedShare = 0.75;
/** So many layers differ after one edit: one came or went, and the next one is fed by another. */
const mostOfOneEdit = 2;

/** Whether one of two networks was made of the other, so that layers with the same id are the same. */
export function isRelated({ layers: a }: Architecture, { layers: b }: Architecture): boolean {
  if (a === b) return true;
  let known = 0;
  let same = 0;
  for (const { id, layer, inputs } of a.values()) {
    const other = b.get(id);
    if (other?.layer.kind !== layer.kind) continue;
    known += 1;
    if (isEqual(other.inputs, inputs)) same += 1;
  }
  const all = a.size + b.size - known;
  return same >= relatedShare * all || all - same <= mostOfOneEdit;
}
