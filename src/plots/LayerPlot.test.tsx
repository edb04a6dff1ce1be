/** @file The plot of layers as text, with places worked out by hand. */
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { bothAxes } from '../util/perAxis';
import { type LayerPlace, LayerPlot, type LayerPlotProps } from './LayerPlot';
import { arrangeLabels, shortenLabel } from './layerLabels';

const place = (id: string, status: LayerPlace['status']): LayerPlace => ({
  id,
  label: id,
  status,
  owner: null,
  field: bothAxes(3),
});

const props: LayerPlotProps = {
  places: [
    place('c1', 'productive'),
    place('c2', 'critical'),
    place('c3', 'unproductive'),
    place('c4', 'head'),
  ],
  series: [
    {
      id: 'run',
      places: new Set(['c1', 'c2', 'c3', 'c4']),
      saturation: new Map([
        ['c1', 0.5],
        ['c2', 1],
        ['c3', 0.25],
      ]),
      accuracy: new Map([
        ['c1', 0.5],
        ['c2', 0.75],
        ['c3', 0.75],
      ]),
      borders: new Set(['c3']),
      tail: new Set(['c2', 'c3']),
    },
  ],
  resolution: bothAxes(32),
  // Left and right take 44 and 8: 422 pixels for four places and, at 0.22 between them, 0.22 more: a step of 100.
  width: 474,
  // 52 above, 16 + 6 + 20 below: 200 for the whole share.
  height: 294,
  label: 'Saturation',
  title: 'epoch 3',
  words: { border: 'border', tail: 'tail' },
  formatY: (share) => `${100 * share}%`,
};

/** Attributes of the first element that has one. */
function read(markup: string, attribute: string): Readonly<Record<string, string>> {
  const tag = new RegExp(`<[^>]*${attribute}[^>]*>`).exec(markup)?.[0] ?? '';
  return Object.fromEntries([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
}

const draw = (changes: Partial<LayerPlotProps> = {}) =>
  renderToStaticMarkup(<LayerPlot {...props} {...changes} />);

test('bars stand on the axis, as high as their share, in the colour of their status', () => {
  const bars = [
    ...draw().matchAll(
      /<g data-bar="(\w+)"><rect x="([\d.]+)" y="([\d.]+)" height="([\d.]+)" width="([\d.]+)" fill="([^"]+)"/g,
    ),
  ];
  // Each bar is 78 wide and begins 22 behind the last one's end; 200 px are a whole share, the axis is at 252.
  expect(bars.map(([, ...values]) => values)).toEqual([
    ['c1', '66', '152', '100', '78', 'var(--ok-f)'],
    ['c2', '166', '52', '200', '78', 'var(--crit-f)'],
    ['c3', '266', '202', '50', '78', 'var(--dead-f)'],
  ]);
});

test('probes are a line through the middle of the bars', () => {
  // 0.5 is 100 above the axis, 0.75 is 150.
  expect(draw()).toContain('data-accuracy="run"><path d="M105 152L205 102L305 102"');
});

test('the border line stands before its layer, the tail spans its own', () => {
  const markup = draw();
  expect(read(markup, 'data-border="c3"').d).toBe('M255 42V252');
  expect(read(markup, 'data-tail="c2"').d).toBe('M157 40v-4H353v4');
  expect(markup).toContain('>border</text>');
  expect(markup).toContain('>tail</text>');
  const none = new Set<string>();
  const quiet = draw({ series: props.series.map((own) => ({ ...own, borders: none, tail: none })) });
  expect(quiet).not.toMatch(/data-border|data-tail|>border<|>tail</);
});

test('another run lies over it as marks, and as a line of its own look', () => {
  const other = {
    id: 'other',
    places: new Set(['c1', 'c2', 'c3', 'c4']),
    saturation: new Map([['c2', 0.5]]),
    accuracy: new Map([['c1', 0.25]]),
    borders: new Set(['c4']),
    tail: new Set(['c3', 'c4']),
  };
  // Two lines of landmarks, 20 each, 4 and a title of 16 take 60 above: 8 more than before.
  const markup = draw({ series: [...props.series, other], height: 302 });
  // A mark is a fifth wider than a bar.
  expect(read(markup, 'data-saturation="other"')).toMatchObject({
    d: 'M158.2 160h93.6',
    stroke: 'var(--series-2)',
  });
  // Each has its own border and tail, the first next to the plot, from 40 on, the second above it, from 20 on.
  expect(read(markup, 'data-border="c3"')).toMatchObject({ d: 'M255 52V260', stroke: 'var(--series-1)' });
  expect(read(markup, 'data-border="c4"')).toMatchObject({ d: 'M355 32V260', stroke: 'var(--series-2)' });
  expect(read(markup, 'data-tail="c2"')).toMatchObject({ d: 'M157 46v-4H353v4', stroke: 'var(--series-1)' });
  expect(read(markup, 'data-tail="c3"')).toMatchObject({ d: 'M257 26v-4H453v4', stroke: 'var(--series-2)' });
  expect(markup.match(/data-bar/g)).toHaveLength(3);
});

test('the line of a run ends where another has layers of its own, and goes on over a single one', () => {
  const [run] = props.series;
  if (run === undefined) throw new Error('there is a run');
  const trace = (own: readonly string[]) => {
    const accuracy = new Map(own.map((id) => [id, 0.5]));
    const series = [
      { ...run, places: new Set(own), accuracy },
      { ...run, id: 'other' },
    ];
    // As high as for two runs above; 0.5 is 100 above the axis.
    return /data-accuracy="run"><path d="([^"]*)"/.exec(draw({ series, height: 302 }))?.[1];
  };
  expect(trace(['c1', 'c2', 'c4'])).toBe('M105 160L205 160L405 160');
  expect(trace(['c1', 'c4'])).toBe('M105 160M405 160');
  // A layer of its own that was not probed is no gap.
  const accuracy = new Map([
    ['c1', 0.5],
    ['c4', 0.5],
  ]);
  expect(draw({ series: [{ ...run, accuracy }] })).toContain('<path d="M105 152L405 152"');
});

