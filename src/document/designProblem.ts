/** @file Why a stored design cannot be read, as codes and values; the sentences are in text. */
import type { ParameterProblem } from '../layers/validate';

/** The way to a place in a stored design: keys and positions in lists, from the outside in. */
export type StoredPath = readonly (string | number)[];

/** What a stored value can be expected to be. */
export type StoredType = 'object' | 'list' | 'text' | 'number' | 'whole-number' | 'two-numbers' | 'word';

/** The first thing that is wrong with a stored design. */
export type DesignProblem =
  /** JSON, but none of ours; `analysis` is what the command line prints with --json. */
  | { readonly code: 'not-a-design'; readonly found: 'analysis' | 'other' }
  /** Written by a newer program. */
  | { readonly code: 'too-new'; readonly actual: number; readonly newest: number }
  /** The version is missing, or is none that was ever issued. */
  | { readonly code: 'unknown-version' }
  | { readonly code: 'wrong-type'; readonly path: StoredPath; readonly expected: StoredType }
  | { readonly code: 'missing'; readonly path: StoredPath }
  | { readonly code: 'unknown-key'; readonly path: StoredPath }
  | {
      readonly code: 'out-of-range';
      readonly path: StoredPath;
      readonly actual: number;
      readonly min: number;
      readonly max: number;
    }
  | {
      readonly code: 'too-many';
      readonly what: 'layers' | 'connections' | 'groups';
      readonly actual: number;
      readonly max: number;
    }
  | { readonly code: 'id-too-long'; readonly path: StoredPath; readonly actual: number; readonly max: number }
  | { readonly code: 'duplicate-id'; readonly path: StoredPath; readonly id: string }
  /** An input or a group that is not in the file. */
  | { readonly code: 'unknown-id'; readonly path: StoredPath; readonly id: string }
  /** A group that lies, by way of its parents, within itself. */
  | { readonly code: 'group-cycle'; readonly path: StoredPath; readonly id: string }
  | { readonly code: 'unknown-kind'; readonly path: StoredPath; readonly kind: string }
  | {
      readonly code: 'parameter';
      readonly layer: string;
      readonly parameter: string;
      readonly problem: ParameterProblem | { readonly code: 'unknown-parameter' };
    };
