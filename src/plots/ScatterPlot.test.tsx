import { expect, test } from 'vitest';
import { describePlot } from './plotText.testing';
import { ScatterPlot, type ScatterPoint } from './ScatterPlot';

const format = String;
const points: readonly ScatterPoint[] = [
  { id: 'a', x: 1, y: 2, status: 'productive', shape: 'circle', label: 'two work, one MAC' },
  { id: 'b', x: 100, y: 4, status: 'unproductive', shape: 'square', label: 'four work, a hundred MACs' },
  { id: 'start', x: 10, y: 0, status: 'productive', shape: 'start', label: 'as it is' },
];

// Margins leave 52 to 252 across and 12 to 212 down: 100 pixels for a power of ten, 50 for each that works.
test('draws axes, points in their places and shapes, and says the same as a list', () => {
  const plot = (
    <ScatterPlot
      points={points}
      width={280}
      height={236}
      x={{ kind: 'log', domain: [1, 100], format }}
      y={{ kind: 'linear', domain: [0, 4], format, isWhole: true }}
      label="Designs"
      chosen="b"
      onChoose={() => {}}
    />
  );
  const lines = describePlot(plot);
  expect(lines.filter((line) => /text|at /.test(line)).map((line) => line.trim())).toEqual([
    ...['g at 0 212', 'text x 46 “0”', 'g at 0 162', 'text x 46 “1”', 'g at 0 112', 'text x 46 “2”'],
    ...['g at 0 62', 'text x 46 “3”', 'g at 0 12', 'text x 46 “4”'],
    ...['text x 52 y 228 “1”', 'text x 152 y 228 “10”', 'text x 252 y 228 “100”'],
    ...['g at 52 112', 'g at 152 212', 'g at 252 12'],
  ]);
  expect(lines.filter((line) => / d M-4|circle|d M0-7/.test(line)).map((line) => line.trim())).toEqual([
    'path d M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z ok',
    'path d M0-7L7 0L0 7L-7 0z',
    'circle r 9',
    'path d M-4-4h8v8h-8z dead',
  ]);
  expect(lines.slice(-4).map((line) => line.trim())).toEqual([
    'div',
    'div “two work, one MAC”',
    'div “as it is”',
    'div “four work, a hundred MACs”',
  ]);
});
