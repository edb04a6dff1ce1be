/**
 * @file The analysis without what a lesson hides: nothing on the page can give away what is asked for. Costs that are
 * hidden are 0 here; whoever shows them leaves them out.
 */
import type { Analysis, LayerAnalysis } from '../analysis/analysis';
import type { HiddenFact } from '../document/assignment';
import { bothAxes } from '../util/perAxis';

function veilLayer(facts: LayerAnalysis, hidden: ReadonlySet<HiddenFact>): LayerAnalysis {
  const hasNoField = hidden.has('field');
  const hasNoStatus = hasNoField || hidden.has('status');
  return {
    ...facts,
    ...(hasNoField && { field: null, received: null, isReached: false }),
    ...(hasNoStatus && { status: 'none', tint: 'none', isBorder: false, isTail: false }),
    ...(hidden.has('shape') && { shape: null, macs: 0, memoryBytes: 0 }),
    ...(hidden.has('params') && { params: 0 }),
    ...(hidden.has('macs') && { macs: 0 }),
    ...(hidden.has('memory') && { memoryBytes: 0 }),
  };
}

/** The analysis with what is hidden left out, as if it were not known. */
export function veilAnalysis(analysis: Analysis, hidden: ReadonlySet<HiddenFact>): Analysis {
  if (hidden.size === 0) return analysis;
  const layers = new Map([...analysis.layers].map(([id, facts]) => [id, veilLayer(facts, hidden)]));
  const one = bothAxes(1);
  return {
    ...analysis,
    layers,
    headline: { judged: 0, unproductive: 0, paramShare: 0, macShare: 0 },
    borderLayers: [],
    tail: null,
    feasibleResolution: {
      min: one,
      max: one,
      widening: one,
      toolboxDefault: one,
      toolboxLowerBound: one,
    },
  };
}
