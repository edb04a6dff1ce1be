import { expect, test } from 'vitest';
import { getReach } from './linkReach';

test.each([
  [2000, 'everywhere'],
  [2001, 'most'],
  [8000, 'most'],
  [8001, 'few'],
  [32_000, 'few'],
  [32_001, 'none'],
])('a link of %i characters gets %s', (length, reach) => {
  expect(getReach(length)).toBe(reach);
});
