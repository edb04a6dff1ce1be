import { expect, test } from 'vitest';
import type { FieldTerm } from '../../analysis/fieldTerm';
import { formatFieldTerm } from './fieldTermText';

const kernel = {
  code: 'kernel',
  from: [44, 44],
  kernelSize: [3, 3],
  dilation: [1, 1],
  jump: [8, 8],
} as const;

test.each<[FieldTerm, string]>([
  [kernel, '44 + (3−1) × 8'],
  [{ ...kernel, dilation: [2, 2] }, '44 + 2 × (3−1) × 8'],
  [{ ...kernel, kernelSize: [1, 7] }, '44 + (1−1) × 8 high, 44 + (7−1) × 8 wide'],
  [{ code: 'growth', from: [3, 3], growth: [1, 1], jump: [0.5, 0.5] }, '3 + 1 × 0.5'],
  [{ code: 'growth', from: [3, 3], growth: [0, 0], jump: [1, 1] }, '3'],
  [{ code: 'as-input', from: [10, 10] }, '10, as its input'],
  [
    {
      code: 'smallest',
      from: [
        [43, 43],
        [35, 35],
      ],
    },
    'smallest of 43 and 35',
  ],
  [
    {
      code: 'smallest',
      from: [
        [7, 7],
        [7, 7],
      ],
    },
    '7, as its inputs',
  ],
  [{ code: 'whole-input' }, 'the whole input'],
])('%j', (term, text) => expect(formatFieldTerm(term)).toBe(text));
