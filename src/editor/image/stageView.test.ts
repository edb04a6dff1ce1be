/** @file The picture on the stage, by hand. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Field } from '../../analysis/analysis';
import {
  chooseMargin,
  createStageView,
  fromPixel,
  isBeyondStage,
  toPixel,
  toPlace,
  toStageBox,
} from './stageView';

const createField = (size: number): Field => ({
  ...{ min: [size, size], max: [size, size], jump: [1, 1] },
  ...{ low: [0, 0], high: [size - 1, size - 1] },
});

test('the image lies in the middle with its margin', () => {
  // 20 by 40 pixels and as much again around them on 200 by 400: 200 / 40 and 400 / 80, a scale of 5.
  const view = createStageView({ width: 400, height: 200 }, [20, 40], 0.5);
  expect(view).toMatchObject({ scale: 5, left: 100, top: 50 });
  // Rows -2 to 1 are four, from edge to edge.
  expect(toStageBox(view, { low: [-2, 0], high: [1, 39] })).toEqual({
    x: 100,
    y: 40,
    width: 200,
    height: 20,
  });
  expect(isBeyondStage(view, { low: [-10, -20], high: [29, 59] })).toBe(false);
  expect(isBeyondStage(view, { low: [-11, 0], high: [5, 5] })).toBe(true);
});

test('the margin follows the field in few steps', () => {
  expect(chooseMargin(null, [32, 32])).toBe(0.08);
  expect(chooseMargin(createField(32), [32, 32])).toBe(0.08);
  // 60 on 32: 14 pixels on either side, 0.44 of the image.
  expect(chooseMargin(createField(60), [32, 32])).toBe(0.6);
  expect(chooseMargin(createField(4000), [32, 32])).toBe(1.75);
});

test('a pixel comes back from its spot', () => {
  const size = fc.integer({ min: 1, max: 8192 });
  fc.assert(
    fc.property(size, size, fc.nat(), fc.nat(), (height, width, a, b) => {
      const pixel = [a % height, b % width] as const;
      const spot = fromPixel(pixel, [height, width]);
      expect(toPixel(spot, [height, width])).toEqual(pixel);
      expect(toPlace(spot, [height, width])[0]).toBeCloseTo(pixel[0], 6);
    }),
  );
  expect(toPixel([-0.2, 1.7], [10, 10])).toEqual([0, 9]);
});
