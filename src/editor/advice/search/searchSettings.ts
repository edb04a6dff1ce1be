/** @file What somebody chooses before a search: limits as multiples of what the design has now, effort and seed. */
import type { SearchLimits } from '../../../search/fitLimits';
import type { SearchOptions } from '../../../search/searchDesigns';
import type { DesignSummary } from '../../../suggestions/designSummary';

/** The limits that can be set. */
export type LimitName = keyof SearchLimits;

/** Their order. */
export const limitNames: readonly LimitName[] = ['macs', 'params', 'memoryBytes', 'convolutions'];

/** How long to search. */
export type Effort = 'quick' | 'normal' | 'thorough';

/** Designs to try for each effort. */
export const effortDesigns: Readonly<Record<Effort, number>> = { quick: 500, normal: 2000, thorough: 10_000 };

/** What was chosen. */
export interface SearchSettings {
  /** Times what the design has now. */
  readonly shares: Readonly<Record<LimitName, number>>;
  readonly effort: Effort;
  readonly seed: number;
}

/** What is chosen before anybody chooses; the same as on the command line. */
export const defaultSettings: SearchSettings = {
  shares: { macs: 10, params: 1, memoryBytes: 10, convolutions: 1 },
  effort: 'normal',
  seed: 1,
};

/** The bounds of a limit, as a multiple of what the design has now. */
export const shareBounds = { min: 0.01, max: 1000 } as const;

/** The bounds of the seed. */
export const seedBounds = { min: 0, max: 999_999 } as const;

/** What a limit comes to for a design. */
export function computeLimit(summary: DesignSummary, name: LimitName, share: number): number {
  return Math.max(1, Math.floor(summary[name] * share));
}

/** The options for a search from a design. */
export function createSearchOptions(summary: DesignSummary, settings: SearchSettings): SearchOptions {
  const { shares, effort, seed } = settings;
  return {
    seed,
    evaluations: effortDesigns[effort],
    limits: {
      macs: computeLimit(summary, 'macs', shares.macs),
      params: computeLimit(summary, 'params', shares.params),
      memoryBytes: computeLimit(summary, 'memoryBytes', shares.memoryBytes),
      convolutions: computeLimit(summary, 'convolutions', shares.convolutions),
    },
  };
}
