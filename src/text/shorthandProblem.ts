/** @file Why a line of parameters is not taken, as a code and its values. */
import type { ParameterProblem } from '../layers/validate';

/** A term that nobody knows, or a value that its parameter does not allow. */
export type ShorthandProblem =
  | { readonly code: 'unknown-term'; readonly term: string }
  | { readonly code: 'invalid'; readonly parameter: string; readonly problem: ParameterProblem };
