import fc from 'fast-check';
import { expect, test } from 'vitest';
import { computeSmallestText, getDetail, getLess } from './cardDetail';
import { minZoom } from './fitView';

test('cards say less from 0.68 and little from 0.4 down', () => {
  expect([1, 0.68, 0.67, 0.4, 0.39].map(getDetail)).toEqual(['full', 'full', 'brief', 'brief', 'reduced']);
});

test('of two, the one with fewer words is less', () => {
  expect(getLess('full', 'brief')).toBe('brief');
  expect(getLess('reduced', 'brief')).toBe('reduced');
  expect(getLess('full', 'full')).toBe('full');
});

test('letters are 11 to 12 pixels high on the screen while cards speak in words', () => {
  const zoom = fc.double({ min: 0.22, max: 1, noNaN: true });
  fc.assert(
    fc.property(zoom, (value) => {
      const height = computeSmallestText(value) * value;
      expect(height).toBeGreaterThanOrEqual(11 - 1e-9);
      expect(height).toBeLessThan(12);
    }),
  );
});

test('letters grow no further when cards are too small for words, and shrink no further when they are large', () => {
  expect(computeSmallestText(minZoom)).toBe(computeSmallestText(0.22));
  expect(computeSmallestText(2)).toBe(11);
});
