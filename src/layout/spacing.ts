/** @file Distances of the layout in pixels, in the frame in which the network runs downwards. */
import type { Direction } from './geometry';

/** Distances in pixels; "along" is the direction in which the network runs. */
export interface Spacing {
  /** Along, between a card and the next of its chain. */
  readonly rowGap: number;
  /** Along, between a card and the branches that fork from it or join in it. */
  readonly forkGap: number;
  /** Along, between parts of the network that are not connected. */
  readonly partGap: number;
  /** Across, between branches beside one another. */
  readonly branchGap: number;
  /** Across, between a chain and the nearest lane beside it. */
  readonly lanePad: number;
  /** Across, between lanes. */
  readonly laneGap: number;
  /** Across, the least between the cards of two columns; lanes may need more. */
  readonly columnGap: number;
}

/** What is used where the caller says nothing else. */
export const defaultSpacing: { readonly [D in Direction]: Spacing } = {
  down: { rowGap: 11, forkGap: 20, partGap: 32, branchGap: 20, lanePad: 10, laneGap: 8, columnGap: 40 },
  right: { rowGap: 28, forkGap: 36, partGap: 56, branchGap: 14, lanePad: 10, laneGap: 8, columnGap: 40 },
};
