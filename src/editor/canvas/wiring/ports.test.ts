import { expect, test } from 'vitest';
import type { LayerId } from '../../../architecture/architecture';
import type { Card } from '../../../layout/cards';
import type { PlacedCard } from '../../../layout/placedCard';
import { findPort, getPortPoint, type PortSearch } from './ports';

const card = (id: string): Card => ({ id: id as LayerId, main: id as LayerId, rows: [] });

/** Two cards of 200 x 50, 11 px apart, as a chain stands. */
const upper: PlacedCard = { card: card('upper'), x: 0, y: 0, width: 200, height: 50, isOpening: false };
const lower: PlacedCard = { card: card('lower'), x: 0, y: 61, width: 200, height: 50, isOpening: false };

const search: PortSearch = {
  direction: 'down',
  reach: { along: 14, inward: 5, outward: 7 },
  preferredReach: { along: 16, inward: 8, outward: 12 },
  isPreferred: () => false,
  hasInput: () => true,
};

const find = (x: number, y: number, changes: Partial<PortSearch> = {}) => {
  const port = findPort([upper, lower], { x, y }, { ...search, ...changes });
  return port && `${port.card.id} ${port.end}`;
};

test('ports lie in the middle of the sides at which the network comes and goes', () => {
  expect(getPortPoint(lower, 'input', 'down')).toEqual({ x: 100, y: 61 });
  expect(getPortPoint(lower, 'output', 'down')).toEqual({ x: 100, y: 111 });
  expect(getPortPoint(lower, 'input', 'right')).toEqual({ x: 0, y: 86 });
  expect(getPortPoint(lower, 'output', 'right')).toEqual({ x: 200, y: 86 });
});

test.each([
  ['on the port', 100, 50, 'upper output'],
  ['in the gap, nearer to the upper card', 100, 54, 'upper output'],
  ['in the gap, nearer to the lower card', 100, 57, 'lower input'],
  ['in the middle of a card it is the card', 100, 25, null],
  ['beside the port', 130, 50, null],
  ['below everything', 100, 112, 'lower output'],
])('%s', (_name, x, y, expected) => {
  expect(find(x, y)).toBe(expected);
});

test('what is pointed at comes first, with its larger reach', () => {
  const isPreferred = ({ id }: Card) => id === ('upper' as LayerId);
  // 8 px below the upper card is 3 px above the lower one.
  expect(find(100, 58, { isPreferred })).toBe('upper output');
});

test('a card that takes no input has no port for it', () => {
  expect(find(100, 0, { hasInput: ({ id }) => id !== ('upper' as LayerId) })).toBe(null);
});

test('from left to right the ports are at the sides', () => {
  expect(find(203, 25, { direction: 'right' })).toBe('upper output');
  expect(find(100, 50, { direction: 'right' })).toBe(null);
});
