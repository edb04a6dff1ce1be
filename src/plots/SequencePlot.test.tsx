import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { describePlot } from './plotText.testing';
import { drawSteps, SequencePlot, type SequencePlotProps } from './SequencePlot';

const place = (id: string, status: 'productive' | 'critical' | 'unproductive', isBorder = false) => ({
  id,
  name: id,
  status,
  isBorder,
});

// Margins leave 56 to 356 across, 100 for each of three layers, and 26 to 226 down.
const props: SequencePlotProps = {
  places: [place('a', 'productive'), place('b', 'critical'), place('c', 'unproductive', true)],
  lines: [{ id: 'min', name: 'smallest', look: 'main', values: [10, 40, 100] }],
  kind: 'steps',
  y: { kind: 'linear', format: String, isWhole: true },
  references: [{ value: 50, label: 'the image: 50 px' }],
  crossing: { id: 'c', label: 'from c on' },
  width: 368,
  height: 248,
  label: 'fields',
  title: 'Fields',
  xLabel: 'layers',
  borderLabel: 'border',
  hovered: null,
  selected: new Set(),
  tell: (index) => `layer ${index}`,
  onHover: () => {},
  onSelect: () => {},
};

const describe = (changes: Partial<SequencePlotProps> = {}) =>
  describePlot(<SequencePlot {...props} {...changes} />).map((line) => line.trim());
const pick = (lines: readonly string[], pattern: RegExp) => lines.filter((line) => pattern.test(line));

test('step lines with points in the colour of the status, a line for the image, a mark before the border', () => {
  const lines = describe();
  // A hundred is 200 pixels: 10 stands 20 above the bottom, at 206.
  expect(pick(lines, /^path d M56 206/)).toEqual(['path d M56 206H156V146H256V26H356']);
  expect(pick(lines, /^circle/)).toEqual([
    'circle cx 106 cy 206 r 3.5 ok',
    'circle cx 206 cy 146 r 3.5 crit',
    'circle cx 306 cy 26 r 3.5',
  ]);
  expect(pick(lines, /at 0 126|image/)).toEqual(['g at 0 126', 'text x 60 y -4 “the image: 50 px”']);
  expect(pick(lines, /M256 26V226|border/)).toEqual(['path d M256 26V226', 'text x 260 y 35 “border”']);
  // The line passes 50 where c begins, 200 pixels from the axis: room for 25 letters of 6 pixels and a gap of 24.
  expect(pick(lines, /^g at 256|from c/)).toEqual(['g at 256 126', 'text x -8 y -10 “from c on”']);
  expect(pick(lines, /layers|Fields/)).toEqual(['text x 56 y 14 “Fields”', 'text x 356 y 241 “layers”']);
});

test('the label of the crossing stands above that of the image where both have no room side by side', () => {
  // Where b begins there are 100 pixels; 9 and 16 letters take 150.
  const lines = describe({ crossing: { id: 'b', label: 'from b on' } });
  expect(pick(lines, /^g at 156|from b/)).toEqual(['g at 156 126', 'text x -8 y -22 “from b on”']);
});

test('the label of a line that ends below the title stands under it; two lines near each other keep apart', () => {
  // The largest of all, 100, is at the upper edge: above it is the title.
  const high = describe({ references: [{ value: 100, label: 'height: 100 px' }], crossing: null });
  expect(pick(high, /“height/)).toEqual(['text x 60 y 12 “height: 100 px”']);
  // 95 is at 36, in reach of the first label, which ends at 40: its own stands beside that, 5 letters of 6 and 16 on,
  // and 2 below its line.
  const near = describe({
    references: [
      { value: 95, label: 'height' },
      { value: 100, label: 'width' },
    ],
    crossing: null,
  });
  expect(pick(near, /“(height|width)”/)).toEqual(['text x 60 y 12 “width”', 'text x 106 y 2 “height”']);
  const apart = describe({
    references: [
      { value: 100, label: 'height' },
      { value: 50, label: 'width' },
    ],
    crossing: null,
  });
  expect(pick(apart, /“(height|width)”/)).toEqual(['text x 60 y 12 “height”', 'text x 60 y -4 “width”']);
});

test('the word at a border near the end stands in front of it', () => {
  const places = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => place(id, 'productive', id === 'f'));
  // Six places of 50: the last begins at 306, and 12 letters take 72.
  const lines = describe({ places, borderLabel: 'border layer', references: [], crossing: null });
  expect(pick(lines, /“border/)).toEqual(['text x 302 y 35 “border layer”']);
});

