/** @file What the last step changed: the analysis before it beside the one after it. */
import type { Analysis, LayerAnalysis } from '../../analysis/analysis';
import { analyze } from '../../analysis/analyze';
import type { LayerId } from '../../architecture/architecture';
import type { Design } from '../../document/document';
import { selectTrueAnalysis } from '../../state/selectors';
import type { Store } from '../../state/storeShape';

/** A layer whose status changed. */
export interface StatusChange {
  readonly id: LayerId;
  readonly before: LayerAnalysis;
  readonly after: LayerAnalysis;
}

/** The last step and what came of it. */
export interface LastChange {
  readonly label: string;
  readonly before: Analysis;
  readonly after: Analysis;
  /** Layers that were there before and have another status now, in document order. */
  readonly statuses: readonly StatusChange[];
}

let cached: { readonly before: Design; readonly after: Analysis; readonly change: LastChange | null } | null =
  null;

function findStatusChanges(before: Analysis, after: Analysis): readonly StatusChange[] {
  const changes: StatusChange[] = [];
  for (const [id, now] of after.layers) {
    const then = before.layers.get(id);
    if (then !== undefined && then.status !== now.status) changes.push({ id, before: then, after: now });
  }
  return changes;
}

/** Whether the networks say the same of every layer and of the whole. */
function isSameResult(before: Analysis, after: Analysis): boolean {
  if (before.layers.size !== after.layers.size) return false;
  for (const [id, layer] of after.layers) if (before.layers.get(id) !== layer) return false;
  return before.diagnostics.length === after.diagnostics.length;
}

/**
 * What the last step changed in the analysis; null where it changed nothing there, where there was no step, and where
 * it was taken back. The same object until the next step.
 */
export function selectLastChange(state: Pick<Store, 'design' | 'past' | 'future'>): LastChange | null {
  const step = state.past.at(-1);
  if (step === undefined || state.future.length > 0) return null;
  const after = selectTrueAnalysis(state);
  if (cached?.before !== step.design || cached.after !== after) {
    const { architecture, resolution, rule } = step.design;
    // Layers that the step did not reach are the same objects on both sides.
    const before = analyze(architecture, { resolution, rule }, after);
    const change = isSameResult(before, after)
      ? null
      : { label: step.label, before, after, statuses: findStatusChanges(before, after) };
    cached = { before: step.design, after, change };
  }
  return cached.change;
}
