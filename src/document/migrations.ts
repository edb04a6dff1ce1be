/**
 * @file From every version ever issued to the one that is written now.
 *
 * A stored design says its version. A step knows one version and makes the next one out of it; steps are never
 * removed, and each is pinned by a file of its version in the tests.
 */
import type { DesignProblem } from './designProblem';
import { storedFormat, storedVersion } from './storedDesign';

/** Makes a stored design of the next version; what it gets has not been validated. */
export type Migration = (stored: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** Steps by the version that they start from: `migrations[1]` makes version 2. Version 1 is the first. */
export const migrations: Readonly<Record<number, Migration>> = {};

/** A stored design of the current version, not validated yet, or why there is none. */
export type MigrationResult = { readonly stored: unknown } | { readonly problem: DesignProblem };

function recognize(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === storedFormat;
}

/**
 * Recognises a stored design and brings it to the newest version.
 *
 * @param value what JSON held.
 */
export function applyMigrations(
  value: unknown,
  steps: Readonly<Record<number, Migration>> = migrations,
  newest: number = storedVersion,
): MigrationResult {
  if (!recognize(value)) {
    const isAnalysis =
      typeof value === 'object' &&
      value !== null &&
      'schema' in value &&
      String(value.schema).startsWith('fovea-');
    return { problem: { code: 'not-a-design', found: isAnalysis ? 'analysis' : 'other' } };
  }
  const { version } = value;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return { problem: { code: 'unknown-version' } };
  if (version > newest) return { problem: { code: 'too-new', actual: version, newest } };
  let stored = value;
  for (let from = version; from < newest; from++) {
    const step = steps[from];
    if (step === undefined) return { problem: { code: 'unknown-version' } };
    stored = step(stored);
  }
  return { stored };
}
