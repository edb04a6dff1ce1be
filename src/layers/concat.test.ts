import { expect, test } from 'vitest';
import { concat } from './concat';

const map = (channels: number, height: number, width = height) => ({ channels, height, width });

// By hand: channels add up; a map of one pixel is spread; everything else must agree.
test.each([
  [[map(3, 8), map(5, 8)], map(8, 8)],
  [[map(3, 8), map(5, 1), map(2, 8)], map(10, 8)],
  [[map(3, 1), map(5, 1), map(2, 8)], map(10, 8)],
  [[{ features: 3 }, { features: 4 }], { features: 7 }],
] as const)('%j become %j', ([first, ...others], shape) => {
  expect(concat.inferShape({}, [first, ...others])).toEqual({ shape });
});

test.each([
  [[map(3, 8), map(5, 4)], 1, 0],
  [[map(3, 1), map(5, 8), map(5, 4)], 2, 1],
  [[map(3, 8), map(5, 1, 8)], 1, 0],
  [[map(3, 8), { features: 5 }], 1, 0],
] as const)('%j do not fit', (inputs, port, compared) => {
  const [first, ...others] = inputs;
  expect(concat.inferShape({}, [first, ...others])).toMatchObject({
    problem: { code: 'merge-mismatch', port, actual: inputs[port], expected: inputs[compared] },
  });
});
