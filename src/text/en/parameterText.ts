/** @file Sentences for values that a layer's parameter does not allow, in the inspector and in files. */
import type { Parameter } from '../../layers/parameter';
import type { ParameterProblem } from '../../layers/validate';
import { formatNumber } from '../quantities';
import { type Explanation, listWords } from './words';

const expectations: Readonly<Record<Parameter['type'], string>> = {
  integer: 'a whole number',
  real: 'a number',
  integerPerAxis: 'two whole numbers, height and width',
  realPerAxis: 'two numbers, height and width',
  boolean: 'either true or false',
  choice: 'a word',
  padding: '“same”, “valid”, or whole numbers for top, bottom, left and right',
  sides: 'whole numbers for top, bottom, left and right',
  optionalIntegerPerAxis: 'two whole numbers, height and width, or nothing',
  optionalShape: 'a shape (channels, height and width, or features), or nothing',
  text: 'a text',
};

/**
 * The sentences for a value that is not allowed.
 *
 * @param label what the parameter is called where the sentence stands: "Kernel size", "groups of conv3".
 */
export function formatParameterProblem(
  label: string,
  problem: ParameterProblem | { readonly code: 'unknown-parameter' },
): Explanation {
  switch (problem.code) {
    case 'wrong-type':
      return { what: `${label} must be ${expectations[problem.expected]}.` };
    case 'not-whole': {
      const below = Math.floor(problem.actual);
      return {
        what: `${label} must be a whole number, not ${formatNumber(problem.actual, 6)}.`,
        fix: `Use ${formatNumber(below)} or ${formatNumber(below + 1)}.`,
      };
    }
    case 'out-of-range': {
      const { actual, min, max } = problem;
      const limit = actual < min ? `at least ${formatNumber(min, 6)}` : `at most ${formatNumber(max, 6)}`;
      return {
        what: `${label} must be ${limit}, not ${formatNumber(actual, 6)}.`,
        fix: `Use a value from ${formatNumber(min, 6)} to ${formatNumber(max, 6)}.`,
      };
    }
    case 'not-an-option':
      return {
        what: `${label} cannot be “${problem.actual}”.`,
        fix: `Use ${listWords(problem.options, 'or')}.`,
      };
    case 'too-long':
      return { what: `${label} has ${problem.actual} characters; ${problem.max} are allowed.` };
    case 'unknown-parameter':
      return { what: `${label} is no parameter of this kind of layer.` };
  }
}

/** Values that parameters do not allow, in words. */
export const parameterText = { expectations, formatParameterProblem };
