/** @file Exact small arithmetic. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clamp, computeGcd, snapToPixelGrid } from './numbers';

describe('greatest common divisor', () => {
  test('divides both, and nothing larger does', () => {
    const number = fc.integer({ min: 1, max: 300 });
    const property = fc.property(number, number, (a, b) => {
      const common = Array.from({ length: Math.min(a, b) }, (_, index) => index + 1).filter(
        (divisor) => a % divisor === 0 && b % divisor === 0,
      );
      expect(computeGcd(a, b)).toBe(common.at(-1));
    });
    fc.assert(property);
  });
});

describe('the pixel grid', () => {
  test('keeps whole, half and quarter pixels as they are', () => {
    for (const value of [0, 1, -3, 32, 0.5, -0.75, 100.25, 4096]) expect(snapToPixelGrid(value)).toBe(value);
  });

  test('takes the noise of repeated division away', () => {
    for (const divisor of [3, 5, 6, 7, 9, 11, 13]) {
      let jump = 1 / divisor;
      for (let step = 0; step < 6; step++) jump = jump / divisor;
      for (let step = 0; step < 7; step++) jump = jump * divisor;
      expect(snapToPixelGrid(31 + jump)).toBe(32);
    }
  });

  test('moves nothing by more than a millionth, and what is further from a whole pixel not at all', () => {
    const property = fc.property(fc.double({ min: -1e5, max: 1e5, noNaN: true }), (value) => {
      const snapped = snapToPixelGrid(value);
      expect(Math.abs(snapped - value)).toBeLessThan(1e-6);
      expect(Number.isInteger(snapped) || snapped === value).toBe(true);
    });
    fc.assert(property);
    expect(snapToPixelGrid(1 / 3)).toBe(1 / 3);
  });

  test('knows no negative zero', () => {
    expect(Object.is(snapToPixelGrid(-1e-9), 0)).toBe(true);
    expect(Object.is(snapToPixelGrid(-0), 0)).toBe(true);
  });
});

test('clamping keeps what is inside and cuts what is not', () => {
  expect([clamp(5, 1, 3), clamp(0, 1, 3), clamp(2, 1, 3)]).toEqual([3, 1, 2]);
});
