/** @file Drawn objects fill the boxes that are told of them, and pictures come out at the size that was asked for. */
import { expect, test } from 'vitest';
import type { ObjectSize, SampleId } from '../../state/imageView';
import { getKnownBox, toPixels } from './imageBox';
import { readPicture } from './readPicture';
import { drawObject, renderPicture } from './renderPicture';

/** The rows and columns with any paint on them. */
function findPainted(sample: SampleId, size: ObjectSize, [height, width]: readonly [number, number]) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  drawObject(context, sample, size, [height, width]);
  const { data } = context.getImageData(0, 0, width, height);
  const rows: number[] = [];
  const columns: number[] = [];
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      if ((data[4 * (row * width + column) + 3] ?? 0) > 40) {
        rows.push(row);
        columns.push(column);
      }
  const span = (places: number[]) => [Math.min(...new Set(places)), Math.max(...new Set(places))] as const;
  const [top, bottom] = span(rows);
  const [left, right] = span(columns);
  return [top, left, bottom, right];
}

const cases = (['leaf', 'cat', 'street', 'pebbles'] as const).flatMap((sample) =>
  (['small', 'medium', 'large'] as const).map((size) => [sample, size] as const),
);

test.each(cases)('%s, %s: the box holds the object and no more', (sample, size) => {
  for (const resolution of [
    [224, 224],
    [160, 300],
  ] as const) {
    const { low, high } = toPixels(getKnownBox({ kind: 'sample', sample, size }, resolution), resolution);
    const painted = findPainted(sample, size, resolution);
    [...low, ...high].forEach((edge, index) => {
      expect(Math.abs(edge - (painted[index] ?? Number.NaN))).toBeLessThanOrEqual(1);
    });
  }
});

test('pictures have one pixel for each of the image, and are the same each time', () => {
  const draw = () => {
    const canvas = document.createElement('canvas');
    expect(renderPicture(canvas, { kind: 'sample', sample: 'street', size: 'small' }, [24, 40])).toBe(true);
    expect([canvas.height, canvas.width]).toEqual([24, 40]);
    return canvas.toDataURL();
  };
  expect(draw()).toBe(draw());
});

test("somebody's picture is cut to the shape of the image from its middle", async () => {
  // 30 wide and 10 high: a red, a green and a blue square. A square image is the green one.
  const source = document.createElement('canvas');
  source.width = 30;
  source.height = 10;
  const context = source.getContext('2d');
  ['#ff0000', '#00ff00', '#0000ff'].forEach((color, index) => {
    if (context === null) return;
    context.fillStyle = color;
    context.fillRect(10 * index, 0, 10, 10);
  });
  const blob = await new Promise<Blob | null>((resolve) => source.toBlob(resolve));
  if (blob === null) throw new Error('no picture');
  const read = await readPicture(blob, 'flag.png');
  if (!('picture' in read)) throw new Error('not read');
  const canvas = document.createElement('canvas');
  renderPicture(canvas, read.picture, [10, 10]);
  const { data } = canvas.getContext('2d')?.getImageData(0, 0, 10, 10) ?? { data: [] };
  for (const place of [0, 55, 99]) expect([...data.slice(4 * place, 4 * place + 3)]).toEqual([0, 255, 0]);
});

test('what is no picture is said to be none', async () => {
  expect(await readPicture(new Blob(['hello']), 'notes.txt')).toEqual({
    problem: { code: 'unreadable', name: 'notes.txt' },
  });
});
