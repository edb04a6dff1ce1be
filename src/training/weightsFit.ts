/** @file Whether trained numbers from elsewhere fit a network, and why not. */
import type { TrainingProblem } from './trainingProblem';

/** By which names tensors are found. */
export type WeightNaming = 'ids' | 'names' | 'pytorch';

/** Why numbers are no start for a network. */
export type MisfitProblem =
  | { readonly code: 'cannot-train'; readonly problems: readonly TrainingProblem[] }
  /** No name of the network is one of the file; an example of each, where there is one. */
  | { readonly code: 'no-match'; readonly wanted: string | null; readonly found: string | null }
  /** Tensors that the network has and the file has not, by the names that the file uses. */
  | { readonly code: 'missing'; readonly tensors: readonly string[]; readonly total: number }
  /** A tensor of another shape; `count` of them in all. */
  | {
      readonly code: 'wrong-shape';
      readonly tensor: string;
      readonly actual: readonly number[];
      readonly expected: readonly number[];
      readonly count: number;
    }
  /** A tensor with infinite numbers, or with what is no number. */
  | { readonly code: 'not-finite'; readonly tensor: string };
