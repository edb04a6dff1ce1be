/**
 * @file What the page and the search worker say to each other, and the work itself.
 *
 * A design travels as the difference to the network that the search started from, as most of it is the same.
 */
import type { Architecture } from '../architecture/architecture';
import { type ArchitectureDelta, applyDelta, computeDelta } from '../architecture/architectureDelta';
import { createDesignKey } from '../search/designKey';
import type { FindFacts, FoundDesign, FoundDesigns } from '../search/foundDesign';
import { type Find, type SearchOptions, type SearchProgress, searchDesigns } from '../search/searchDesigns';
import type { Rewritten } from '../suggestions/suggestion';

/** Asks for a search. */
export interface SearchJob {
  readonly design: Rewritten;
  readonly options: SearchOptions;
}

/** A find that can be sent. */
export type SentFind = FindFacts & { readonly delta: ArchitectureDelta };

/** How far a search is, in a form that can be sent. */
export type SentProgress = Omit<SearchProgress, 'finds'> & {
  readonly finds: readonly SentFind[];
  readonly isLast: boolean;
};

function packFind(base: Architecture, { architecture, ...facts }: Find): SentFind {
  return { ...facts, key: createDesignKey(architecture), delta: computeDelta(base, architecture) };
}

function unpackFind({ architecture: base, input }: Rewritten, { delta, ...facts }: SentFind): FoundDesign {
  let made: Rewritten | null = null;
  return {
    ...facts,
    apply: () => {
      made ??= { architecture: applyDelta(base, delta), input };
      return made;
    },
  };
}

/** Makes finds of what was sent. */
export function unpackProgress(design: Rewritten, { done, total, finds }: SentProgress): FoundDesigns {
  return { done, total, finds: finds.map((find) => unpackFind(design, find)) };
}

/**
 * Runs a search step by step: each step ends with a report, or with null where the one before is not long ago.
 *
 * @param now the time in milliseconds.
 * @param reportMs at least so long lies between two reports.
 */
export function* runSearchJob(
  { design, options }: SearchJob,
  now: () => number,
  reportMs = 200,
): Generator<SentProgress | null> {
  const pack = ({ done, total, finds }: SearchProgress, isLast: boolean): SentProgress => {
    return { done, total, finds: finds.map((find) => packFind(design.architecture, find)), isLast };
  };
  const search = searchDesigns(design, options);
  let reported = now();
  for (let step = search.next(); ; step = search.next()) {
    if (step.done) {
      yield pack(step.value, true);
      return;
    }
    const isDue = now() - reported >= reportMs;
    if (isDue) reported = now();
    yield isDue ? pack(step.value, false) : null;
  }
}
