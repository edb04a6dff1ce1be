/**
 * @file The suggestions for the open design, found while somebody looks at them: they follow every change, a moment
 * after it, so that no keystroke waits for them.
 */
import type { Analysis } from '../analysis/analysis';
import type { Advice } from '../suggestions/findSuggestions';
import { createAdviceClient } from '../workers/adviceClient';
import { selectAnalysis } from './selectors';
import { useStore } from './store';

/** Suggestions, and whether the design is still the one that they are for. */
export interface FoundAdvice {
  /** Null until the first are found. */
  readonly advice: Advice | null;
  readonly isCurrent: boolean;
}

/** A burst of changes is waited for, in milliseconds. */
const patience = 120;

const nothing: FoundAdvice = { advice: null, isCurrent: false };

const client = createAdviceClient();
const listeners = new Set<() => void>();
let found: FoundAdvice = nothing;
let asked: Analysis | null = null;
let generation = -1;
let timer: ReturnType<typeof setTimeout> | undefined;
let stop: (() => void) | null = null;

function publish(next: FoundAdvice): void {
  found = next;
  for (const listener of listeners) listener();
}

function follow(): void {
  const state = useStore.getState();
  const analysis = selectAnalysis(state);
  if (analysis === asked) return;
  asked = analysis;
  client.cancel();
  clearTimeout(timer);
  // Of another design nothing is of use.
  if (state.generation !== generation) publish(nothing);
  else if (found.isCurrent) publish({ ...found, isCurrent: false });
  generation = state.generation;
  const { architecture, resolution, rule } = state.design;
  const job = { architecture, input: { resolution, rule } };
  timer = setTimeout(
    () => client.request(job, (advice) => publish({ advice, isCurrent: true })),
    found.advice === null ? 0 : patience,
  );
}

/** Calls `listener` whenever there are other suggestions; they are found as long as anybody listens. */
export function subscribeToAdvice(listener: () => void): () => void {
  listeners.add(listener);
  stop ??= useStore.subscribe(follow);
  follow();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = null;
    client.cancel();
    clearTimeout(timer);
    asked = null;
    found = nothing;
  };
}

/** The suggestions that were found last; the same object until there are others. */
export function getFoundAdvice(): FoundAdvice {
  return found;
}
