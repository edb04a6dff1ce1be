import { expect, test } from 'vitest';
import type { LayerId } from '../../architecture/architecture';
import type { PlacedCard } from '../../layout/placedCard';
import { computeFit } from './fitView';

const place = (x: number, y: number, width: number, height: number): PlacedCard => {
  const id = `${x} ${y}` as LayerId;
  return { card: { id, main: id, rows: [] }, isOpening: false, x, y, width, height };
};

test('what is small is shown at full size in the middle', () => {
  // Room 1000 - 2 x 24 by 500 - 2 x 16; the card of 200 x 50 leaves 752 and 418.
  expect(computeFit([place(0, 0, 200, 50)], null, { width: 1000, height: 500 })).toEqual({
    x: 24 + 376,
    y: 16 + 209,
    zoom: 1,
  });
});

test('what is large is shrunk to the room', () => {
  // 1904 x 100 into 952 x 468: half size; 468 - 50 is left above and below.
  expect(computeFit([place(10, 20, 1904, 100)], null, { width: 1000, height: 500 })).toEqual({
    x: 24 - 5,
    y: 16 + 209 - 10,
    zoom: 0.5,
  });
});

test('ways beside the cards are shown as well', () => {
  // A lane at the left makes the content 300 wide, from -100.
  const ways = { x: -100, y: 0, width: 300, height: 50 };
  expect(computeFit([place(0, 0, 200, 50)], ways, { width: 1000, height: 500 })).toEqual({
    x: 24 + (952 - 300) / 2 + 100,
    y: 16 + 209,
    zoom: 1,
  });
});

test('what would be illegible begins at the top left, unless everything is asked for', () => {
  const cards = [place(0, 0, 200, 50), place(0, 4630, 200, 50)];
  expect(computeFit(cards, null, { width: 1000, height: 500 })).toEqual({
    x: 24 + (952 - 50) / 2,
    y: 16,
    zoom: 0.25,
  });
  expect(computeFit(cards, null, { width: 1000, height: 500 }, true)).toEqual({
    x: 24 + (952 - 20) / 2,
    y: 16,
    zoom: 0.1,
  });
});

test('a card below the buttons in the corner makes room for them', () => {
  // The frame ends at 1000: the right margin grows from 24 to 60, the width of 952 shrinks to 916.
  const cards = [place(0, 0, 100, 468), place(852, 0, 100, 468)];
  expect(computeFit(cards, null, { width: 1000, height: 500 }).zoom).toBeCloseTo(916 / 952);
});

test('nothing to show is shown as it is', () => {
  expect(computeFit([], null, { width: 1000, height: 500 })).toEqual({ x: 0, y: 0, zoom: 1 });
});
