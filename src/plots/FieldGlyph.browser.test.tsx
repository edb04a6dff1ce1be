import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import type { PerAxis } from '../util/perAxis';
import { FieldGlyph, type FieldGlyphProps } from './FieldGlyph';

/** What is drawn, a line a shape, measured by the browser: `x y width height fill(opacity) stroke`. */
function describeShapes(root: Element): string[] {
  return [...root.querySelectorAll('path')].map((path) => {
    const get = (name: string) => path.getAttribute(name);
    const { x, y, width, height } = path.getBBox();
    const fill = get('fill') === 'none' ? '-' : `${get('fill')}(${get('fill-opacity')})`;
    const numbers = [x, y, width, height].map((value) => Number(value.toFixed(2)));
    return [...numbers, fill, get('stroke') ?? '-'].join(' ');
  });
}

// At size 50 the frame is 0.62 x 50 = 31, so on an image of 31 px a pixel of the field is a pixel of the glyph.
const square: PerAxis<number> = [31, 31];
const frame = '9.5 9.5 31 31 - var(--ink)';

const cases: readonly (FieldGlyphProps & { readonly name: string; readonly drawn: readonly string[] })[] = [
  {
    name: 'a field inside the image, to scale',
    min: [11, 11],
    resolution: square,
    status: 'productive',
    drawn: ['19.5 19.5 11 11 var(--ok-f)(0.85) -', frame],
  },
  {
    name: 'never below 3 px',
    min: [1, 1],
    resolution: square,
    status: 'productive',
    drawn: ['23.5 23.5 3 3 var(--ok-f)(0.85) -', frame],
  },
  {
    name: 'not square: height 11, width 5',
    min: [11, 5],
    resolution: square,
    status: 'productive',
    drawn: ['22.5 19.5 5 11 var(--ok-f)(0.85) -', frame],
  },
  {
    name: 'twice the image: the frame and a third of the room of 49 - 31',
    min: [62, 62],
    resolution: square,
    status: 'critical',
    drawn: ['6.5 6.5 37 37 var(--crit-f)(0.85) -', frame],
  },
  {
    name: 'four times the image: half of the room; faded, so that the frame shows',
    min: [124, 124],
    resolution: square,
    status: 'unproductive',
    drawn: ['5 5 40 40 var(--dead-f)(0.28) var(--dead-f)', frame],
  },
  {
    name: 'the largest field as an outline around the smallest',
    min: [11, 11],
    max: [62, 62],
    resolution: square,
    status: 'productive',
    drawn: ['19.5 19.5 11 11 var(--ok-f)(0.85) -', '6.5 6.5 37 37 - var(--ok-f)', frame],
  },
  {
    name: 'no outline where all paths agree',
    min: [11, 11],
    max: [11, 11],
    resolution: square,
    status: 'productive',
    drawn: ['19.5 19.5 11 11 var(--ok-f)(0.85) -', frame],
  },
  {
    name: 'partial: one half only',
    min: [62, 31],
    resolution: square,
    status: 'partial',
    drawn: [
      '9.5 6.5 31 37 var(--crit-f)(0.25) var(--crit-f)',
      '9.5 6.5 15.5 37 var(--crit-f)(0.85) -',
      frame,
    ],
  },
  {
    name: 'the whole input: the whole frame, grey',
    min: null,
    resolution: square,
    status: 'head',
    drawn: ['9.5 9.5 31 31 var(--head-f)(0.85) -', frame],
  },
  {
    name: 'an image twice as wide as high: the frame is flat, a field of its size fills it',
    min: [31, 62],
    resolution: [31, 62],
    status: 'productive',
    drawn: ['9.5 17.25 31 15.5 var(--ok-f)(0.85) -', '9.5 17.25 31 15.5 - var(--ink)'],
  },
  {
    name: 'a very flat image: the frame stops at 0.4 of its length',
    min: [31, 310],
    resolution: [31, 310],
    status: 'productive',
    drawn: ['9.5 18.8 31 12.4 var(--ok-f)(0.85) -', '9.5 18.8 31 12.4 - var(--ink)'],
  },
];

test.each(cases)('$name', async ({ name: _name, drawn, ...props }) => {
  const { container } = await render(<FieldGlyph {...props} size={50} />);
  expect(describeShapes(container)).toEqual(drawn);
});

test('is decoration unless it is named', async () => {
  const screen = await render(
    <FieldGlyph min={null} resolution={square} status="head" label="whole input" />,
  );
  await expect.element(screen.getByRole('img', { name: 'whole input' })).toBeVisible();
  await screen.rerender(<FieldGlyph min={null} resolution={square} status="head" />);
  expect(screen.container.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
});