test('a plot that stands alone says what its bars and its line are', () => {
  const legend = [
    { look: 'words', name: 'saturation (bars)' },
    { look: 'productive', name: 'productive' },
    { look: 'unproductive', name: 'unproductive' },
    { look: 'line', name: 'probe accuracy (line), epoch 3' },
  ] as const;
  // Words of 17 letters take 5 + 17 x 6, and 16 lie between entries: 44, 167 and, 12 + 5 + 60 + 16 further, 260. The
  // line would end at 260 + 105 + 213 = 578 of 466: it begins a second row, so that 32 more lie above.
  const markup = draw({ legend, height: 326 });
  expect(
    [...markup.matchAll(/data-key="(\w+)" transform="translate\(([\d. ]+)\)"/g)].map(([, ...at]) => at),
  ).toEqual([
    ['words', '44 24'],
    ['productive', '167 24'],
    ['unproductive', '260 24'],
    ['line', '44 40'],
  ]);
  expect(markup).toContain('data-accuracy="run"><path d="M105 184L205 134L305 134"');
  expect(draw()).not.toContain('data-key');
});

test('what is hovered or selected is marked, and places answer to the pointer only where they can', () => {
  const markup = draw({ hovered: 'c1', selected: new Set(['c3']) });
  expect(read(markup, 'data-marked="c1"').fill).toBe('var(--ink)');
  expect(read(markup, 'data-marked="c3"').fill).toBe('var(--accent)');
  expect(markup).not.toContain('data-layer');
  expect(draw({ onSelect: () => {} }).match(/data-layer/g)).toHaveLength(4);
});

test('names and landmarks make the plot higher rather than its bars flat', () => {
  const [run] = props.series;
  if (run === undefined) throw new Error('there is a run');
  const series = ['one', 'two', 'three', 'four'].map((id) => ({ ...run, id }));
  // Four lines of landmarks, 20 each, 4 and a title of 16 above, 16 + 6 + 20 below; the share of one has 140.
  const markup = draw({ series, height: 200 });
  expect(read(markup, 'role="img"')).toMatchObject({ height: '282', viewBox: '0 0 474 282' });
  expect(
    read(read(markup, 'data-bar="c2"') && (markup.match(/data-bar="c2">.*/)?.[0] ?? ''), 'rect').height,
  ).toBe('140');
  expect(read(draw({ series, height: 500 }), 'role="img"').height).toBe('500');
  expect(read(draw({ isSmall: true, height: 104 }), 'role="img"').height).toBe('104');
});

test('a turned name has room for its beginning, and for the wide signs of what it leaves out', () => {
  const path = 'denseblock1.denselayer1.conv1';
  expect(shortenLabel(path).match(/…/g)).toHaveLength(3);
  // 16 letters with three signs that are as wide as two: 19 of 6.2 each, by the sine of the angle; 8 are between.
  const arrangement = arrangeLabels(new Array(121).fill(path), 700);
  expect(arrangement.height).toBeCloseTo(8 + 19 * 6.2 * 0.84);
  // By its cosine, and 5 for the letter itself; the first place is half a step further right.
  expect(arrangement.left).toBeCloseTo(19 * 6.2 * 0.545 + 5 - 350 / 121);
  const markup = draw({
    places: Array.from({ length: 121 }, (_, index) => ({ ...place(`${index}`, 'none'), label: path })),
  });
  expect(read(markup, 'text-anchor="end"').x).toBe(`${Math.ceil(19 * 6.2 * 0.545 + 5 - 422 / 242) - 6}`);
  expect(arrangeLabels(['conv1', 'conv2'], 100).left).toBe(0);
});

test('marks of a line that would touch each other are left out', () => {
  const count = (length: number) => {
    const ids = Array.from({ length }, (_, index) => `c${index}`);
    const [run] = props.series;
    if (run === undefined) throw new Error('there is a run');
    const series = [{ ...run, places: new Set(ids), accuracy: new Map(ids.map((id) => [id, 0.5])) }];
    const markup = draw({ places: ids.map((id) => place(id, 'productive')), series });
    return markup.match(/<path[^>]*stroke="var\(--panel\)"(?! stroke-width)/g)?.length;
  };
  // 422 pixels: 10 and more for each of 40 places, 4 for each of 100.
  expect(count(40)).toBe(40);
  expect(count(100)).toBe(50);
});

test('names stand side by side where they fit, turned where not, and thinned where even that is too close', () => {
  expect(arrangeLabels(['conv1', 'conv2'], 100)).toMatchObject({ isTurned: false, every: 1 });
  expect(arrangeLabels(['conv1', 'conv2'], 60)).toMatchObject({ isTurned: true, every: 1 });
  expect(arrangeLabels(new Array(100).fill('conv1'), 500)).toMatchObject({ isTurned: true, every: 3 });
  expect(shortenLabel('conv1')).toBe('conv1');
  // 16 letters: 21 without 6 of the longest word, with the sign for them.
  expect(shortenLabel('layer3.1.downsample.0')).toBe('layer3.1.down….0');
  expect(shortenLabel('1.2.3.4.5.6.7.8.9.10')).toBe('….4.5.6.7.8.9.10');
});
