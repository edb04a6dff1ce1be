import { expect, test } from 'vitest';
import { computeCards } from './cards';
import { createChain } from './layout.testing';
import { computePlainLayout } from './plainLayout';

const graph = computeCards(createChain(11));
const cardSize = () => ({ width: 100, height: 39 });

test('columns as the room is shaped', () => {
  // With gaps of 40 and 11 px a card takes 140 x 50. Of n cards, n x 140 / 50 x 800 / 1120 are in a column: 2 n = 24,
  // the root of which is 4.9: five in a column.
  const { boxes, columns } = computePlainLayout(graph, {
    direction: 'down',
    cardSize,
    viewport: { width: 1120, height: 800 },
  });
  const places = [...boxes.values()].map(({ x, y }) => [x, y]);
  expect(graph.cards).toHaveLength(12);
  expect(places.slice(0, 6)).toEqual([
    [0, 0],
    [0, 50],
    [0, 100],
    [0, 150],
    [0, 200],
    [140, 0],
  ]);
  expect(columns).toHaveLength(3);
});

test('rows, where the network is read to the right', () => {
  // A card takes 128 x 79. 12 x 79 / 128 x 1 = 7.4, the root of which is 2.7: three in a row.
  const { boxes, routes } = computePlainLayout(graph, { direction: 'right', cardSize });
  expect([...boxes.values()].slice(2, 4).map(({ x, y }) => [x, y])).toEqual([
    [256, 0],
    [0, 79],
  ]);
  expect(routes).toHaveLength(graph.edges.length);
  // From the middle of a card's right side to the middle of the next one's left.
  expect(routes[0]?.points).toEqual([
    { x: 100, y: 19.5 },
    { x: 128, y: 19.5 },
  ]);
});
