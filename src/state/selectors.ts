/** @file Derived values, memoised by identity: never stored, computed once per change. */
import type { Analysis } from '../analysis/analysis';
import { analyze } from '../analysis/analyze';
import type { Architecture } from '../architecture/architecture';
import type { Design } from '../document/document';
import { type Store, useStore } from './store';

let last: { readonly design: Design; readonly analysis: Analysis } | null = null;

/** The analysis of the open design; the same object until architecture, resolution or rule change. */
export function selectAnalysis({ design }: Pick<Store, 'design'>): Analysis {
  const isCurrent =
    last !== null &&
    last.design.architecture === design.architecture &&
    last.design.resolution === design.resolution &&
    last.design.rule === design.rule;
  if (last === null || !isCurrent) {
    const { architecture, resolution, rule } = design;
    last = { design, analysis: analyze(architecture, { resolution, rule }, last?.analysis) };
  }
  return last.analysis;
}

/** What the canvas shows: the preview, where there is one, else the open design. */
export function selectShownArchitecture({ preview, design }: Store): Architecture {
  return preview?.shown.architecture ?? design.architecture;
}

/** The analysis of what the canvas shows. */
export function selectShownAnalysis(state: Store): Analysis {
  return state.preview?.shown.analysis ?? selectAnalysis(state);
}

/** The analysis of the open design. Lists should subscribe to ids and items to their own layer instead. */
export function useAnalysis(): Analysis {
  return useStore(selectAnalysis);
}
