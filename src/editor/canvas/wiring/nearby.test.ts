import { expect, test } from 'vitest';
import type { LayerId } from '../../../architecture/architecture';
import type { DrawnEdge } from '../../../layout/drawnEdges';
import type { PlacedCard } from '../../../layout/placedCard';
import { findCardAt, findEdgeAt, getMiddle } from './nearby';

const place = (id: string, x: number, y: number): PlacedCard => ({
  card: { id: id as LayerId, main: id as LayerId, rows: [] },
  x,
  y,
  width: 100,
  height: 50,
  isOpening: false,
});

const placed = [place('a', 0, 0), place('b', 0, 60)];

test.each([
  ['inside', 50, 25, 0, 'a'],
  ['between two, nearer to the second', 50, 56, 10, 'b'],
  ['out of reach', 50, 130, 10, null],
  // 3, 4 and 5 make a right angle.
  ['around a corner', 103, 114, 5, 'b'],
  ['not quite around a corner', 103, 114, 4.9, null],
])('the card %s', (_name, x, y, reach, expected) => {
  expect(findCardAt(placed, { x, y }, reach)?.card.id ?? null).toBe(expected);
});

const id = (text: string) => text as LayerId;

const edge = (key: string, ...line: DrawnEdge['line']): DrawnEdge => ({
  key,
  path: '',
  line,
  edge: { source: id('a'), target: id('b'), from: id('a'), to: id('b'), port: 0 },
});

/** Straight down, and around three corners. */
const edges = [
  edge('straight', { x: 50, y: 50 }, { x: 50, y: 60 }),
  edge('lane', { x: 0, y: 35 }, { x: -10, y: 35 }, { x: -10, y: 78 }, { x: 0, y: 78 }),
];

test.each([
  ['on it', 50, 55, 5, 'straight'],
  ['beside a piece of it', -14, 60, 5, 'lane'],
  ['beyond its end', 50, 67, 5, null],
  ['nowhere', 200, 200, 5, null],
])('the connection: %s', (_name, x, y, reach, expected) => {
  expect(findEdgeAt(edges, { x, y }, reach)?.drawn.key ?? null).toBe(expected);
});

test('and the point of it that is nearest', () => {
  expect(findEdgeAt(edges, { x: -14, y: 60 }, 5)?.at).toEqual({ x: -10, y: 60 });
});

test('the middle of a line is half way along it', () => {
  // 10 + 43 + 10 = 63 long: the middle is 31.5 along, 21.5 down the second piece.
  expect(getMiddle(edges[1]?.line ?? [])).toEqual({ x: -10, y: 56.5 });
});
