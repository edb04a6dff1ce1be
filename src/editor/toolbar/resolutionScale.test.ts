import { describe, expect, test } from 'vitest';
import { chooseSizeRange, paintStrip, scaleResolution, toShare, toSize } from './resolutionScale';

describe('the scale of the slider', () => {
  test.each([
    [1, 512],
    [212, 512],
    [427, 1024],
    [851, 1024],
    [4000, 8192],
    [90_000, 8192],
  ])('largest fit %d ends at %d', (largest, max) =>
    expect(chooseSizeRange(largest, 8192)).toEqual({ min: 8, max }),
  );

  const range = { min: 8, max: 512 };

  test('is logarithmic and holds at both ends', () => {
    expect(toShare(64, range)).toBe(0.5);
    expect(toShare(2, range)).toBe(0);
    expect(toShare(9000, range)).toBe(1);
    expect(toSize(0.5, range)).toBe(64);
    expect(toSize(1, range)).toBe(512);
  });

  test('oblong images keep their ratio', () => {
    expect(scaleResolution([32, 64], 48, 8192)).toEqual([48, 96]);
    expect(scaleResolution([480, 32], 1, 8192)).toEqual([15, 1]);
    expect(scaleResolution([1, 4000], 4, 8192)).toEqual([4, 8192]);
  });

  test('the strip is red up to where all fits, green to the largest field, grey beyond', () => {
    const steps = [
      { from: 1, unproductive: 1, share: 1 },
      { from: 64, unproductive: 0, share: 0 },
    ];
    expect(paintStrip(steps, 127, range)).toBe(
      'linear-gradient(to right, color-mix(in srgb, var(--dead-f) 92%, var(--panel)) 0.00% 50.00%, ' +
        'var(--ok-f) 50.00% 66.67%, color-mix(in srgb, var(--head-f) 40%, var(--panel)) 66.67% 100.00%)',
    );
  });
});
