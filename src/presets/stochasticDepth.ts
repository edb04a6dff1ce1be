/** @file How often branches are dropped in training (Huang et al., "Deep Networks with Stochastic Depth", 2016). */

/**
 * One rate a stage: the mean of the published ones, which grow from block to block by `finalRate / divisor`. As
 * many blocks are dropped as there, and blocks that repeat stay alike.
 *
 * @param before blocks in the stages before.
 */
export function computeStageDropRate(
  finalRate: number,
  divisor: number,
  before: number,
  count: number,
): number {
  const mean = (finalRate * (before + (count - 1) / 2)) / divisor;
  return Math.round(mean * 10_000) / 10_000;
}
