/** @file The middle of pictures, by the browser: nothing of what is cut away comes through. */
import { expect, test } from 'vitest';
import { decodePicture } from './decodePicture';

/** A picture of stripes, red, green and blue, each of them a square. */
async function drawStripes(side: number, isWide: boolean): Promise<Blob> {
  const canvas = new OffscreenCanvas(isWide ? 3 * side : side, isWide ? side : 3 * side);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('No canvas');
  for (const [index, color] of ['#f00', '#0f0', '#00f'].entries()) {
    context.fillStyle = color;
    context.fillRect(isWide ? index * side : 0, isWide ? 0 : index * side, side, side);
  }
  return canvas.convertToBlob({ type: 'image/png' });
}

test.each([
  [20, 40],
  [20, 20],
  [40, 15],
])('the middle of stripes of %i pixels is green at %i, to its corners', async (own, side) => {
  for (const isWide of [true, false]) {
    const pixels = await decodePicture(await drawStripes(own, isWide), side);
    const planes = [0, 1, 2].map((channel) => [
      ...new Set(pixels.subarray(channel * side * side, (channel + 1) * side * side)),
    ]);
    expect([isWide, planes]).toEqual([isWide, [[0], [255], [0]]]);
  }
});

test('what is transparent is white', async () => {
  const canvas = new OffscreenCanvas(4, 6);
  const context = canvas.getContext('2d');
  context?.clearRect(0, 0, 4, 6);
  const pixels = await decodePicture(await canvas.convertToBlob({ type: 'image/png' }), 3);
  expect([...new Set(pixels)]).toEqual([255]);
});
