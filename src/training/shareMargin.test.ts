import { expect, test } from 'vitest';
import { computeShareMargin } from './shareMargin';

// With z = 2: (x + 2) of (n + 4) answers are right, and the margin is twice the standard error of that share.
test.each([
  // 50 of 100: 2 sqrt(0.5 x 0.5 / 100).
  [0.5, 96, 0.1],
  // 98 of 100: 2 sqrt(0.98 x 0.02 / 100).
  [1, 96, 0.028],
  // 2 of 100: as far as from the other end.
  [0, 96, 0.028],
  // Nothing was counted, 2 of 4: 2 sqrt(0.5 x 0.5 / 4).
  [1, 0, 0.5],
])('a share of %d on %d pictures is uncertain by %d', (share, count, margin) => {
  expect(computeShareMargin(share, count)).toBeCloseTo(margin, 12);
});
