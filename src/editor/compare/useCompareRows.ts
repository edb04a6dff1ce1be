/** @file What differs between the designs that are compared, for components. */
import { useDeferredValue, useMemo } from 'react';
import type { Comparison } from '../../compare/comparison';
import { type CompareSides, getComparison, selectCompareSides } from '../../state/compare/compareSides';
import { useStore } from '../../state/store';
import { type CompareRow, listCompareRows } from './compareRows';

/** A comparison with what it was made of. */
export interface Compared {
  readonly sides: CompareSides;
  readonly comparison: Comparison;
  readonly rows: readonly CompareRow[];
}

/** The comparison, which follows edits a moment later; null where nothing is compared. */
export function useCompareRows(): Compared | null {
  const sides = useDeferredValue(useStore(selectCompareSides));
  return useMemo(() => {
    if (sides === null) return null;
    const comparison = getComparison(sides);
    return { sides, comparison, rows: listCompareRows(sides, comparison) };
  }, [sides]);
}
