import { expect, test } from 'vitest';
import type { Point } from '../../../layout/geometry';
import { placeNumbers } from './numberPlaces';

const end = (port: number, ...line: readonly (readonly [x: number, y: number])[]) => ({
  port,
  line: line.map(([x, y]): Point => ({ x, y })),
});

const place = (...ends: readonly ReturnType<typeof end>[]) =>
  placeNumbers(ends).map(({ port, x, y, dx, dy }) => [port, x, y, dx, dy]);

test('one above the card stands left of the knob, on the card', () => {
  // 11 for the knob and half of 18; 1 above the card and half of 18.
  expect(place(end(0, [100, 0], [100, 50]))).toEqual([[0, 100, 50, -20, -10]]);
});

test('three that end in the port are a row in the order of the inputs', () => {
  const middle = end(1, [100, 0], [100, 50]);
  const left = end(2, [20, 0], [20, 30], [100, 30], [100, 50]);
  const right = end(0, [180, 0], [180, 30], [100, 30], [100, 50]);
  // From -11 - 3 x 18 = -65 on.
  expect(place(middle, left, right)).toEqual([
    [0, 100, 50, -56, -10],
    [1, 100, 50, -38, -10],
    [2, 100, 50, -20, -10],
  ]);
});

test('lanes that end at the side have their row below, beside the card', () => {
  const lane = (port: number, x: number) => end(port, [0, -100], [x, -100], [x, 60], [0, 60]);
  // From -5.5 - 2 x 18 = -41.5 on; half of 18 and 11 down.
  expect(place(lane(1, -10), lane(3, -20))).toEqual([
    [1, 0, 60, -32.5, 20],
    [3, 0, 60, -14.5, 20],
  ]);
  // On the right it begins at the card.
  expect(place(end(0, [200, -100], [220, -100], [220, 60], [200, 60]))).toEqual([[0, 200, 60, 14.5, 20]]);
});

test('at different places each number has its own', () => {
  const chain = end(0, [100, 0], [100, 50]);
  const lane = end(1, [0, -100], [-10, -100], [-10, 60], [0, 60]);
  expect(place(lane, chain)).toEqual([
    [0, 100, 50, -20, -10],
    [1, 0, 60, -14.5, 20],
  ]);
  // From left to right, a lane below the cards comes from below.
  expect(place(end(0, [100, 90], [100, 50]))).toEqual([[0, 100, 50, -20, 10]]);
});
