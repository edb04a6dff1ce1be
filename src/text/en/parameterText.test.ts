import { expect, test } from 'vitest';
import type { Parameter } from '../../layers/parameter';
import { integer, real } from '../../layers/parameter';
import { checkParameter } from '../../layers/validate';
import { formatParameterProblem } from './parameterText';
import { joinExplanation } from './words';

const stride = integer(1, 1, 4096);
const mode: Parameter = { type: 'choice', options: ['nearest', 'bilinear'], default: 'nearest' };

test.each<[Parameter, unknown, string]>([
  [stride, 'two', 'Stride must be a whole number.'],
  [stride, 2.5, 'Stride must be a whole number, not 2.5. Use 2 or 3.'],
  [stride, 0, 'Stride must be at least 1, not 0. Use a value from 1 to 4096.'],
  [stride, 5000, 'Stride must be at most 4096, not 5000. Use a value from 1 to 4096.'],
  [real(0.5, 0, 1), -0.25, 'Stride must be at least 0, not −0.25. Use a value from 0 to 1.'],
  [mode, 'cubic', 'Stride cannot be “cubic”. Use nearest or bilinear.'],
  [mode, 3, 'Stride must be a word.'],
  [{ type: 'boolean', default: true }, 1, 'Stride must be either true or false.'],
  [{ type: 'text', default: '', maxLength: 3 }, 'four', 'Stride has 4 characters; 3 are allowed.'],
])('%o given %o: %s', (spec, value, text) => {
  const problem = checkParameter(spec, value);
  if (problem === null) throw new Error('expected a problem');
  expect(joinExplanation(formatParameterProblem('Stride', problem))).toBe(text);
});

test('a name that the kind does not have', () => {
  const { what } = formatParameterProblem('“strides” of conv1', { code: 'unknown-parameter' });
  expect(what).toBe('“strides” of conv1 is no parameter of this kind of layer.');
});
