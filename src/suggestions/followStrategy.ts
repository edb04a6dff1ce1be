/** @file Follows one strategy to its end: takes its first suggestion, looks again, until nothing is left to improve. */
import { analyze } from '../analysis/analyze';
import { findSuggestions } from './findSuggestions';
import type { Rewritten, Strategy, Suggestion } from './suggestion';

/** A strategy followed to its end. */
export interface StrategyResult extends Rewritten {
  /** The suggestions that were taken, in order. */
  readonly taken: readonly Suggestion[];
}

/** More steps than any network needs. */
const maxSteps = 40;

/**
 * Takes the first suggestion of a strategy again and again.
 *
 * O(steps x {@link findSuggestions}); there is one step at least for every convolution that stops being beyond the
 * border, so mostly a handful.
 */
export function followStrategy(design: Rewritten, strategy: Strategy): StrategyResult {
  const taken: Suggestion[] = [];
  let current = design;
  while (taken.length < maxSteps) {
    const { suggestions } = findSuggestions(
      current.architecture,
      analyze(current.architecture, current.input),
    );
    const next = suggestions.find(({ strategies }) => strategies.includes(strategy));
    if (next === undefined) break;
    taken.push(next);
    current = next.apply();
  }
  return { ...current, taken };
}
