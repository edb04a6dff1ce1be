/** @file What differs between the designs that are compared, for components. */
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { Comparison } from '../../compare/comparison';
import { type CompareSides, selectCompareSides } from '../../state/compare/compareSides';
import { getComparison, requestComparison } from '../../state/compare/comparisonOfSides';
import { useStore } from '../../state/store';
import { type CompareRow, listCompareRows } from './compareRows';

/** A comparison with what it was made of. */
export interface Compared {
  readonly sides: CompareSides;
  readonly comparison: Comparison;
  readonly rows: readonly CompareRow[];
}

function compose(sides: CompareSides, comparison: Comparison): Compared {
  return { sides, comparison, rows: listCompareRows(sides, comparison) };
}

/** Whether both are of the open design and the same other one, in the same order. */
function isSamePair(a: CompareSides, b: CompareSides): boolean {
  if (a.before.isOpen !== b.before.isOpen) return false;
  const getOther = ({ before, after }: CompareSides) => (before.isOpen ? after : before).design.architecture;
  return getOther(a) === getOther(b);
}

/**
 * The comparison, which follows edits a moment later: of large networks what it was before is shown until then, and
 * `pending` at first. Null where nothing is compared.
 */
export function useCompareRows(): Compared | 'pending' | null {
  const sides = useDeferredValue(useStore(selectCompareSides));
  const now = useMemo(() => {
    const comparison = sides && getComparison(sides);
    return sides && comparison && compose(sides, comparison);
  }, [sides]);
  const [found, setFound] = useState<Compared | null>(null);
  useEffect(() => {
    if (sides === null || now !== null) return undefined;
    return requestComparison(sides, (comparison) => setFound(compose(sides, comparison)));
  }, [sides, now]);
  if (sides === null || now !== null) return now;
  return found !== null && isSamePair(found.sides, sides) ? found : 'pending';
}
