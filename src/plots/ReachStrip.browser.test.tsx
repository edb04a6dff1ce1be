import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { computeBarHeight, ReachStrip } from './ReachStrip';

test('bars grow to scale up to the line of the image, above it ever less, and never out of the strip', () => {
  const line = computeBarHeight(1, 100);
  expect(computeBarHeight(0.5, 100)).toBeCloseTo(line / 2);
  expect(computeBarHeight(0, 100)).toBe(2);
  const heights = [1, 1.5, 2, 4, 20, 99].map((reach) => computeBarHeight(reach, 100));
  expect(heights).toEqual(heights.toSorted((a, b) => a - b));
  expect(new Set(heights).size).toBe(heights.length);
  expect(heights.at(-1)).toBeLessThan(100);
});

test('a strip has a bar for each convolution and is decoration', async () => {
  const screen = await render(
    <ReachStrip
      bars={[
        { status: 'productive', reach: 0.3 },
        { status: 'unproductive', reach: 2 },
      ]}
    />,
  );
  const svg = screen.container.querySelector('svg');
  expect(svg?.getAttribute('aria-hidden')).toBe('true');
  const bars = [...(svg?.querySelectorAll('rect') ?? [])];
  expect(bars.map((bar) => bar.getAttribute('fill'))).toEqual(['var(--ok-f)', 'var(--dead-f)']);
  expect(Number(bars[1]?.getAttribute('height'))).toBeGreaterThan(Number(bars[0]?.getAttribute('height')));
});
