/** @file Callouts of the tour: on the page, and beside what they point at and speak of. */
import { describe, expect, test } from 'vitest';
import { type Area, frameArea, joinAreas, placeCallout } from './tourPlace';

const page = { width: 1280, height: 720 };
const card = { width: 320, height: 180 };
const area = (left: number, top: number, width: number, height: number): Area => ({
  left,
  top,
  width,
  height,
});

describe('a callout', () => {
  test('stands below what it points at, 12 px away, and in its middle', () => {
    expect(placeCallout(area(400, 50, 300, 40), [], card, page)).toMatchObject({ left: 390, top: 102 });
  });

  test('stands above it where there is no room below', () => {
    // 500 - 180 - 12 = 308.
    expect(placeCallout(area(200, 500, 760, 220), [], card, page)).toMatchObject({ left: 420, top: 308 });
  });

  test('stands to the left of a panel that is as high as the page', () => {
    // 970 - 320 - 12 = 638.
    expect(placeCallout(area(970, 90, 310, 630), [], card, page)).toMatchObject({ left: 638, top: 102 });
  });

  test('leaves in sight what it speaks of: below all of it rather than on a part', () => {
    // Cards from 150 to 420 below the line at 150: the first free place is 12 px below them.
    const cards = [area(270, 150, 300, 270), area(600, 160, 300, 260)];
    expect(placeCallout(area(600, 145, 140, 14), cards, card, page).top).toBe(432);
  });

  test('rather covers what else it speaks of than what it points at', () => {
    const phone = { width: 390, height: 600 };
    // At the top it would hide the line and nothing else, at the bottom (600 - 180 - 12) a part of the card.
    const line = area(180, 185, 150, 14);
    expect(placeCallout(line, [area(20, 210, 350, 250)], card, phone).top).toBe(408);
  });

  test('covers as little as possible where it has to cover something, and stays on the page', () => {
    const small = { width: 390, height: 600 };
    // At the top it covers the rows from 100 to 192, at the bottom those from 408 to 580.
    const place = placeCallout(area(0, 100, 390, 480), [], card, small);
    expect(place).toMatchObject({ left: 35, top: 12 });
  });
});

test('the line around what is pointed at stands off it and ends on the page', () => {
  expect(frameArea(area(600, 150, 140, 10), page)).toEqual(area(596, 146, 148, 18));
  expect(frameArea(area(970, 90, 310, 630), page)).toEqual(area(966, 86, 314, 634));
  expect(joinAreas([area(10, 10, 10, 10), area(30, 5, 10, 10)])).toEqual(area(10, 5, 30, 15));
});
