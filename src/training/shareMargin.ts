/** @file How far a share that was counted on few pictures may lie from the true one. */

/** Standard errors to either side: about 95 of 100 intervals hold the true share. */
const deviations = 2;

/**
 * Half of the width of the interval around a share, by Agresti and Coull: two standard errors as if there were two more
 * right answers and two more wrong ones. Unlike the plain standard error it does not vanish at shares of 0 and 1.
 *
 * Source: Agresti & Coull, The American Statistician 52(2), 1998, pages 119 to 126.
 *
 * @param share of right answers, from 0 to 1.
 * @param count answers that were counted.
 */
export function computeShareMargin(share: number, count: number): number {
  const added = deviations ** 2;
  const adjusted = (share * count + added / 2) / (count + added);
  return deviations * Math.sqrt((adjusted * (1 - adjusted)) / (count + added));
}
