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
  dot: { radius: 5.5, out: 0 },
  hasDots: () => true,
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

const isUpper = ({ id }: Card) => id === ('upper' as LayerId);
const isLower = ({ id }: Card) => id === ('lower' as LayerId);

test('beside the dots, what is selected comes first, with its larger reach', () => {
  // 8 px below the upper card is 3 px above the lower one, and 6 px beside the dots.
  expect(find(106, 58, { isPreferred: isUpper })).toBe('upper output');
  expect(find(106, 58)).toBe('lower input');
});

test('a dot means its own port, whatever is selected', () => {
  // The dot of the upper card: 5 px below its edge is 6 px above the lower one.
  for (const y of [45, 49, 50, 55]) expect(find(100, y, { isPreferred: isLower })).toBe('upper output');
  expect(find(100, 56, { isPreferred: isUpper })).toBe('lower input');
});

test('on a card no other card is meant', () => {
  // With fingers: 8 px inside the upper card, 19 px above the lower one, whose dots alone are seen.
  const touch: Partial<PortSearch> = {
    dot: { radius: 7.5, out: 3 },
    hasDots: isLower,
    isPreferred: isLower,
    preferredReach: { along: 26, inward: 12, outward: 24 },
  };
  expect(find(100, 42, touch)).toBe(null);
  expect(find(100, 46, touch)).toBe('upper output');
  // Most of the dot lies above the lower card: its middle at 58, its upper end at 50.5.
  expect(find(100, 51, touch)).toBe('lower input');
});

test('a card that takes no input has no port for it', () => {
  expect(find(100, 0, { hasInput: ({ id }) => id !== ('upper' as LayerId) })).toBe(null);
});

test('from left to right the ports are at the sides', () => {
  expect(find(203, 25, { direction: 'right' })).toBe('upper output');
  expect(find(100, 50, { direction: 'right' })).toBe(null);
});
