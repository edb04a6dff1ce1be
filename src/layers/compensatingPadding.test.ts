import { expect, test } from 'vitest';
import { createCompensatingPadding, isCompensatingPadding } from './compensatingPadding';
import { createPadding } from './padding';

test.each([
  [[3, 3], [1, 1], createPadding(1)],
  [[7, 7], [1, 1], createPadding(3)],
  [[1, 7], [1, 1], createPadding(0, 3)],
  [[3, 3], [2, 2], createPadding(2)],
  [[4, 2], [1, 1], { top: 1, bottom: 2, left: 0, right: 1 }],
] as const)('a kernel of %j with dilation %j needs %j', (kernelSize, dilation, sides) => {
  expect(createCompensatingPadding(kernelSize, dilation)).toEqual(sides);
  expect(isCompensatingPadding(sides, kernelSize, dilation)).toBe(true);
  expect(isCompensatingPadding({ ...sides, top: sides.top + 1 }, kernelSize, dilation)).toBe(false);
});

test('a padding by rule follows the kernel anyway', () =>
  expect(isCompensatingPadding('same', [3, 3], [1, 1])).toBe(false));
