import { expect, test } from 'vitest';
import { draw, id, ids } from '../../architecture/sketch.testing';
import { computeCardSize } from '../../layout/cardSize';
import { computeCards } from '../../layout/cards';
import { computeLayout } from '../../layout/layout';
import { computeTidyPlaces } from './tidyPlaces';

const graph = computeCards(draw('input', 'conv1 < input', 'conv2 < conv1', 'conv3 < conv2'));
const layout = computeLayout(graph, { direction: 'down', cardSize: (card) => computeCardSize(card) });

/** The cards where the layout has them, but for those that were moved by so much. */
const place = (moved: Readonly<Record<string, readonly [dx: number, dy: number]>>) =>
  graph.cards.flatMap((card) => {
    const box = layout.boxes.get(card.id);
    const [dx, dy] = moved[card.id] ?? [0, 0];
    return box === undefined ? [] : [{ ...box, card, isOpening: false, x: box.x + dx, y: box.y + dy }];
  });
const tidy = (moved: Parameters<typeof place>[0], chosen: string) =>
  computeTidyPlaces(layout, place(moved), new Set(ids(chosen)));
const getBox = (name: string) => layout.boxes.get(id(name)) ?? { x: Number.NaN, y: Number.NaN };

test('the layout has them back where what feeds them is where it was', () => {
  expect(tidy({ conv2: [300, 40] }, 'conv2')).toBeNull();
  expect(tidy({ conv2: [300, 40], conv3: [7, 7] }, 'conv2')).toBeNull();
});

test('they follow what feeds them', () => {
  const places = tidy({ conv1: [300, 40], conv3: [-50, 0] }, 'conv2 conv3');
  for (const name of ['conv2', 'conv3']) {
    const { x, y } = getBox(name);
    expect(places?.get(id(name))).toEqual({ x: x + 300, y: y + 40 });
  }
  expect(places?.size).toBe(2);
});

test('what nothing feeds follows what it feeds', () => {
  const { x, y } = getBox('input');
  expect(tidy({ conv1: [12, -8] }, 'input')).toEqual(new Map([[id('input'), { x: x + 12, y: y - 8 }]]));
});

test('all of them together are on their own', () => {
  expect(tidy({ conv1: [300, 40] }, 'input conv1 conv2 conv3')).toBeNull();
});
