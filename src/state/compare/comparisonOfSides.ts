/** @file What differs between the designs that are compared: found once for two networks, by a worker where it takes time. */
import type { Comparison } from '../../compare/comparison';
import { createCompareClient } from '../../workers/compareClient';
import type { CompareJob } from '../../workers/compareJob';
import type { CompareSides } from './compareSides';

const client = createCompareClient();
let known: { readonly job: CompareJob; readonly comparison: Comparison } | null = null;
let asked: { readonly job: CompareJob; readonly listeners: Set<(comparison: Comparison) => void> } | null =
  null;

const createJob = ({ before, after }: CompareSides): CompareJob => ({
  before: before.design.architecture,
  after: after.design.architecture,
});

const isSame = (a: CompareJob, b: CompareJob) => a.before === b.before && a.after === b.after;

/** What differs, whatever images both are judged on; null where that is to be requested. */
export function getComparison(sides: CompareSides): Comparison | null {
  const job = createJob(sides);
  if (known !== null && isSame(known.job, job)) return known.comparison;
  const comparison = client.compareNow(job);
  if (comparison !== null) known = { job, comparison };
  return comparison;
}

/**
 * Says what differs, once it is found, unless other networks are asked about before.
 *
 * @returns what ends the wait.
 */
export function requestComparison(
  sides: CompareSides,
  onComparison: (comparison: Comparison) => void,
): () => void {
  const job = createJob(sides);
  if (asked !== null && isSame(asked.job, job)) asked.listeners.add(onComparison);
  else {
    const listeners = new Set([onComparison]);
    asked = { job, listeners };
    client.request(job, (comparison) => {
      known = { job, comparison };
      asked = null;
      for (const listener of listeners) listener(comparison);
    });
  }
  const { listeners } = asked ?? { listeners: new Set() };
  return () => {
    listeners.delete(onComparison);
    if (listeners.size > 0 || asked?.listeners !== listeners) return;
    asked = null;
    client.cancel();
  };
}
