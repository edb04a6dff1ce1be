/** @file Whether trained numbers from elsewhere fit a network, and why not. */
import type { TrainingProblem } from './trainingProblem';

/** By which names tensors are found. */
export type WeightNaming = 'ids' | 'names' | 'pytorch';

/** Why numbers are no start for a network. */
export type MisfitProblem =
  | { readonly code: 'cannot-train'; readonly problems: readonly TrainingProblem[] }
  /** No name of the network is one of the file; an example of each, where there is one. */
  | { readonly code: 'no-match'; readonly wanted: string | null; readonly found: string | null }
  /** No tensor has the shape that the network wants; one of them, of `count`. */
  | {
      readonly code: 'wrong-shape';
      readonly tensor: string;
      readonly actual: readonly number[];
      readonly expected: readonly number[];
      readonly count: number;
    }
  /** A tensor with infinite numbers, or with what is no number. */
  | { readonly code: 'not-finite'; readonly tensor: string };

/** A tensor of a network that a file has not, or has in another shape: `actual`. The name is the file's. */
export interface LackingTensor {
  readonly tensor: string;
  readonly expected: readonly number[];
  readonly actual: readonly number[] | null;
}
