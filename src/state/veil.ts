/**
 * @file The analysis without what a lesson hides: nothing on the page can give away what is asked for. Costs that are
 * hidden are 0 here; whoever shows them leaves them out.
 */
import type { Analysis, LayerAnalysis } from '../analysis/analysis';
import type { Diagnostic } from '../analysis/diagnostic';
import type { HiddenFact } from '../document/assignment';
import { bothAxes } from '../util/perAxis';

function veilLayer(facts: LayerAnalysis, hidden: ReadonlySet<HiddenFact>): LayerAnalysis {
  return {
    ...facts,
    ...(hidden.has('field') && { field: null, received: null, isReached: false }),
    ...(hidden.has('status') && { status: 'none', tint: 'none', isBorder: false, isTail: false }),
    ...(hidden.has('shape') && { shape: null }),
    ...(hidden.has('params') && { params: 0 }),
    ...(hidden.has('macs') && { macs: 0 }),
    ...(hidden.has('memory') && { memoryBytes: 0 }),
  };
}

/** A finding without sizes, fields and jumps; null where there is nothing else to it. */
function veilDiagnostic(found: Diagnostic, hidden: ReadonlySet<HiddenFact>): Diagnostic | null {
  switch (found.code) {
    case 'jump-mismatch':
    case 'centers-apart':
      return hidden.has('field') ? null : found;
    case 'no-input':
    case 'several-inputs':
    case 'missing-input':
    case 'too-many-inputs':
    case 'cycle':
    case 'opaque-layer':
    case 'hidden-problem':
      return found;
    default:
      return hidden.has('shape') ? { code: 'hidden-problem', severity: 'error', layer: found.layer } : found;
  }
}

/** The analysis with what is hidden left out, as if it were not known. @param hidden as `closeHidden` returns it. */
export function veilAnalysis(analysis: Analysis, hidden: ReadonlySet<HiddenFact>): Analysis {
  if (hidden.size === 0) return analysis;
  const layers = new Map([...analysis.layers].map(([id, facts]) => [id, veilLayer(facts, hidden)]));
  const diagnostics = analysis.diagnostics.flatMap((found) => veilDiagnostic(found, hidden) ?? []);
  const one = bothAxes(1);
  return {
    ...analysis,
    layers,
    diagnostics,
    totals: {
      ...analysis.totals,
      ...(hidden.has('params') && { params: 0 }),
      ...(hidden.has('macs') && { macs: 0 }),
      ...(hidden.has('memory') && { memoryBytes: 0 }),
    },
    headline: { judged: 0, unproductive: 0, onOneAxis: 0, paramShare: 0, macShare: 0 },
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
