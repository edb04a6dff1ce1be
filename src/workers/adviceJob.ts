/**
 * @file What the page and the advice worker say to each other, and the work itself.
 *
 * A suggestion holds a function, which cannot be sent: what it would do travels as the difference to the network that
 * was asked about.
 */

import type { AnalysisInput } from '../analysis/analysis';
import { analyze } from '../analysis/analyze';
import type { Architecture } from '../architecture/architecture';
import { type ArchitectureDelta, applyDelta, computeDelta } from '../architecture/architectureDelta';
import { type Advice, findSuggestions } from '../suggestions/findSuggestions';
import type { RefusedSuggestion, Suggestion } from '../suggestions/suggestion';

/** Asks for all suggestions for a network. */
export interface AdviceJob {
  readonly architecture: Architecture;
  readonly input: AnalysisInput;
}

/** A suggestion that can be sent. */
export type SentSuggestion = Omit<Suggestion, 'apply'> & {
  readonly delta: ArchitectureDelta;
  readonly input: AnalysisInput;
};

/** All suggestions in a form that can be sent. */
export interface SentAdvice {
  readonly suggestions: readonly SentSuggestion[];
  readonly refused: readonly RefusedSuggestion[];
}

/** Finds all suggestions. */
export function runAdviceJob({ architecture, input }: AdviceJob): Advice {
  return findSuggestions(architecture, analyze(architecture, input));
}

/** Makes suggestions ready to be sent. */
export function packAdvice(architecture: Architecture, { suggestions, refused }: Advice): SentAdvice {
  return {
    suggestions: suggestions.map(({ apply, ...facts }) => {
      const rewritten = apply();
      return { ...facts, delta: computeDelta(architecture, rewritten.architecture), input: rewritten.input };
    }),
    refused,
  };
}

/** Makes suggestions of what was sent, for the network that was asked about. */
export function unpackAdvice(architecture: Architecture, { suggestions, refused }: SentAdvice): Advice {
  return {
    suggestions: suggestions.map(({ delta, input, ...facts }) => {
      let made: Architecture | null = null;
      return {
        ...facts,
        apply: () => {
          made ??= applyDelta(architecture, delta);
          return { architecture: made, input };
        },
      };
    }),
    refused,
  };
}
