/** @file Why a file with a run cannot be read, as codes and values, found by its schema. */
import type { BaseIssue } from 'valibot';

/** What a value in such a file can be expected to be. */
export type RunValue = 'object' | 'list' | 'text' | 'number' | 'whole-number' | 'other';

/** The way to a place in the file: keys and positions in lists, from the outside in. */
type FilePath = readonly (string | number)[];

/** The first thing that is wrong with a file of a run; what is wrong with the design in it is a problem of designs. */
export type RunFileProblem =
  | { readonly code: 'no-json' }
  /** A design by itself, without results. */
  | { readonly code: 'design' }
  /** JSON, but none of ours. */
  | { readonly code: 'no-run' }
  /** Of another version than the one that is read. */
  | { readonly code: 'other-version'; readonly actual: string; readonly readable: string }
  | { readonly code: 'missing'; readonly path: FilePath }
  | { readonly code: 'too-small'; readonly path: FilePath; readonly actual: number; readonly min: number }
  | { readonly code: 'too-large'; readonly path: FilePath; readonly actual: number; readonly max: number }
  /** Results of a layer that the design of the file has not. */
  | { readonly code: 'unknown-layer'; readonly path: FilePath; readonly layer: string }
  | { readonly code: 'wrong-type'; readonly path: FilePath; readonly expected: RunValue };

const types: Readonly<Record<string, RunValue>> = {
  object: 'object',
  array: 'list',
  string: 'text',
  number: 'number',
  finite: 'number',
  safe_integer: 'whole-number',
};

/** The problem that an issue of the schema stands for. */
export function describeRunIssue(issue: BaseIssue<unknown>): RunFileProblem {
  const keys = issue.path?.map(({ key }) => key) ?? [];
  const path = keys.filter((key) => typeof key === 'string' || typeof key === 'number');
  const { type, input } = issue;
  if (input === undefined) return { code: 'missing', path };
  const limit = 'requirement' in issue ? issue.requirement : undefined;
  if (typeof input === 'number' && typeof limit === 'number') {
    if (type === 'min_value') return { code: 'too-small', path, actual: input, min: limit };
    if (type === 'max_value') return { code: 'too-large', path, actual: input, max: limit };
  }
  return { code: 'wrong-type', path, expected: types[type] ?? 'other' };
}
