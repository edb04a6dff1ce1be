/** @file What a comparison of two networks says: which layers match, what was added, removed, changed. */
import type { LayerId } from '../architecture/architecture';

/** A parameter that differs. */
export interface ParamChange {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What became of a layer, or of two that match. */
export interface LayerComparison {
  /** `changed` where kind, parameters or connections differ. */
  readonly type: 'same' | 'changed' | 'added' | 'removed';
  /** Null where it was added. */
  readonly before: LayerId | null;
  /** Null where it was removed. */
  readonly after: LayerId | null;
  /** Of two layers of one kind. */
  readonly params: readonly ParamChange[];
  /** Whether one kind took the place of another. */
  readonly hasOtherKind: boolean;
  /** Whether it receives from other layers, or in another order; layers in between do not count. */
  readonly isRewired: boolean;
}

/** How many layers there are of each sort. */
export type ComparisonCounts = Readonly<Record<LayerComparison['type'], number>>;

/** Two networks side by side. */
export interface Comparison {
  /** In document order of the second network; what was removed stands where it was. */
  readonly layers: readonly LayerComparison[];
  readonly counts: ComparisonCounts;
}

/** How many layers differ. */
export function countDifferences({ counts }: Pick<Comparison, 'counts'>): number {
  return counts.changed + counts.added + counts.removed;
}
