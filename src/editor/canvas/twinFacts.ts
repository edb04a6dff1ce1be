/** @file What is known of layers that are drawn as one: the worst status, and the fields from the first to the last. */
import type { LayerAnalysis } from '../../analysis/analysis';
import { findWorstStatus } from '../../analysis/worstStatus';
import type { LayerId } from '../../architecture/architecture';

/** Merges what is known of twins; the same object while that stays the same. O(twins). */
export function createTwinFacts(): (
  twins: readonly LayerId[],
  known: ReadonlyMap<LayerId, LayerAnalysis>,
) => LayerAnalysis | undefined {
  let last: { readonly parts: readonly LayerAnalysis[]; readonly merged: LayerAnalysis } | null = null;
  return (twins, known) => {
    const parts = twins.flatMap((id) => known.get(id) ?? []);
    const [first] = parts;
    if (first === undefined) return undefined;
    const isSame = last?.parts.length === parts.length && parts.every((part, at) => part === last?.parts[at]);
    if (last !== null && isSame) return last.merged;
    const end = parts.at(-1)?.field;
    const merged: LayerAnalysis = {
      ...first,
      status: findWorstStatus(parts.map(({ status }) => status)),
      tint: findWorstStatus(parts.map(({ tint }) => tint)),
      isBorder: parts.some(({ isBorder }) => isBorder),
      field: first.field && end ? { ...first.field, max: end.max } : first.field,
    };
    last = { parts, merged };
    return merged;
  };
}
