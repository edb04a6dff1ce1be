/** @file Evidence by units, spread over pixels. */
import { expect, test } from 'vitest';
import type { Field } from '../analysis/analysis';
import { bothAxes } from '../util/perAxis';
import { spreadClassMap } from './classMap';

const column = { size: [2, 1], values: Float32Array.of(1, 3) } as const;

const createField = (low: number, high: number, jump: number): Field => ({
  min: bothAxes(high - low + 1),
  max: bothAxes(high - low + 1),
  low: bothAxes(low),
  high: bothAxes(high),
  jump: bothAxes(jump),
});

test.each([
  // Units stand on pixels 0 and 2.
  ['a stride of 2', createField(-1, 1, 2), [1, 2, 3, 3]],
  // Between pixels 0 and 1, and 2 and 3: pixel 1 is a quarter of the way from the first.
  ['a pool of 2', createField(0, 1, 2), [1, 1.5, 2.5, 3]],
  ['no field at all', null, [1, 1.5, 2.5, 3]],
])('%s', (_name, field, expected) => {
  expect([...spreadClassMap(column, field, [4, 1])]).toEqual(expected);
});
