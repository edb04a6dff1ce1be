/** @file Which part of the canvas is mounted. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rectangle } from '../../layout/geometry';
import { chooseMounted, intersects, type MountedPart, maxMounted, runsThrough } from './mountedPart';

const createGrid = (columns: number, rows: number): readonly Rectangle[] =>
  Array.from({ length: columns * rows }, (_, index) => ({
    x: (index % columns) * 100,
    y: Math.floor(index / columns) * 100,
    width: 80,
    height: 50,
  }));

const view: Rectangle = { x: 500, y: 500, width: 1000, height: 600 };

describe('a network that is small enough', () => {
  const cards = createGrid(10, 10);

  test('is mounted with a margin around what is seen', () => {
    expect(chooseMounted(cards, view, null)).toEqual({
      // 60 % of 1000 and of 600 at each side.
      region: { x: -100, y: 140, width: 2200, height: 1320 },
      isOverview: false,
    });
  });

  test('stays as it is mounted while the view moves within', () => {
    const first = chooseMounted(cards, view, null);
    expect(chooseMounted(cards, { ...view, x: 1000 }, first)).toBe(first);
    expect(chooseMounted(cards, { ...view, x: 1200 }, first)).not.toBe(first);
  });

  test('is mounted anew when much less of it is seen', () => {
    const first = chooseMounted(cards, view, null);
    expect(chooseMounted(cards, { ...view, width: 500, height: 300 }, first)).toBe(first);
    expect(chooseMounted(cards, { ...view, width: 400, height: 240 }, first)).not.toBe(first);
  });
});

test('a crowded network has less of a margin, or is painted', () => {
  // 5000 cards; the whole is 10 000 by 5000.
  const cards = createGrid(100, 50);
  // From -160 to 2260 and from 80 to 1620 with 60 % at each side: 23 x 16 cards are more than 300. With 25 %, 17 x 11.
  expect(chooseMounted(cards, { ...view, width: 1100, height: 700 }, null).region.width).toBe(1650);
  const overview = chooseMounted(cards, { x: 0, y: 0, width: 10_000, height: 5000 }, null);
  expect(overview.isOverview).toBe(true);
  // It stays painted as one and the same part while the view moves.
  expect(chooseMounted(cards, { x: 50, y: 0, width: 9000, height: 5000 }, overview)).toBe(overview);
});

test('what is seen is mounted or painted, never more cards than the limit', () => {
  const cards = createGrid(60, 60);
  const anyView = fc.record({
    x: fc.integer({ min: -2000, max: 8000 }),
    y: fc.integer({ min: -2000, max: 8000 }),
    width: fc.integer({ min: 10, max: 12_000 }),
    height: fc.integer({ min: 10, max: 12_000 }),
  });
  fc.assert(
    fc.property(fc.array(anyView, { minLength: 1, maxLength: 12 }), (views) => {
      let part: MountedPart | null = null;
      for (const seen of views) {
        part = chooseMounted(cards, seen, part);
        const { region, isOverview } = part;
        if (isOverview) continue;
        expect(cards.filter((card) => intersects(card, region)).length).toBeLessThanOrEqual(maxMounted);
        for (const card of cards) if (intersects(card, seen)) expect(intersects(card, region)).toBe(true);
      }
    }),
  );
});

test('a way runs through a region also where it neither begins nor ends there', () => {
  const line = [
    { x: 0, y: 0 },
    { x: 0, y: 2000 },
  ];
  expect(runsThrough(line, { x: -10, y: 900, width: 20, height: 20 })).toBe(true);
  expect(runsThrough(line, { x: 10, y: 900, width: 20, height: 20 })).toBe(false);
});

test('cards that will be drawn anew are as few as are seen', () => {
  const cards = createGrid(10, 10);
  const before = chooseMounted(cards, view, null);
  // 5 % of 1000 at each side.
  expect(chooseMounted(cards, view, before, true).region.width).toBe(1100);
});
