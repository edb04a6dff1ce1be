/** @file How much of a network is beyond the border, in one line. */
import type { AnalysisInput, Headline, Status, Totals } from './analysis';
import type { CostPass } from './costs';
import type { Network } from './network';
import type { FieldPass } from './receptiveFields';

/** Counts the convolutions that are judged and those that are unproductive, and what part of `totals` these have. */
export function summarizeStatuses(
  network: Network,
  statuses: readonly Status[],
  { received }: FieldPass,
  { resolution, rule }: AnalysisInput,
  costs: CostPass,
  totals: Totals,
): Headline {
  let judged = 0;
  let unproductive = 0;
  let onOneAxis = 0;
  let params = 0;
  let macs = 0;
  for (let position = 0; position < statuses.length; position++) {
    const status = statuses[position];
    if (network.isConvolution[position] === 0 || status === 'none' || status === 'head') continue;
    judged += 1;
    const arriving = received[position];
    if (status === 'partial' && rule === 'paper' && arriving)
      onOneAxis += Number(arriving[0] > resolution[0] || arriving[1] > resolution[1]);
    if (status !== 'unproductive') continue;
    unproductive += 1;
    params += costs.params[position] ?? 0;
    macs += costs.macs[position] ?? 0;
  }
  return {
    judged,
    unproductive,
    onOneAxis,
    paramShare: totals.params > 0 ? params / totals.params : 0,
    macShare: totals.macs > 0 ? macs / totals.macs : 0,
  };
}