test('each of four lines has a stroke of its own', () => {
  const looks = ['main', 'second', 'third', 'fourth'] as const;
  const lines = looks.map((look) => ({ id: look, name: look, look, values: [1, 2, 3] }));
  const markup = renderToStaticMarkup(<SequencePlot {...props} lines={lines} references={[]} />);
  const strokes = [...markup.matchAll(/<path d="M0 0h22"[^>]*>/g)].map(([tag]) =>
    [...tag.matchAll(/stroke-(?:width|dasharray)="[^"]*"/g)].join(' '),
  );
  expect(new Set(strokes).size).toBe(4);
});

test('names of lines stand beside the title, or below it where they have no room', () => {
  const looks = ['main', 'second', 'third'] as const;
  const lines = looks.map((look) => ({ id: look, name: 'smallest', look, values: [1, 2, 3] }));
  // 22 for the stroke, 8 letters of 6, 20: 90 each. Beside a title of 6 letters there are 356 - 56 - 42 = 258.
  const two = describe({ lines: lines.slice(0, 2), references: [] });
  expect(pick(two, /^g at [1-9]\d* (10|26|40)$/)).toEqual(['g at 176 10', 'g at 266 10']);
  const three = describe({ lines, references: [], width: 288 });
  // 276 at the right: below it two of 90 and no third, and the plot begins 30 lower.
  expect(pick(three, /^g at [1-9]\d* (10|26|40)$/)).toEqual(['g at 56 26', 'g at 146 26', 'g at 56 40']);
  expect(pick(three, /^circle/).at(-1)).toMatch(/ cy 56 /);
});

test('names of layers stand below them, as many as have room beside each other and beside what they are', () => {
  // The word "layers" takes 36 and a gap of 12: names end at 308.
  expect(pick(describe(), /^text at .*“/)).toEqual(['text at 106 241 “a”', 'text at 206 241 “b”']);
  const many = Array.from({ length: 30 }, (_, index) => place(`conv${10 + index}`, 'productive'));
  const lines = [{ id: 'min', name: 'smallest', look: 'main' as const, values: many.map(() => 1) }];
  // A step of 10; six letters take 37.2 and 8: every fifth, from 61 on, as far as 308 - 18.
  expect(pick(describe({ places: many, lines, height: 200 }), /^text at .*“/)).toEqual([
    'text at 61 193 “conv10”',
    'text at 111 193 “conv15”',
    'text at 161 193 “conv20”',
    'text at 211 193 “conv25”',
    'text at 261 193 “conv30”',
  ]);
  // Where the plot is high enough they are turned, and there are more: every second, 20 for a line of 13.
  const turned = pick(describe({ places: many, lines }), /^text at .*rotate/);
  expect(turned).toHaveLength(15);
});

test('the label of the crossing stands above a second line that is near', () => {
  // 50 is at 126, 60 at 106: its label is at 102, and the one of the crossing 22 above the line, 42 above its own.
  const lines = describe({
    references: [
      { value: 50, label: 'height: 50 px' },
      { value: 60, label: 'width: 60 px' },
    ],
    crossing: { id: 'b', label: 'from b on' },
  });
  expect(pick(lines, /^g at 156|from b/)).toEqual(['g at 156 126', 'text x -8 y -42 “from b on”']);
});

test('bars start at zero', () => {
  const lines = describe({ kind: 'bars', references: [] });
  expect(pick(lines, /^rect/)).toEqual([
    'rect x 57 y 206 width 98 height 20 ok fill-opacity 0.85',
    'rect x 157 y 146 width 98 height 80 crit fill-opacity 0.85',
    'rect x 257 y 26 width 98 height 200 dead fill-opacity 0.28',
  ]);
  expect(pick(lines, /^circle/)).toEqual([]);
});

test('logarithms place by order of magnitude and leave out what is zero', () => {
  const lines = describe({
    y: { kind: 'log', format: String },
    references: [],
    lines: [{ id: 'cost', name: 'cost', look: 'main', values: [1, 0, 100] }],
  });
  expect(pick(lines, /^circle/)).toEqual(['circle cx 106 cy 226 r 3.5 ok', 'circle cx 306 cy 26 r 3.5']);
  expect(pick(lines, /^path d M56 226H156/)).toEqual(['path d M56 226H156M256 26H356']);
});

test('what is selected is marked, and told to who hears it', () => {
  const lines = describe({ selected: new Set(['b']) });
  expect(pick(lines, /^rect/)).toEqual(['rect x 156 y 26 width 100 height 200 fill-opacity 0.14']);
});

test('a gap in the values is a gap in the line', () => {
  expect(
    drawSteps(
      [1, 2, null, 3],
      (index) => 10 * index,
      (value) => value,
    ),
  ).toBe('M0 1H10V2H20M30 3H40');
});
