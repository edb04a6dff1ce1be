/** @file Curves as text, with places worked out by hand. */
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { CurvePlot, type CurvePlotProps } from './CurvePlot';

// Left and right take 44 and 12, top and bottom 24 each: 400 by 200 pixels, ten epochs, shares from 0 to 1.
const props: CurvePlotProps = {
  series: [
    {
      id: 'train',
      points: [
        [0, 0],
        [5, 0.5],
        [10, 1],
      ],
      paint: 0,
      look: 'faint',
    },
    { id: 'test', points: [[10, 0.75]], paint: 0, look: 'marked' },
  ],
  width: 456,
  height: 248,
  label: 'Accuracy over epochs',
  title: 'Accuracy',
  xLabel: 'epoch',
  xMax: 10,
  yRange: [0, 1],
  formatY: (share) => `${100 * share}%`,
};

const draw = (changes: Partial<CurvePlotProps> = {}) =>
  renderToStaticMarkup(<CurvePlot {...props} {...changes} />);

const readPath = (markup: string, series: string) =>
  new RegExp(`data-series="${series}"><path d="([^"]*)"`).exec(markup)?.[1];

test('curves run from corner to corner, results are marked', () => {
  const markup = draw();
  expect(readPath(markup, 'train')).toBe('M44 224L244 124L444 24');
  expect(readPath(markup, 'test')).toBe('M444 74');
  expect(markup.match(/translate\(444 74\)/g)).toHaveLength(1);
  expect(markup).toContain('aria-label="Accuracy over epochs"');
});

test('the last number of the axis stays, and the word stands before it', () => {
  const markup = draw();
  // Ten is at the right end, 444, and 14 wide; the word ends 6 before it, and no number below it is left out.
  expect(markup).toMatch(/<text x="444" y="240"[^>]*>10<\/text>/);
  expect(markup).toMatch(/<text x="431" y="240"[^>]*>epoch<\/text>/);
  expect(markup).toMatch(/>8<\/text>/);
});

test('a last number close to the end stays as well', () => {
  // Five epochs on 200 pixels: a number every 80, the last one 40 before the end, where the word would be on it.
  const markup = draw({ series: [], xMax: 5, width: 256 });
  const numbers = [...markup.matchAll(/text-anchor="middle"[^>]*>([^<]*)</g)].map(([, text]) => text);
  expect(numbers).toEqual(['0', '2', '4']);
  // Half of the 4 is 3.5 wide, and 6 lie between them: 204 - 9.5, and the word is 35 wide, clear of the 2 at 124.
  expect(markup).toMatch(/<text x="194.5" y="240"[^>]*>epoch<\/text>/);
});

test('a loss that is no number leaves a gap', () => {
  const points = [
    [0, 0],
    [5, Number.NaN],
    [10, 1],
  ] as const;
  const markup = draw({ series: [{ id: 'train', points, paint: 0, look: 'faint' }] });
  expect(readPath(markup, 'train')).toBe('M44 224M444 24');
});

test('without an end of its own the axis takes in every value, and begins at nothing', () => {
  const points = [
    [0, 2],
    [10, 4],
  ] as const;
  const markup = draw({ series: [{ id: 'loss', points, paint: 0, look: 'faint' }], yRange: null });
  // 4 at the top (24), 2 half way down.
  expect(readPath(markup, 'loss')).toBe('M44 124L444 24');
});

test('a run that goes on beyond what was planned moves the end', () => {
  const points = [
    [0, 0],
    [20, 1],
  ] as const;
  const markup = draw({ series: [{ id: 'long', points, paint: 1, look: 'faint' }], cursor: 10 });
  expect(readPath(markup, 'long')).toBe('M44 224L444 24');
  expect(markup).toContain('d="M244 24V224"');
});

test('numbers of the axis that are long have room', () => {
  // The longest has seven letters: 7 x 6 + 12 = 54, and its end is 6 before the axis.
  const markup = draw({ formatY: (value) => (value === 1 ? '1·10¹²³' : '0') });
  expect(readPath(markup, 'train')).toBe('M54 224L249 124L444 24');
  expect(markup).toMatch(/<text x="48"[^>]*>1·10¹²³<\/text>/);
});
