/** @file The worst of several statuses. */
import type { Status } from './analysis';

/** From the best to the worst. */
const order: readonly Status[] = ['none', 'head', 'productive', 'critical', 'partial', 'unproductive'];

/** The worst of several statuses; `none` where there are none. */
export function findWorstStatus(statuses: Iterable<Status>): Status {
  let worst = 0;
  for (const status of statuses) worst = Math.max(worst, order.indexOf(status));
  return order[worst] ?? 'none';
}
