/** @file The search for better designs, from the open one: starts it, follows it, cancels it. */
import type { SearchOptions } from '../search/searchDesigns';
import { summarizeDesign } from '../suggestions/designSummary';
import { startSearch } from '../workers/searchClient';
import { selectAnalysis } from './selectors';
import { useStore } from './store';

let stop: (() => void) | null = null;

/** Ends the search that runs; what it has found so far stays. */
export function cancelSearch(): void {
  stop?.();
  stop = null;
  const { search, setSearch } = useStore.getState();
  if (search?.phase === 'running') setSearch({ ...search, phase: 'cancelled' });
}

/** Starts a search from the open design; one that runs is ended. Another design that is opened ends it as well. */
export function runSearch(options: SearchOptions): void {
  cancelSearch();
  const state = useStore.getState();
  const { design, generation, setSearch } = state;
  const { architecture, resolution, rule } = design;
  const run = {
    design,
    options,
    start: summarizeDesign(selectAnalysis(state)),
    found: { done: 0, total: options.evaluations, finds: [] },
  } as const;
  setSearch({ ...run, phase: 'running' });
  const end = startSearch(
    { design: { architecture, input: { resolution, rule } }, options },
    (found, isLast) => setSearch({ ...run, found, phase: isLast ? 'done' : 'running' }),
  );
  const leave = useStore.subscribe((now) => {
    if (now.generation !== generation) cancelSearch();
  });
  stop = () => {
    leave();
    end();
  };
}
