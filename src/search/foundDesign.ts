/** @file What the page keeps of a search: finds whose design is made when somebody looks at it. */
import type { Rewritten } from '../suggestions/suggestion';
import type { Find, SearchProgress } from './searchDesigns';

/** A find without the design itself. */
export type FindFacts = Omit<Find, 'architecture'> & {
  /** Equal for equal designs, whenever they are found. */
  readonly key: string;
};

/** A find that can be looked at. */
export type FoundDesign = FindFacts & {
  /** The design; always the same one. */
  readonly apply: () => Rewritten;
};

/** How far a search is, with what it has found. */
export type FoundDesigns = Omit<SearchProgress, 'finds'> & { readonly finds: readonly FoundDesign[] };
