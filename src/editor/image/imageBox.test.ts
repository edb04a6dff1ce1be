/** @file The box around an object: whole pixels and shares, drags, and the boxes that pictures bring with them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Extent } from '../../analysis/sight/unitExtent';
import type { ChosenPicture } from '../../state/imageView';
import type { PerAxis } from '../../util/perAxis';
import { dragBox, getKnownBox, moveBox, resizeBox, startBoxDrag, toPixels, toShares } from './imageBox';

const resolution: PerAxis<number> = [32, 48];
const box: Extent = { low: [4, 10], high: [8, 20] };

const arbitraryBox = fc.tuple(fc.nat(8191), fc.nat(8191), fc.nat(8191), fc.nat(8191)).map(([a, b, c, d]) => {
  const size: PerAxis<number> = [Math.max(a, b) + 1, Math.max(c, d) + 1];
  const low: PerAxis<number> = [Math.min(a, b), Math.min(c, d)];
  return { size, box: { low, high: [Math.max(a, b), Math.max(c, d)] } satisfies Extent };
});

test('whole pixels come back as they were, at every size', () => {
  fc.assert(
    fc.property(arbitraryBox, ({ size, box: pixels }) => {
      expect(toPixels(toShares(pixels, size), size)).toEqual(pixels);
    }),
  );
});

test('a box keeps its place when the image grows', () => {
  // Rows 4 to 8 of 32 are 0.125 to 0.28125; of 64 that is 8 to 17.
  expect(toPixels(toShares(box, resolution), [64, 96])).toEqual({ low: [8, 20], high: [17, 41] });
  // Of 4 rows it is 0.5 to 1.125, rounded 1 to 1, which is a row all the same.
  expect(toPixels(toShares(box, resolution), [4, 48])).toEqual({ low: [1, 10], high: [1, 20] });
});

test('boxes move as far as the image goes, and resize at the lower right', () => {
  expect(moveBox(box, [-9, 2], resolution)).toEqual({ low: [0, 12], high: [4, 22] });
  expect(moveBox(box, [99, 99], resolution)).toEqual({ low: [27, 37], high: [31, 47] });
  expect(resizeBox(box, [1, -1], resolution)).toEqual({ low: [4, 10], high: [9, 19] });
  expect(resizeBox(box, [-99, 99], resolution)).toEqual({ low: [4, 10], high: [4, 47] });
});

test('a drag draws, moves or takes a corner', () => {
  const draw = startBoxDrag(box, [30, 40], 1);
  expect(dragBox(draw, [25, 44], resolution)).toEqual({ low: [25, 40], high: [30, 44] });
  const move = startBoxDrag(box, [6, 15], 1);
  expect(dragBox(move, [7, 12], resolution)).toEqual({ low: [5, 7], high: [9, 17] });
  // The upper right corner: the lower left one, row 8 and column 10, stays.
  const corner = startBoxDrag(box, [5, 19], 1);
  expect(dragBox(corner, [2, 30], resolution)).toEqual({ low: [2, 10], high: [8, 30] });
  expect(dragBox(corner, [12, 3], resolution)).toEqual({ low: [8, 3], high: [12, 10] });
});

test('a drawn picture knows its object', () => {
  const picture: ChosenPicture = { kind: 'sample', sample: 'leaf', size: 'medium' };
  // 0.45 of 100 px wide, 0.6 of that high, in the middle: columns 27.5 to 72.5, rows 36.5 to 63.5, every touched one.
  expect(toPixels(getKnownBox(picture, [100, 100]), [100, 100])).toEqual({ low: [36, 27], high: [63, 72] });
  // On a wide image it follows the height, in the middle of the width.
  expect(toPixels(getKnownBox(picture, [100, 200]), [100, 200])).toEqual({ low: [36, 77], high: [63, 122] });
});
