/** @file What a schema found, as one of our problems. */
import type { BaseIssue } from 'valibot';
import type { DesignProblem, StoredType } from '../../document/designProblem';
import { resolutionLimits } from '../../document/document';

const types: Readonly<Record<string, StoredType>> = {
  string: 'text',
  number: 'number',
  integer: 'whole-number',
  array: 'list',
  strict_tuple: 'two-numbers',
  picklist: 'word',
};

/** The problem that a schema's issue stands for. */
export function describeIssue(issue: BaseIssue<unknown>): DesignProblem {
  const keys = issue.path?.map(({ key }) => key) ?? [];
  const path = keys.filter((key) => typeof key === 'string' || typeof key === 'number');
  const isAboutKey = issue.path?.at(-1)?.type === 'object' && issue.type === 'strict_object';
  if (isAboutKey && issue.expected === 'never') return { code: 'unknown-key', path };
  if (isAboutKey && issue.received === 'undefined') return { code: 'missing', path };
  if (typeof issue.input === 'number' && (issue.type === 'min_value' || issue.type === 'max_value'))
    return { code: 'out-of-range', path, actual: issue.input, ...resolutionLimits };
  // An entry too many is the fault of the list.
  if (issue.type === 'strict_tuple' && issue.expected === 'never') path.pop();
  return { code: 'wrong-type', path, expected: types[issue.type] ?? 'object' };
}
