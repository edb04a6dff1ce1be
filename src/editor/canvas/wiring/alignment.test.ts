import { expect, test } from 'vitest';
import { align } from './alignment';

const box = (x: number, y: number, width = 100, height = 50) => ({ x, y, width, height });

test('a card snaps to the nearest line within reach, on each axis by itself', () => {
  const { dx, dy } = align(box(4, 103), [box(0, 0), box(200, 100)], 6);
  expect([dx, dy]).toEqual([-4, -3]);
});

test('beyond the reach nothing moves and no line is shown', () => {
  expect(align(box(40, 220), [box(0, 0)], 6)).toEqual({ dx: 0, dy: 0, guides: [] });
});

test('cards of different widths stand in line by their middles', () => {
  // Middles at 50 and at 52.
  const { dx, guides } = align(box(2, 100, 100), [box(20, 0, 60)], 6);
  expect(dx).toBe(-2);
  expect(guides).toEqual([
    [
      { x: 50, y: 0 },
      { x: 50, y: 150 },
    ],
  ]);
});

test('ends do not snap to middles', () => {
  // Its left end, 52, is near the middle of the other, 50, which means nothing.
  expect(align(box(52, 200), [box(0, 0)], 6).dx).toBe(0);
});

test('a line is as long as all that stands on it', () => {
  const { guides } = align(box(0, 300), [box(0, 0), box(0, 100), box(500, 700)], 6);
  // Left, middle and right of the three in one column.
  expect(guides).toEqual(
    [0, 50, 100].map((x) => [
      { x, y: 0 },
      { x, y: 350 },
    ]),
  );
});
