/** @file What a suggestion costs for what it improves: the order in which the ways to one aim are tried. */
import type { Suggestion } from './suggestion';

/** Multiply-accumulates that each convolution costs that is not beyond the border any more; below 0 where it saves. */
export function computeCost({ before, after }: Suggestion): number {
  return (after.macs - before.macs) / Math.max(1, before.unproductive - after.unproductive);
}

/** Orders suggestions by cost. */
export function compareCosts(a: Suggestion, b: Suggestion): number {
  return computeCost(a) - computeCost(b);
}
