/** @file Colours of heat maps: ever lighter, bare at nothing. */
import { expect, test } from 'vitest';
import { getHeatColor, paintHeat, writeHeatGradient } from './heatColors';

/** Relative luminance, by WCAG 2. */
function computeLuminance([red, green, blue]: readonly number[]): number {
  const linear = (value = 0) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

test('the more, the lighter and the denser', () => {
  const colors = Array.from({ length: 101 }, (_, index) => getHeatColor(index / 100));
  for (const [index, color] of colors.entries()) {
    const before = colors[index - 1];
    if (before === undefined) continue;
    expect(computeLuminance(color)).toBeGreaterThan(computeLuminance(before));
    expect(color[3]).toBeGreaterThan(before[3]);
  }
  expect(getHeatColor(0)[3]).toBe(0);
});

test('values are painted by their share of the largest', () => {
  const pixels = paintHeat([0, 1, 4], 'linear');
  expect([...pixels.subarray(0, 4)][3]).toBe(0);
  const [red, green, blue, opacity] = getHeatColor(1);
  expect([...pixels.subarray(8)]).toEqual([red, green, blue, Math.round(255 * opacity)]);
  // A quarter of the largest: its root is a half.
  expect([...paintHeat([1, 4], 'root').subarray(0, 3)]).toEqual(getHeatColor(0.5).slice(0, 3));
  expect(paintHeat([0, 0], 'root')).toEqual(new Uint8ClampedArray(8));
});

test('the legend has the same colours', () => {
  expect(writeHeatGradient()).toMatch(
    /^linear-gradient\(90deg, rgb\(38 20 92 \/ 0%\), .*rgb\(254 228 128 \/ 85%\)\)$/,
  );
});
