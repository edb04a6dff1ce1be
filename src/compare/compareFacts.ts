/** @file What the analyses of two networks say of layers that match: fields, statuses, costs before and after. */
import type { Analysis, LayerAnalysis, Totals } from '../analysis/analysis';
import { hasSameAxes } from '../util/perAxis';
import type { LayerComparison } from './comparison';

/** What is known of a layer before and after; null on the side where it is not there. */
export interface FactsComparison {
  readonly before: LayerAnalysis | null;
  readonly after: LayerAnalysis | null;
  /** After less before; what is not there costs nothing. */
  readonly params: number;
  readonly macs: number;
  readonly memoryBytes: number;
  readonly hasOtherField: boolean;
  readonly hasOtherStatus: boolean;
  readonly hasOtherShape: boolean;
}

/** Differences of totals: after less before. */
export function compareTotals({ totals: before }: Analysis, { totals: after }: Analysis): Totals {
  return {
    params: after.params - before.params,
    macs: after.macs - before.macs,
    memoryBytes: after.memoryBytes - before.memoryBytes,
  };
}

const isSameField = ({ field: a }: LayerAnalysis, { field: b }: LayerAnalysis) =>
  a === null || b === null ? a === b : hasSameAxes(a.min, b.min) && hasSameAxes(a.max, b.max);

/** What is known of one entry of a comparison. */
export function compareFacts(
  { before, after }: LayerComparison,
  analysisBefore: Analysis,
  analysisAfter: Analysis,
): FactsComparison {
  const first = (before !== null && analysisBefore.layers.get(before)) || null;
  const second = (after !== null && analysisAfter.layers.get(after)) || null;
  const subtract = (get: (facts: LayerAnalysis) => number) =>
    (second === null ? 0 : get(second)) - (first === null ? 0 : get(first));
  const areBoth = first !== null && second !== null;
  return {
    before: first,
    after: second,
    params: subtract(({ params }) => params),
    macs: subtract(({ macs }) => macs),
    memoryBytes: subtract(({ memoryBytes }) => memoryBytes),
    hasOtherField: areBoth && !isSameField(first, second),
    hasOtherStatus: areBoth && first.status !== second.status,
    hasOtherShape: areBoth && JSON.stringify(first.shape) !== JSON.stringify(second.shape),
  };
}
