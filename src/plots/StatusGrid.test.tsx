import { expect, test } from 'vitest';
import { describePlot } from './plotText.testing';
import { StatusGrid, type StatusGridProps } from './StatusGrid';

// Rows of 50 pixels from 30 down; names take 20 + 6 x 5 = 50 at the left, so 8 to 512 px lie on 50 to 650: 100 for
// every doubling.
const props: StatusGridProps = {
  rows: [
    { id: 'a', name: 'conv1', runs: [{ from: 8, to: 512, status: 'productive' }] },
    {
      id: 'b',
      name: 'conv2',
      runs: [
        { from: 8, to: 31, status: 'unproductive' },
        { from: 32, to: 63, status: 'critical' },
        { from: 64, to: 512, status: 'productive' },
      ],
    },
  ],
  range: { min: 8, max: 512 },
  fits: { min: 32, max: 128, label: 'fits 32 to 128' },
  current: 16,
  width: 670,
  height: 154,
  xLabel: 'smaller side',
  label: 'Size',
  valueText: '16 px',
  hovered: null,
  selected: new Set(),
  onHover: () => {},
  onChoose: () => {},
  onKey: () => {},
  onKeysEnd: () => {},
};

const describe = (changes: Partial<StatusGridProps> = {}) =>
  describePlot(<StatusGrid {...props} {...changes} />).map((line) => line.trim());

test('a row a layer, coloured by status over sizes; the sizes that fit, the present size, the scale', () => {
  const lines = describe();
  const cells = lines.filter((line) => /^rect x .* y (?:30|80) /.test(line));
  expect(cells).toEqual([
    'rect x 50 y 30 width 600 height 49 ok fill-opacity 0.85',
    'rect x 50 y 80 width 200 height 49 fill-opacity 1',
    'rect x 250 y 80 width 100 height 49 crit fill-opacity 0.85',
    'rect x 350 y 80 width 300 height 49 ok fill-opacity 0.85',
  ]);
  expect(lines).toContain('rect x 250 y 21 width 200 height 5 rx 2 ok');
  expect(lines).toContain('text x 250 y 16 “fits 32 to 128”');
  expect(lines.filter((line) => /^path d M150 /.test(line))).toHaveLength(2);
  expect(lines.filter((line) => /y 146/.test(line))).toEqual(
    [8, 16, 32, 64, 128, 256, 512].map((size, index) => `text x ${50 + 100 * index} y 146 “${size}”`),
  );
  expect(lines.filter((line) => /conv/.test(line))).toEqual([
    'text x 44 y 55 “conv1”',
    'text x 44 y 105 “conv2”',
  ]);
});

test('many rows have no names, but what is selected is outlined', () => {
  const rows = Array.from({ length: 100 }, (_, index) => ({
    id: `layer${index}`,
    name: `layer${index}`,
    runs: [{ from: 8, to: 512, status: 'productive' as const }],
  }));
  const lines = describe({ rows, selected: new Set(['layer7']) });
  expect(lines.filter((line) => /“layer/.test(line))).toEqual([]);
  // Seven rows of one pixel below the top.
  expect(lines.filter((line) => /^rect x 24 y 37 width 626 height 2$/.test(line))).toHaveLength(1);
});
