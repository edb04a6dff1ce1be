import { expect, test } from 'vitest';
import { drawCorners, drawFreeWay } from './edgePath';

test('corners are rounded by 8 px', () => {
  const path = drawCorners([
    { x: 0, y: 0 },
    { x: 20, y: 0 },
    { x: 20, y: 100 },
  ]);
  expect(path).toBe('M0 0L12 0Q20 0 20 8L20 100');
});

test('by less where a side is short', () => {
  const path = drawCorners([
    { x: 0, y: 0 },
    { x: 6, y: 0 },
    { x: 6, y: 100 },
  ]);
  // Half of the side of 6 px.
  expect(path).toBe('M0 0L3 0Q6 0 6 3L6 100');
});

const box = (x: number, y: number) => ({ x, y, width: 200, height: 50 });

test.each([
  ['straight down to a neighbour', box(0, 0), box(0, 70), 'M100 50L100 70'],
  // 10 px beside the cards, from 0.7 of the one's height to 0.3 of the other's.
  [
    'in a lane past other cards',
    box(0, 0),
    box(0, 200),
    'M0 35L-5 35Q-10 35 -10 40L-10 210Q-10 215 -5 215L0 215',
  ],
  // The gap is 100 px wide; the curve bends by 0.75 of it.
  ['in a curve to the right', box(0, 500), box(300, 0), 'M200 525C275 525 225 25 300 25'],
  ['around to what lies above', box(0, 100), box(0, 0), 'M100 150C100 225 100 -75 100 0'],
])('%s', (_name, source, target, path) => {
  expect(drawFreeWay(source, target).path).toBe(path);
});

test.each([
  ['straight to the right', box(0, 0), box(220, 0), 'M200 25L220 25'],
  // 10 px above the cards, from 0.7 of the one's width to 0.3 of the other's.
  [
    'in a lane above other cards',
    box(0, 0),
    box(480, 0),
    'M140 0L140 -5Q140 -10 145 -10L535 -10Q540 -10 540 -5L540 0',
  ],
  // The gap is 100 px high; the curve bends by 0.75 of it.
  ['in a curve downwards', box(500, 0), box(0, 150), 'M600 50C600 125 100 75 100 150'],
])('to the right: %s', (_name, source, target, path) => {
  expect(drawFreeWay(source, target, 'right').path).toBe(path);
});

test('a curve is near the pieces that stand for it', () => {
  const { line } = drawFreeWay(box(0, 500), box(300, 0));
  expect(line[0]).toEqual({ x: 200, y: 525 });
  expect(line.at(-1)).toEqual({ x: 300, y: 25 });
  // Half way along this curve lies half way between its ends, since its two bends are each other's image.
  expect(line).toContainEqual({ x: 250, y: 275 });
});
