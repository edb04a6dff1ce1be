/** @file Words for statuses and rules. */
import type { Status } from '../../analysis/analysis';
import type { StatusRule } from '../../architecture/statusRule';

const names: Readonly<Record<Status, string>> = {
  productive: 'productive',
  critical: 'critical',
  unproductive: 'unproductive',
  partial: 'partial',
  head: 'head, not judged',
  none: 'not judged',
};

const rules: Readonly<Record<StatusRule, string>> = {
  paper: 'as in the paper',
  toolbox: 'as rfa_toolbox does',
};

/** Words for statuses and rules. */
export const statusText = { names, rules };
