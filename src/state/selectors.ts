/** @file Derived values, memoised by identity: never stored, computed once per change. */
import type { Analysis } from '../analysis/analysis';
import { analyze } from '../analysis/analyze';
import type { Architecture } from '../architecture/architecture';
import type { Design } from '../document/document';
import { useStore } from './store';
import type { Store } from './storeShape';
import { veilAnalysis } from './veil';

let last: { readonly design: Design; readonly analysis: Analysis } | null = null;

/** The analysis of the open design, whatever is hidden; the same object until architecture, resolution or rule change. */
export function selectTrueAnalysis({ design }: Pick<Store, 'design'>): Analysis {
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

let veiled: { readonly truth: Analysis; readonly hidden: Store['hidden']; readonly shown: Analysis } | null =
  null;

/** The analysis of the open design without what a lesson hides; the same object until one of both changes. */
export function selectAnalysis({ design, hidden }: Pick<Store, 'design' | 'hidden'>): Analysis {
  const truth = selectTrueAnalysis({ design });
  if (hidden.size === 0) return truth;
  if (veiled?.truth !== truth || veiled.hidden !== hidden)
    veiled = { truth, hidden, shown: veilAnalysis(truth, hidden) };
  return veiled.shown;
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
