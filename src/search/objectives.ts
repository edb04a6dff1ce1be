/**
 * @file What the search optimises: six numbers of a design, each the better the smaller it is here.
 *
 * Four are the aims of Richter et al., "Should You Go Deeper?", ICMLA 2021: no convolution beyond the border, all of the
 * image in sight, few multiply-accumulates and parameters. Two stand against them, for else the smallest network would
 * win: how many convolutions do work, and how fine the map is that the head reads.
 */
import type { DesignSummary } from '../suggestions/designSummary';

/** The numbers to make small: unproductive, minus working, minus coverage, minus positions, macs, params. */
export type Objectives = readonly [number, number, number, number, number, number];

/** Convolutions that are not beyond the border. */
export function countWorking({
  convolutions,
  unproductive,
}: Pick<DesignSummary, 'convolutions' | 'unproductive'>): number {
  return convolutions - unproductive;
}

/** The objectives of a design; `positions` is the area of the map that its head reads. */
export function computeObjectives(summary: DesignSummary, positions: number): Objectives {
  const { unproductive, coverage, macs, params } = summary;
  return [unproductive, -countWorking(summary), -coverage, -positions, macs, params];
}

/** Whether `a` is at least as good as `b` in everything; so is each to itself. */
export function isNoWorse(a: Objectives, b: Objectives): boolean {
  for (const [index, value] of a.entries()) if (value > (b[index] ?? value)) return false;
  return true;
}

/** Whether `a` is better in something and worse in nothing. */
export function dominates(a: Objectives, b: Objectives): boolean {
  return isNoWorse(a, b) && !isNoWorse(b, a);
}
