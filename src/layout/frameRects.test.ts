/** @file Where frames are drawn around cards, worked out by hand. */
import { expect, test } from 'vitest';
import type { GroupId, LayerId } from '../architecture/architecture';
import { placeFrames } from './frameRects';
import type { Layout, Rectangle } from './geometry';
import type { PlacedCard } from './placedCard';

const size = { width: 100, height: 50 };
const places: Readonly<Record<string, { readonly x: number; readonly y: number; readonly column: number }>> =
  {
    a: { x: 0, y: 20, column: 0 },
    b: { x: 0, y: 100, column: 0 },
    c: { x: 300, y: 0, column: 1 },
  };
const boxes = new Map(Object.entries(places).map(([id, place]) => [id as LayerId, { ...place, ...size }]));
const layout: Layout = {
  direction: 'down',
  boxes,
  routes: [],
  columns: [],
  bounds: { x: 0, y: 0, width: 400, height: 150 },
  hasInlineShortcuts: false,
  columnLength: 200,
};

const place = (
  moved: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {},
): PlacedCard[] =>
  [...boxes].map(([id, { x, y }]) => ({
    card: { id, main: id, rows: [] },
    isOpening: false,
    ...size,
    x: moved[id]?.x ?? x,
    y: moved[id]?.y ?? y,
  }));

const frame = (cards: string, height = 1) => ({
  group: 'group' as GroupId,
  cards: cards.split(' ') as LayerId[],
  height,
});

const rectangles = (
  cards: PlacedCard[],
  ...frames: readonly ReturnType<typeof frame>[]
): readonly Rectangle[][] => placeFrames(frames, cards, layout, 17).map((placed) => [...placed.rectangles]);

test('a frame leaves 6 px at the sides, 3 px at the end, and room for its name in front', () => {
  expect(rectangles(place(), frame('a b'))).toEqual([[{ x: -6, y: 3, width: 112, height: 150 - 3 + 3 }]]);
});

test('a frame around another one lies 4 px further out at the sides and 2 px at its ends', () => {
  expect(rectangles(place(), frame('a b', 2))).toEqual([[{ x: -10, y: 1, width: 120, height: 150 + 5 - 1 }]]);
});

test('cards in two columns have a rectangle each; only the first has a name', () => {
  expect(rectangles(place(), frame('a b c'))[0]).toEqual([
    { x: -6, y: 3, width: 112, height: 150 },
    { x: 294, y: -3, width: 112, height: 56 },
  ]);
});

test('a card that was moved near its column is within, one that was moved far has a rectangle of its own', () => {
  expect(rectangles(place({ b: { x: 30, y: 90 } }), frame('a b'))[0]).toEqual([
    { x: -6, y: 3, width: 142, height: 140 },
  ]);
  const far = rectangles(place({ b: { x: 900, y: 400 } }), frame('a b'))[0];
  expect(far?.map(({ x }) => x)).toEqual([-6, 894]);
});
