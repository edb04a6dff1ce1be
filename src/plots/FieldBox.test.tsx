/** @file What a unit sees on the image: hatched is what lies outside of it, and nothing else. */
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { PerAxis } from '../util/perAxis';
import { FieldBox } from './FieldBox';

/** The hatched part of the drawing of a field on 8 x 8 pixels, 32 px wide with margins of 6. */
function readHatched(low: PerAxis<number>, high: PerAxis<number>): string | undefined {
  const markup = renderToStaticMarkup(
    <FieldBox resolution={[8, 8]} low={low} high={high} size={32} label="field" />,
  );
  const [hatched] = /<[a-z]+ [^>]*fill="url\([^>]*>/.exec(markup) ?? [];
  return hatched && (/ d="([^"]*)"/.exec(hatched)?.[1] ?? '');
}

test('a field within the image is drawn plainly', () => {
  expect(readHatched([0, 0], [7, 7])).toBeUndefined();
  expect(readHatched([2, 3], [4, 5])).toBeUndefined();
});

test('what a field has outside of the image is hatched, the rest is not', () => {
  // From -2 to 8 are 10 pixels on 20 px, so a pixel has 2. The field: 6 to 16; the image begins at 10.
  expect(readHatched([-2, -2], [2, 2])).toBe('M6 6H16V16H6ZM10 10H16V16H10Z');
  // One pixel more than the image on each side: 10 pixels again, the image from 8 to 24.
  expect(readHatched([-1, -1], [8, 8])).toBe('M6 6H26V26H6ZM8 8H24V24H8Z');
});

test('a field beside the image is hatched all over', () => {
  // Two rows above it, 6 to 10, and its first two columns, also 6 to 10.
  expect(readHatched([-2, 0], [-1, 1])).toBe('M6 6H10V10H6Z');
});
