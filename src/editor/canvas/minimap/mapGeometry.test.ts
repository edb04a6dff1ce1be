import { expect, test } from 'vitest';
import { computeMapFrame, computeShownPart, isAllShown, toMap } from './mapGeometry';

test('a wide network fills the width of the map', () => {
  // 184 - 2 x 4 = 176 px for 1760: a tenth. 600 x 0.1 + 8 = 68 px high.
  const frame = computeMapFrame({ x: 100, y: 50, width: 1760, height: 600 });
  expect(frame).toEqual({ width: 184, height: 68, scale: 0.1, x: 4 - 10, y: 4 - 5 });
  expect(toMap({ x: 100, y: 50, width: 1760, height: 600 }, frame)).toEqual({
    x: 4,
    y: 4,
    width: 176,
    height: 60,
  });
});

test('a thin one has a map that can be pressed, in the middle of which it lies', () => {
  // 128 - 8 = 120 px for 2400: a twentieth; 200 / 20 + 8 = 18, at least 28: 9 px at either side.
  const frame = computeMapFrame({ x: 0, y: 0, width: 200, height: 2400 });
  expect(frame).toEqual({ width: 28, height: 128, scale: 0.05, x: 9, y: 4 });
});

test('what is shown', () => {
  // At half the size a canvas of 400 x 300 shows 800 x 600, from what lies at its corner: 100 / 0.5, -50 / 0.5.
  const part = computeShownPart({ x: -100, y: 50, zoom: 0.5 }, { width: 400, height: 300 });
  expect(part).toEqual({ x: 200, y: -100, width: 800, height: 600 });
});

test.each([
  ['all of it', { x: 10, y: 10, width: 80, height: 80 }, true],
  ['up to the edge and a hair more', { x: 0, y: 0, width: 100.9, height: 100 }, true],
  ['too far to the right', { x: 50, y: 0, width: 80, height: 10 }, false],
  ['too far up', { x: 0, y: -20, width: 10, height: 10 }, false],
])('%s', (_, bounds, expected) => {
  expect(isAllShown({ x: 0, y: 0, width: 100, height: 100 }, bounds)).toBe(expected);
});
